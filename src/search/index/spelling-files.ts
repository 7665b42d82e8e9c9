import { plainWords } from '#search/terms/pieces.ts';
import { remember } from '#search/terms/remember.ts';
import type { SpellingWords } from '#search/terms/spelling.ts';
import { type SearchFile, SMALL_CATALOGUE, type SpellingFiles } from './catalogue-file.ts';
import type { IndexedText } from './index-record.ts';
import { frontCoded, frontDecoded, packSmall, unpackSmall } from './packing.ts';

/** Words in their order, front-coded, and counts. */
export type PackedSpelling = readonly [words: string, counts: string];

/** Steps of two: that a word is frequent says enough. */
export function packSpelling(words: SpellingWords): PackedSpelling {
  const sorted = [...words.keys()].sort();
  const counts = sorted.map((word) => Math.floor(Math.log2(words.get(word) ?? 1)));
  return [frontCoded(sorted), packSmall(counts)];
}

export function unpackSpelling([packed, counts]: PackedSpelling): Map<string, number> {
  const known = unpackSmall(counts);
  return new Map(frontDecoded(packed).map((word, at) => [word, 2 ** (known[at] ?? 0)]));
}

/** What words can begin with: a letter from a to z, or something else, for which 0 stands. */
export const beginnings: readonly string[] = [...'0abcdefghijklmnopqrstuvwxyz'];

/** What a word begins with, by which it is looked for in the files. */
export function beginningOf(word: string): string {
  return /^[a-z]/.test(word) ? word.slice(0, 1) : '0';
}

/** In how many papers each word is: of titles and abstracts, and of names of authors. */
export type WordCounts = Record<'texts' | 'names', ReadonlyMap<string, number>>;

/** Counts the papers that have each word. */
export function countWords(papers: readonly IndexedText[]): WordCounts {
  return {
    texts: papersByWord(papers.map(({ title, abstract }) => [title, abstract])),
    names: papersByWord(papers.map(({ names }) => names)),
  };
}

/** @param papers the texts of each. */
function papersByWord(papers: readonly (readonly string[])[]): Map<string, number> {
  /** How many papers have a word, and the place of the last of them. */
  const words = new Map<string, { papers: number; last: number }>();
  const countOf = (word: string) => {
    const count = words.get(word) ?? { papers: 0, last: -1 };
    words.set(word, count);
    return count;
  };
  const countsIn = remember((written) =>
    [...plainWords(written)].filter(({ length }) => length > 2 && length < 25).map(countOf),
  );
  for (const [place, texts] of papers.entries()) {
    for (const written of texts.flatMap((text) => text.split(/\s+/))) {
      for (const count of countsIn(written)) {
        if (count.last !== place) count.papers++;
        count.last = place;
      }
    }
  }
  return new Map(Array.from(words, ([word, count]) => [word, count.papers]));
}

/** The counts of several lists of papers as if these were one. */
export function addCounts(lists: readonly WordCounts[]): WordCounts {
  const [texts, names] = [lists.map((list) => list.texts), lists.map((list) => list.names)];
  return { texts: sumsOf(texts), names: sumsOf(names) };
}

function sumsOf(lists: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const list of lists) {
    for (const [word, papers] of list) sums.set(word, (sums.get(word) ?? 0) + papers);
  }
  return sums;
}

/** All words of names, and those of texts that are no slips, as few papers of many have them. */
function spellingWords({ texts, names }: WordCounts, size: number): Map<string, number> {
  const least = size < SMALL_CATALOGUE ? 1 : 2 + Math.floor(size / 20_000);
  const frequent = new Map([...texts].filter(([, papers]) => papers >= least));
  return sumsOf([frequent, names]);
}

/** Characters of a file at least: some five thousand bytes on their way, worth a request. */
const LEAST = 10_000;

/** The words of a catalogue of `size` papers in files, each named by its first beginning. */
export function* spellingFiles(
  counts: WordCounts,
  size: number,
  digest: (content: string) => string,
): Generator<SearchFile, SpellingFiles> {
  const files = cutFiles(spellingWords(counts, size));
  const folder = `search/spelling/${digest([...files.values()].join('\n'))}/`;
  for (const [name, content] of files) yield { path: `${folder}${name}.json`, content };
  return { folder, shards: [...files.keys()] };
}

function cutFiles(all: ReadonlyMap<string, number>): Map<string, string> {
  const groups = Map.groupBy(all, ([word]) => beginningOf(word));
  const files = new Map<string, string>();
  let name = '';
  let words: [string, number][] = [];
  for (const beginning of beginnings) {
    const isFull = (files.get(name)?.length ?? LEAST) >= LEAST;
    if (isFull) [name, words] = [beginning, []];
    words = words.concat(groups.get(beginning) ?? []);
    files.set(name, JSON.stringify(packSpelling(new Map(words))));
  }
  return files;
}
