import { shownAddress } from './link.ts';
import { parseMarkup } from './markup.ts';
import type { Inline } from './nodes.ts';

/**
 * A title or abstract as Markdown, paragraph by paragraph, which CommonMark and pandoc read alike but
 * for formulas: these stay TeX between dollars, as pandoc and most others have it.
 */
export function toMarkdown(source: string): string {
  return paragraphs(source, true).join('\n\n');
}

/** The same for titles, which stand in links and headings: one line, no links. */
export function toInlineMarkdown(source: string): string {
  return paragraphs(source, false).join(' ');
}

/** What would be read as markup within a line: https://spec.commonmark.org, https://pandoc.org/MANUAL.html */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>&~$|^{}]|(?<!\w)@/g, '\\$&');
}

/** A link with an address of any form. */
export function markdownLink(text: string, url: string): string {
  return `[${text}](<${url.replace(/[<>\\\s]/g, encodeURIComponent)}>)`;
}

function paragraphs(source: string, links: boolean): string[] {
  return parseMarkup(source).map(({ children }) => atLineStart(writeAll(children, links).trim()));
}

/** What a line begins with that would make it an item, a heading or the like. */
function atLineStart(line: string): string {
  return line.replace(/^(\d{1,9})(?=[.)])/, '$1\\').replace(/^[-+#=:%]/, '\\$&');
}

function writeAll(nodes: readonly Inline[], links: boolean): string {
  return nodes.map((node) => write(node, links)).join('');
}

function write(node: Inline, links: boolean): string {
  if (node.type === 'text') return escapeMarkdown(node.value);
  if (node.type === 'math') {
    const sign = node.display ? '$$' : '$';
    return `${sign}${node.tex.trim().replace(/\s+/g, ' ')}${sign}`;
  }
  const inner = writeAll(node.children, links);
  switch (node.type) {
    case 'emphasis':
      return `*${inner}*`;
    case 'strong':
      return `**${inner}**`;
    case 'superscript':
      return `<sup>${inner}</sup>`;
    case 'subscript':
      return `<sub>${inner}</sub>`;
    case 'code':
      return writeCode(node.children);
    case 'link':
      if (!links) return inner;
      return inner === escapeMarkdown(shownAddress(node.url))
        ? `<${node.url}>`
        : markdownLink(inner, node.url);
  }
}

/** Between more backticks than any run within; other nodes than text have no place in code. */
function writeCode(children: readonly Inline[]): string {
  const isText = children.every((child) => child.type === 'text');
  if (!isText) return writeAll(children, false);
  const text = children.map((child) => (child.type === 'text' ? child.value : '')).join('');
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map(({ length }) => length)) + 1);
  return runs.length > 0 ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}
