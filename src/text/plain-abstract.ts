import { toPlain } from './to-plain.ts';

/** Pages are bundled apart from the integrations, so a module's variable would exist twice. */
const key = Symbol.for('catalogue.plain-abstracts');
const shared = globalThis as { [key]?: WeakMap<object, string> };
shared[key] ??= new WeakMap();
const known = shared[key];

/** The abstract as plain text: the index, related papers, a page and several files ask for it. */
export function plainAbstract(paper: { abstract: string }): string {
  const present = known.get(paper);
  if (present !== undefined) return present;
  const text = toPlain(paper.abstract);
  known.set(paper, text);
  return text;
}
