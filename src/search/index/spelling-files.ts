import { plainWords } from '#search/terms/pieces.ts';
import { remember } from '#search/terms/remember.ts';
import type { SpellingWords } from '#search/terms/spelling.ts';
import { type AcronymCounts, countAcronyms } from './acronym-file.ts';
import { type SearchFile, SMALL_CATALOGUE, type SpellingFiles } from './catalogue-file.ts';
import type { IndexedText } from './index-record.ts';
import { frontCoded, frontDecoded, packSmall, unpackSmall } from './packing.ts';

/** Words of a catalogue that others may be slips of. */
export interface SpellingList {
  /** Those of titles and abstracts. */
  texts: SpellingWords;
  /** Those of authors' names alone. */
  names: SpellingWords;
  /** With their marks, in lower case: those that are written with some. */
  written: ReadonlyMap<string, string>;
}

/** Words in their order, front-coded, and counts. */
type PackedWords = readonly [words: string, counts: string];

export type PackedSpelling = readonly [
  texts: PackedWords,
  names: PackedWords,
  written: Readonly<Record<string, string>>,
];

export function packSpelling({ texts, names, written }: SpellingList): PackedSpelling {
  return [packWords(texts), packWords(names), Object.fromEntries(written)];
}

/** Steps of two: that a word is frequent says enough. */
function packWords(words: SpellingWords): PackedWords {
  const sorted = [...words.keys()].sort();
  const counts = sorted.map((word) => Math.floor(Math.log2(words.get(word) ?? 1)));
  return [frontCoded(sorted), packSmall(counts)];
}

export function unpackSpelling([texts, names, written]: PackedSpelling): SpellingList {
  return {
    texts: unpackWords(texts),
    names: unpackWords(names),
    written: new Map(Object.entries(written)),
  };
}

function unpackWords([packed, counts]: PackedWords): Map<string, number> {
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
export interface WordCounts extends Record<'texts' | 'names', ReadonlyMap<string, number>> {
  /** How a word is written whose letters have marks. */
  written: ReadonlyMap<string, string>;
  acronyms: AcronymCounts;
}

/** Counts the papers that have each word. */
export function countWords(papers: readonly IndexedText[]): WordCounts {
  const written = new Map<string, string>();
  return {
    texts: papersByWord(
      papers.map(({ title, abstract }) => [title, abstract]),
      written,
    ),
    names: papersByWord(
      papers.map(({ names }) => names),
      written,
    ),
    written,
    acronyms: countAcronyms(papers),
  };
}

/**
 * @param papers the texts of each.
 * @param marked is given the words that are written with marks.
 */
function papersByWord(
  papers: readonly (readonly string[])[],
  marked: Map<string, string>,
): Map<string, number> {
  /** How many papers have a word, and the place of the last of them. */
  const words = new Map<string, { papers: number; last: number }>();
  const countOf = ({ word, written }: { word: string; written: string }) => {
    if (written !== word && !marked.has(word)) marked.set(word, written);
    const count = words.get(word) ?? { papers: 0, last: -1 };
    words.set(word, count);
    return count;
  };
  const countsIn = remember((text) =>
    [...plainWords(text)].filter(({ word: { length } }) => length > 2 && length < 25).map(countOf),
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
  return {
    texts: sumsOf(lists.map(({ texts }) => texts)),
    names: sumsOf(lists.map(({ names }) => names)),
    written: new Map(lists.flatMap(({ written }) => [...written]).toReversed()),
    acronyms: sumsOf(lists.map(({ acronyms }) => acronyms)),
  };
}

function sumsOf(lists: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const list of lists) {
    for (const [word, papers] of list) sums.set(word, (sums.get(word) ?? 0) + papers);
  }
  return sums;
}

/** All words of names, and those of texts that are no slips, as few papers of many have them. */
function spellingWords({ texts, names, written }: WordCounts, size: number): SpellingList {
  const least = size < SMALL_CATALOGUE ? 1 : 2 + Math.floor(size / 20_000);
  const frequent = new Map([...texts].filter(([, papers]) => papers >= least));
  return {
    texts: frequent,
    names: new Map([...names].filter(([word]) => !frequent.has(word))),
    written: new Map([...written].filter(([word]) => frequent.has(word) || names.has(word))),
  };
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

function cutFiles(all: SpellingList): Map<string, string> {
  const groups = byBeginning(all);
  const files = new Map<string, string>();
  let name = '';
  let lists: SpellingList[] = [];
  for (const beginning of beginnings) {
    const isFull = (files.get(name)?.length ?? LEAST) >= LEAST;
    if (isFull) [name, lists] = [beginning, []];
    lists.push(groups(beginning));
    files.set(name, JSON.stringify(packSpelling(joined(lists))));
  }
  return files;
}

/** The words of a list that begin so. */
export function byBeginning(all: SpellingList): (beginning: string) => SpellingList {
  const grouped = <Value>(words: ReadonlyMap<string, Value>) => {
    const groups = Map.groupBy(words, ([word]) => beginningOf(word));
    return (beginning: string) => new Map(groups.get(beginning));
  };
  const [texts, names, written] = [grouped(all.texts), grouped(all.names), grouped(all.written)];
  return (beginning) => ({
    texts: texts(beginning),
    names: names(beginning),
    written: written(beginning),
  });
}

function joined(lists: readonly SpellingList[]): SpellingList {
  return {
    texts: new Map(lists.flatMap(({ texts }) => [...texts])),
    names: new Map(lists.flatMap(({ names }) => [...names])),
    written: new Map(lists.flatMap(({ written }) => [...written])),
  };
}
