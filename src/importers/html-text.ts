import { toPlain } from '#text/to-plain.ts';
import { decodeEntities } from './entities.ts';
import { mathmlToTex } from './mathml.ts';

/** Tags that count in pairs, and what stands for them in the markup. */
const wrapped = new Map<string, readonly [open: string, close: string]>([
  ...['i', 'em', 'italic'].map((name) => [name, ['*', '*']] as const),
  ...['b', 'strong', 'bold'].map((name) => [name, ['**', '**']] as const),
  ...['sub', 'inf'].map((name) => [name, ['\\textsubscript{', '}']] as const),
  ['sup', ['\\textsuperscript{', '}']],
]);
/** Tags that part paragraphs, and tags without a meaning here. */
const blocks = new Set(
  'p br div sec title list list-item abstract ul ol li h1 h2 h3 h4 section'.split(' '),
);
const silent = new Set(
  `span sc scp smallcaps inline-formula disp-formula jats tex-math a ext-link uri xref monospace tt u
  underline alternatives named-content styled-content font small roman overline nobr inline-graphic
  graphic label strike code`.split(/\s+/),
);

/**
 * The markup for text with HTML's, CSL's or JATS' tags, with MathML, and with entities, also where a
 * source escaped the tags themselves; only their tags are tags: `a < b > c` stays.
 */
export function htmlToMarkup(text: string): string {
  if (!/[<&\u2028\u2029]/.test(text)) return paragraphs(text);
  const marked = replaceTags(readFormulas(text));
  const decoded = decodeEntities(marked);
  const plain = /&lt;\/?[a-z]/i.test(marked) ? replaceTags(readFormulas(decoded)) : decoded;
  // A bracket with a word joiner behind it is meant as one.
  return withoutHeading(paragraphs(plain.replaceAll('<\u2060', '<')));
}

/** The same on one line without markup, for venues and other values that are shown as they are. */
export function htmlToText(text: string): string | undefined {
  const markup = htmlToMarkup(text);
  const plain = /<|&lt;/.test(text) && /[*\\$]/.test(markup) ? toPlain(markup) : markup;
  return plain.replace(/\s+/g, ' ').trim() || undefined;
}

/** The same as plain text for TeX's readers: emphasis and indices as TeX's commands. */
export function htmlToTex(text: string): string {
  if (!/<[/a-z]|&[#a-z]/i.test(text)) return text;
  const decode = (part: string) => decodeEntities(part.replace(/\\&(?=[#A-Za-z]\w*;)/g, '&'));
  const marked = replaceTags(readFormulas(text), texTags, '\n\n');
  const decoded = decode(marked);
  return /&lt;\/?[a-z]/i.test(marked) ? replaceTags(decoded, texTags, '\n\n') : decoded;
}

const texTags = new Map<string, readonly [open: string, close: string]>([
  ...['i', 'em', 'italic'].map((name) => [name, ['\\emph{', '}']] as const),
  ...['b', 'strong', 'bold'].map((name) => [name, ['\\textbf{', '}']] as const),
  ...['sub', 'inf'].map((name) => [name, ['\\textsubscript{', '}']] as const),
  ['sup', ['\\textsuperscript{', '}']],
]);

const formula = /<([a-z]{1,5}:)?math\b[^>]*>[\s\S]*?<\/\1math>/gi;
/** A formula as TeX in JATS, in the document that one publisher wraps it in; MathML beside it says the same. */
const texDocument = /<((?:jats:)?tex-math)\b[^>]*>([\s\S]*?)<\/\1>(\s*<(?:[a-z]{1,5}:)?math\b)?/gi;

function readFormulas(text: string): string {
  if (!/math/i.test(text)) return text;
  return text
    .replace(texDocument, (_, _name, tex: string, behind: string | undefined) => {
      if (behind !== undefined) return behind;
      const [, inner = tex] = /\\begin\{document\}([\s\S]*?)\\end\{document\}/.exec(tex) ?? [];
      return `$${inner.trim().replace(/^\$+|\$+$/g, '')}$`;
    })
    .replace(formula, (mathml) => mathmlToTex(mathml));
}

const tag = /(<\/?(?:jats:|mml:)?[a-z][a-z0-9-]{0,20}(?:\s[^<>]*)?\/?>)/i;
const tagName = /^<(\/?)(?:jats:|mml:)?([a-z][a-z0-9-]*)/i;

/** A tag for emphasis or an index counts only together with the one that closes it. */
function replaceTags(text: string, pairs = wrapped, block = '\n\n'): string {
  // Every other part is a tag.
  const parts = text.split(tag);
  const open: { name: string; at: number }[] = [];
  for (let at = 1; at < parts.length; at += 2) {
    const [, slash, written = ''] = tagName.exec(parts[at] ?? '') ?? [];
    const name = written.toLowerCase();
    const pair = pairs.get(name);
    if (blocks.has(name)) parts[at] = block;
    else if (silent.has(name)) parts[at] = '';
    else if (pair && slash === '') open.push({ name, at });
    else if (pair && open.at(-1)?.name === name) {
      const from = open.pop()?.at ?? at;
      const [before, inside, behind] = [
        parts[from - 1],
        parts.slice(from + 1, at).join(''),
        parts[at + 1],
      ];
      const isInWord = /[\p{L}\p{N}*]$/u.test(before ?? '') || /^[\p{L}\p{N}*]/u.test(behind ?? '');
      const starred = pair[0] === '*' && (isInWord || /^\s|\s$|\*/.test(inside));
      [parts[from], parts[at]] = starred ? ['\\emph{', '}'] : pair;
    }
  }
  return parts.join('');
}

const headings =
  'Abstract|Summary|Abstrakt|Résumé|Zusammenfassung|Kurzfassung|Resumen|Resumo|Sommario|Riassunto|Samenvatting|Streszczenie|Sammanfattning|Sammendrag|Tiivistelmä|Özet|Rezumat|Sažetak|Аннотация|Реферат|摘要|要旨|抄録|초록|요약';
const heading = new RegExp(
  String.raw`^(?:(?:${headings})(?:[.:]?\n\n|:\s+|\s?—\s?)|(?:\*{1,2}|\\textbf\{|\\emph\{)(?:${headings})[.:]?(?:\*{1,2}|\})[.:]?\s+)`,
  'i',
);

/** The word "Abstract" heads many an abstract and is no part of it. */
export function withoutHeading(text: string): string {
  return text.replace(heading, '');
}

/** White space is one space, but for the blank lines between paragraphs. */
export function paragraphs(text: string): string {
  return text
    .split(/\n\s*\n|\u2029/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}
