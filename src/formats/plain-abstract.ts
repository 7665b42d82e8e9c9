import { toPlain } from '#text/to-plain.ts';

const known = new WeakMap<object, string>();

/** The abstract as plain text; a page and several files ask for that of the same paper. */
export function plainAbstract(paper: { abstract: string }): string {
  const present = known.get(paper);
  if (present !== undefined) return present;
  const text = toPlain(paper.abstract);
  known.set(paper, text);
  return text;
}
