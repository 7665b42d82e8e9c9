import type { MdastNode, MdastVisitorContext } from 'satteri';
import { ROOT } from '#catalog/urls.ts';
import { cleanText } from '#text/visible.ts';
import { deepLine, tooDeep } from './mdx-body.ts';
import { fault, faulty, type Read } from './yaml-record.ts';

/** What is looked at of a node of the tree, https://github.com/syntax-tree/mdast */
interface Node {
  type: string;
  url?: string | null;
  depth?: number;
  children?: readonly Node[];
  position?: { start: { line: number } } | undefined;
}

type Linked = Extract<MdastNode, { type: 'link' | 'image' | 'definition' }>;

const features = {
  gfm: { footnotes: false },
  frontmatter: false,
  smartPunctuation: true,
} as const;

/**
 * The HTML of a text of the catalogue's own, or what in it cannot stand in a page. Links to this site
 * begin with `ROOT`, others say that they leave it.
 */
export async function renderMarkdown(source: string): Promise<Read<string>> {
  const text = cleanText(source);
  const deep = deepLine(text);
  if (deep !== undefined) return faulty(tooDeep, deep + 1);
  // Native code, loaded only where there is such a text.
  const { markdownToHtml, markdownToMdast } = await import('satteri');
  const faults = [...nodesOf(markdownToMdast(text, { features }) as Node)].flatMap((node) => {
    const message = faultOf(node);
    return message ? [fault(message, node.position?.start.line)] : [];
  });
  if (faults.length > 0) return { faults };
  const place = (node: Readonly<Linked>, context: MdastVisitorContext) => {
    if (isHere(node.url)) context.setProperty(node, 'url', ROOT + node.url.slice(1));
  };
  const plugin = { name: 'links-to-this-site', link: place, image: place, definition: place };
  const { html } = markdownToHtml(text, { mdastPlugins: [plugin], features });
  return { value: html.trim().replace(/<a href="https?:[^"]*"/g, '$& rel="external"') };
}

function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children ?? []) yield* nodesOf(child);
}

function faultOf({ type, depth, url }: Node): string | undefined {
  if (type === 'html') return 'is HTML; write it as Markdown';
  if (type === 'heading' && depth === 1) return 'is a heading of the page; begin with ##';
  const isMeant = isHere(url ?? '') || /^(?:https?:\/\/|mailto:|#)./.test(url ?? '');
  const leadsOn = isMeant && URL.canParse(url ?? '', 'https://a.invalid');
  if ((type === 'link' || type === 'definition') && !leadsOn) {
    return `${url || 'an empty link'} leads nowhere; write an address with https://, or one of this site with a slash, like /areas/`;
  }
  if (type === 'imageReference')
    return 'is a picture by reference; write ![what it shows](/NAME.png)';
  if (type === 'image' && !isHere(url ?? '')) {
    return `${url} is no picture of this site; put it into public/ and write its address with a slash, like /group.png`;
  }
  return undefined;
}

/** Browsers read a backslash as a slash, and two of these as the beginning of another host. */
const isHere = (url: string) => /^\/(?![/\\])/.test(url);
