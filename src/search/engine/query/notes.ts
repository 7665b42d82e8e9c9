import { fields, howToWrite, type InField, type Leaf, type Query } from './parse.ts';

/** Fields whose values are those of the catalogue, with what these are called. */
const kinds = {
  area: 'area',
  org: 'organisation',
  type: 'kind of work',
  venue: 'venue',
  author: 'author',
};

/** What a query asks of such fields. */
export function valuesAsked(query: Query): InField[] {
  return query
    .flatMap(leavesIn)
    .filter((leaf) => leaf.kind === 'field' && leaf.field in kinds) as InField[];
}

/**
 * Sentences on what of a query was not understood.
 * @param unknown what it asks of fields and no paper has.
 */
export function notesOn(query: Query, unknown: readonly InField[] = []): string[] {
  const leaves = query.flatMap(leavesIn);
  const isAsked = leaves.some((leaf) => leaf.kind !== 'unclear' && !isWordless(leaf));
  return leaves.flatMap((leaf, at) => {
    if (leaf.kind === 'field') return unknown.includes(leaf) ? [noteOn(leaf)] : [];
    const { text } = leaf;
    if (leaf.kind === 'unclear') {
      const isTyping = at === leaves.length - 1 && begun.test(text);
      const remedy = leaf.field === 'has' ? howToWrite.has : howToWrite.year;
      return isTyping ? [] : [`“${text}” is left out: ${remedy}`];
    }
    if (isWordless(leaf)) {
      if (isAsked && sign.test(text)) return [`“${text}” is left out: ${howToWrite.sign}`];
      const isSaid = !isAsked || /\p{Extended_Pictographic}/u.test(text);
      return isSaid ? [`“${text}” has no letters or digits to search for.`] : [];
    }
    const [, name] = (leaf.kind === 'word' && likeField.exec(text)) || [];
    if (!name) return [];
    const others = `${fields.slice(0, -1).join(', ')} or ${fields.at(-1)}`;
    return [`“${name}:” is searched for as a word: it is not ${others}.`];
  });
}

function noteOn({ field, value }: InField): string {
  return `No ${kinds[field as keyof typeof kinds]} is called “${value}”.`;
}

/** What may yet become a year, which `24` does not, or `has:code`. */
const begun = /^(?:year:(?:(?:\d{4})?\.{1,2})?(?:[12]|1[5-9]\d?|20\d?)?|year:\d{4}\.|has:c?o?d?)$/;

/** Signs by themselves that elsewhere are operators. */
const sign = /^(?:\|\|?|&&|[!！]+)$/;

/** A word like a field; addresses and identifiers begin so too. */
const likeField = /^(?!https?:|ftp:|mailto:|arxiv:|doi:|urn:|pmid:|isbn:)([a-z]{2,}):[^\s/:]/i;

function leavesIn(term: Query[number]): readonly Leaf[] {
  if (term.kind === 'or') return term.terms.flatMap(leavesIn);
  return [term.kind === 'not' ? term.term : term];
}

function isWordless(leaf: Leaf): boolean {
  return leaf.kind !== 'field' && !/[\p{L}\p{N}]/u.test(leaf.text);
}
