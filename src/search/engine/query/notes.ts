import { queryWords } from '#search/terms/words.ts';
import { fields, howToWrite, type Leaf, type Query } from './parse.ts';

/** Sentences on what of a query was not understood. */
export function notesOn(query: Query): string[] {
  const leaves = query.flatMap(leavesIn);
  const isAsked = leaves.some((leaf) => leaf.kind !== 'unclear' && !isWordless(leaf));
  return leaves.flatMap((leaf, at) => {
    if (leaf.kind === 'field') return [];
    const { text } = leaf;
    if (leaf.kind === 'unclear') {
      const isTyping = at === leaves.length - 1 && begun.test(text);
      const remedy = leaf.field === 'has' ? howToWrite.has : howToWrite.year;
      return isTyping ? [] : [`“${text}” is left out: ${remedy}`];
    }
    if (isWordless(leaf)) {
      const isSaid = !isAsked || /\p{Extended_Pictographic}/u.test(text);
      return isSaid ? [`“${text}” has no letters or digits to search for.`] : [];
    }
    const [, name] = (leaf.kind === 'word' && unknown.exec(text)) || [];
    if (!name) return [];
    const others = `${fields.slice(0, -1).join(', ')} or ${fields.at(-1)}`;
    return [`“${name}:” is searched for as a word: it is not ${others}.`];
  });
}

/** What may yet become a year, or `has:code`. */
const begun = /^(?:year:(?:\d{0,3}|(?:\d{4})?\.{1,2}\d{0,3})|has:c?o?d?)$/;

/** A word like a field; addresses and identifiers begin so too. */
const unknown = /^(?!https?:|ftp:|mailto:|arxiv:|doi:|urn:|pmid:|isbn:)([a-z]{2,}):[^\s/:]/i;

function leavesIn(term: Query[number]): readonly Leaf[] {
  if (term.kind === 'or') return term.terms.flatMap(leavesIn);
  return [term.kind === 'not' ? term.term : term];
}

function isWordless(leaf: Leaf): boolean {
  return leaf.kind !== 'field' && queryWords(leaf.text).length === 0;
}
