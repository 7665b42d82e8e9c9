import { OrdinalSet } from '../ordinal-set.ts';
import { contentWords } from '../stop-words.ts';
import { hasWord } from '../words.ts';
import type { TextHits, TextIndex } from './text-index.ts';

/** The papers for plain words, and how they were found. */
export interface Ranking {
  set: OrdinalSet;
  /** By ordinal; higher is better. */
  scores: Float32Array;
  /** Whether all papers have all content words, or the search made do with some of them. */
  mode: 'all-words' | 'some-words';
  /** Words that no paper has. */
  missing: readonly string[];
}

export interface RankingTools {
  index: TextIndex;
  /** Title, authors and abstract of a paper. */
  textOf(ordinal: number): Promise<string>;
}

/**
 * Finds papers for the words of a query: those that have all content words. Where there are none,
 * or too few for a question of many words, also those that have most of them.
 */
export async function rank(words: readonly string[], tools: RankingTools): Promise<Ranking> {
  const content = [...new Set(contentWords(words))];
  const hits = await tools.index.all(content);
  const missing = await missingWords(content, hits, tools);
  const strict = missing.length === 0 ? hits.set.count : 0;
  if (strict >= wanted(content, hits.set.size)) {
    return { ...hits, mode: 'all-words', missing: [] };
  }
  return rankByWord(content, hits.set.size, tools);
}

const QUESTION = 4;
const ENOUGH = 10;

/** How many papers with all words suffice; a small catalogue has few to offer. */
function wanted(words: readonly string[], size: number): number {
  return words.length < QUESTION ? 1 : Math.min(ENOUGH, Math.ceil(size / 100));
}

/**
 * Words that Pagefind did not find: in place of a word that it does not know it takes the longest
 * known word that it begins with, down to a single letter. All hits then lack the word.
 */
async function missingWords(
  words: readonly string[],
  { best }: TextHits,
  { textOf }: RankingTools,
): Promise<string[]> {
  if (best === undefined) return [];
  const text = await textOf(best);
  return words.filter((word) => !hasWord(text, word));
}

/** Papers that have a word; none if the index does not know it. */
export async function findWord(word: string, tools: RankingTools): Promise<TextHits | undefined> {
  const hits = await tools.index.all([word]);
  if (hits.best === undefined) return undefined;
  return (await missingWords([word], hits, tools)).length === 0 ? hits : undefined;
}

/** Searches the words one by one, adds their scores, and takes papers with most of the words. */
async function rankByWord(
  words: readonly string[],
  size: number,
  tools: RankingTools,
): Promise<Ranking> {
  const missing: string[] = [];
  const found: TextHits[] = [];
  for (const word of words) {
    const hits = await findWord(word, tools);
    if (hits) found.push(hits);
    else missing.push(word);
  }
  if (found.length > 0) return { ...added(found, size, words.length), missing };
  const nothing = { set: new OrdinalSet(size), scores: new Float32Array(size) };
  return { ...nothing, mode: 'all-words', missing };
}

/** Makes papers with all words come first, whatever the others score. */
const ALL_WORDS = 1000;

function added(
  found: readonly TextHits[],
  size: number,
  words: number,
): Pick<Ranking, 'set' | 'scores' | 'mode'> {
  const matched = new Uint8Array(size);
  const scores = new Float32Array(size);
  for (const { set, scores: own } of found) {
    for (const ordinal of set.toArray()) {
      matched[ordinal] = (matched[ordinal] ?? 0) + 1;
      scores[ordinal] = (scores[ordinal] ?? 0) + (own[ordinal] ?? 0);
    }
  }
  const least = leastWords(matched, found.length);
  const set = new OrdinalSet(size);
  matched.forEach((count, ordinal) => {
    if (count >= least) set.add(ordinal);
    if (count === words) scores[ordinal] = (scores[ordinal] ?? 0) + ALL_WORDS;
  });
  return { set, scores, mode: least < words ? 'some-words' : 'all-words' };
}

/** The most words that papers can be asked to have so that enough have them. */
function leastWords(matched: Uint8Array, most: number): number {
  const having = new Uint32Array(most + 1);
  for (const count of matched) having[count] = (having[count] ?? 0) + 1;
  let papers = 0;
  for (let least = most; least > 1; least--) {
    papers += having[least] ?? 0;
    if (papers >= Math.min(ENOUGH, Math.ceil(matched.length / 100))) return least;
  }
  return 1;
}
