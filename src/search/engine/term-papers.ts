import type { FacetValue } from '#search/index/columns.ts';
import { OrdinalSet } from '#search/index/ordinal-set.ts';
import { united } from '#search/index/postings.ts';
import { queryWords, wordsOf } from '#search/terms/words.ts';
import { matchPostings } from './clues.ts';
import { papersIn, papersWith } from './facets.ts';
import { findWord, type WordMatch } from './match.ts';
import { readPersons } from './persons.ts';
import { findPhrase } from './phrase.ts';
import type { InField, Leaf, Not, Or } from './query/parse.ts';
import { type Ranking, scorePapers } from './rank.ts';
import type { RowValues } from './row-values.ts';
import type { Session } from './session.ts';
import type { TextIndex } from './text-index.ts';

/** The papers for which a part of a query holds, and how well, where that can be said. */
interface Part {
  set: OrdinalSet;
  scores?: Float32Array;
  /** Words to mark. */
  words: readonly string[];
}

/** What a ranking leaves that has all of some exact terms, which are phrases, fields, NOT and OR. */
export async function narrowed(
  ranking: Ranking,
  terms: readonly (Leaf | Not | Or)[],
  session: Session,
): Promise<Ranking> {
  const parts = await Promise.all(terms.map((term) => papersForTerm(term, session)));
  return {
    ...ranking,
    set: parts.reduce((left, { set }) => left.and(set), ranking.set),
    scores: withScores(ranking.scores, parts),
    words: [...new Set([ranking, ...parts].flatMap(({ words }) => words))],
  };
}

/** Adds the scores of some parts to these. */
function withScores(sums: Float32Array, parts: readonly Part[]): Float32Array {
  for (const { scores } of parts) {
    scores?.forEach((score, at) => {
      sums[at] = (sums[at] ?? 0) + score;
    });
  }
  return sums;
}

async function papersForTerm(term: Leaf | Not | Or, session: Session): Promise<Part> {
  const index = session.index();
  switch (term.kind) {
    case 'word': {
      const matches = await matchesOf(term.text, index, session.values);
      const all = OrdinalSet.all(index.size);
      const set = matches.reduce((left, match) => left.and(match.set), all);
      return { set, scores: scorePapers(matches, [], index).scores, words: wordsOf(term.text) };
    }
    case 'phrase':
      return papersWithPhrase(term.text, index);
    case 'field': {
      const isText = term.field === 'title' || term.field === 'author';
      const words = isText ? wordsOf(term.value) : [];
      return { set: await papersInField(term, session), words };
    }
    case 'unclear':
      return { set: OrdinalSet.all(index.size), words: [] };
    case 'not':
      return { set: (await papersToExclude(term.term, session)).complement(), words: [] };
    case 'or': {
      const clear = term.terms.filter(({ kind }) => kind !== 'unclear');
      const parts = await Promise.all(clear.map((either) => papersForTerm(either, session)));
      const none = new OrdinalSet(index.size);
      return {
        set: parts.reduce((left, part) => left.or(part.set), none),
        scores: withScores(new Float32Array(index.size), parts),
        words: parts.flatMap(({ words }) => words),
      };
    }
  }
}

function matchesOf(text: string, index: TextIndex, values?: RowValues): Promise<WordMatch[]> {
  return Promise.all(queryWords(text).map((word) => findWord(word, index, { values })));
}

/** A word by itself is quoted to be that very word. */
async function papersWithPhrase(text: string, index: TextIndex): Promise<Part> {
  const words = wordsOf(text);
  const [only, ...others] = words;
  if (only === undefined) return { set: OrdinalSet.all(index.size), words };
  const postings =
    others.length > 0
      ? findPhrase(words, index)
      : Promise.all([index.exact(only), index.name(only)]).then(united);
  const match = matchPostings(await postings, index.size);
  return { set: match.set, scores: scorePapers([match], [], index).scores, words };
}

/** What is excluded is excluded in all its forms, but `-moe` says nothing about Moerland. */
async function papersToExclude(leaf: Leaf, session: Session): Promise<OrdinalSet> {
  if (leaf.kind === 'field') return papersInField(leaf, session);
  const index = session.index();
  if (leaf.kind === 'unclear' || wordsOf(leaf.text).length === 0) return new OrdinalSet(index.size);
  return leaf.kind === 'phrase'
    ? (await papersWithPhrase(leaf.text, index)).set
    : new OrdinalSet(index.size, (await findPhrase(wordsOf(leaf.text), index)).ordinals);
}

/** The papers that have a value, named as the field's values are. */
export async function papersInField(
  { field, value }: InField,
  session: Session,
): Promise<OrdinalSet> {
  const { columns, authors } = session;
  const wanted = wordsOf(value);
  switch (field) {
    case 'author': {
      const named = await authors.named(value);
      if (named.count > 0) return named;
      const { persons, rest } = await readPersons(queryWords(value), session);
      return persons[0] && persons.length + rest.length === 1 ? persons[0].set : named;
    }
    case 'venue':
      return papersIn(columns.size, (await session.venues.load()).printed, ({ name }) => {
        const words = wordsOf(name);
        return wanted.length > 0 && wanted.every((word) => words.includes(word));
      });
    case 'area':
    case 'org':
    case 'type': {
      // By tag, slug or full name.
      const isNamed = ({ value: tag, name }: FacetValue) =>
        [tag, name].some((spelling) => wordsOf(spelling).join(' ') === wanted.join(' '));
      return papersIn(columns.size, columns.facets.get(field), isNamed);
    }
    case 'year':
      return papersWith(columns, 'year', [value]);
    case 'has':
      return papersWith(columns, 'code', ['1']);
    case 'title':
      return papersWithTitle(value, session.index());
  }
}

async function papersWithTitle(text: string, index: TextIndex): Promise<OrdinalSet> {
  const sets = (await matchesOf(text, index)).map(({ clues }) => {
    const set = new OrdinalSet(index.size);
    for (const { ordinals, title } of clues.map(({ postings }) => postings)) {
      for (const [at, ordinal] of ordinals.entries()) if ((title[at] ?? 0) > 0) set.add(ordinal);
    }
    return set;
  });
  return sets.reduce((left, set) => left.and(set), OrdinalSet.all(index.size));
}
