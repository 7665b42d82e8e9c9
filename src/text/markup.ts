import { cleanText } from './clean.ts';
import { parseInline } from './inline.ts';
import type { Block } from './nodes.ts';

/** All but single spaces, of which there are too many to put each in its own place again. */
const unevenSpace = /[\t\n][ \t\n]*| [ \t\n]+/g;

/**
 * A title's or abstract's paragraphs, as nodes that every rendering starts from.
 *
 * Understands inline TeX (`$…$` by pandoc's rule, `\(…\)`, `$$…$$`), `*emphasis*`, bare
 * addresses, and the TeX of text that abstracts really contain. All else stays as it is written:
 * `{7B, 13B}`, `~15%`, `<`, `&`, money, unknown commands. Never fails, and takes time linear in
 * the length of the source.
 */
export function parseMarkup(source: string): Block[] {
  return cleanText(source)
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.replace(unevenSpace, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .map((paragraph) => ({ type: 'paragraph', children: parseInline(paragraph) }));
}
