import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { ELEMENT_NODE, type ElementNode, type Node, parse, TEXT_NODE } from 'ultrahtml';
import { querySelectorAll } from 'ultrahtml/selector';

type Component = Parameters<AstroContainer['renderToString']>[0];

export interface Rendered {
  /** The elements that a selector finds, in the order of the document. */
  all: (selector: string) => ElementNode[];
  /** The text of each of them, white space as a reader sees it. */
  texts: (selector: string) => string[];
  /** One attribute of each of them. */
  attributes: (selector: string, name: string) => (string | undefined)[];
}

/** Renders a component by itself. */
export async function render(
  component: Component,
  props: Record<string, unknown>,
): Promise<Rendered> {
  const container = await AstroContainer.create();
  return readHtml(await container.renderToString(component, { props }));
}

/** What is asked of HTML that something else has rendered. */
export function readHtml(html: string): Rendered {
  const tree = parse(html);
  const all = (selector: string) => querySelectorAll(tree, selector).filter(isElement);
  return {
    all,
    texts: (selector) => all(selector).map(textOf),
    attributes: (selector, name) => all(selector).map(({ attributes }) => attributes[name]),
  };
}

function isElement(node: Node): node is ElementNode {
  return node.type === ELEMENT_NODE;
}

function textOf(node: Node): string {
  return allText(node).replace(/\s+/g, ' ').trim();
}

function allText(node: Node): string {
  if (node.type === TEXT_NODE) return node.value;
  return isElement(node) ? node.children.map(allText).join('') : '';
}
