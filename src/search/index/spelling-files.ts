import type { SpellingWords } from '#search/terms/spelling.ts';
import type { SearchFile } from './catalogue-file.ts';
import { SMALL_CATALOGUE, type SpellingFiles } from './catalogue-file.ts';
import { packSmall, unpackSmall } from './packing.ts';
import type { WordCounts } from './word-counts.ts';

/** Words in their order, each as what it shares with the one before and the rest; and counts. */
export type PackedSpelling = readonly [words: string, counts: string];

/** Steps of two: that a word is frequent says enough. */
export function packSpelling(words: SpellingWords): PackedSpelling {
  const sorted = [...words.keys()].sort();
  const rests = sorted.map((word, at) => {
    const before = sorted[at - 1] ?? '';
    let shared = 0;
    while (shared < before.length && word[shared] === before[shared]) shared++;
    return packSmall([shared]) + word.slice(shared);
  });
  const counts = sorted.map((word) => Math.floor(Math.log2(words.get(word) ?? 1)));
  return [rests.join(' '), packSmall(counts)];
}

export function unpackSpelling([packed, counts]: PackedSpelling): Map<string, number> {
  const words = new Map<string, number>();
  const known = unpackSmall(counts);
  let before = '';
  for (const rest of packed === '' ? [] : packed.split(' ')) {
    before = before.slice(0, unpackSmall(rest.slice(0, 1))[0]) + rest.slice(1);
    words.set(before, 2 ** (known[words.size] ?? 0));
  }
  return words;
}

/** What words can begin with: a letter from a to z, or something else, for which 0 stands. */
export const beginnings: readonly string[] = [...'0abcdefghijklmnopqrstuvwxyz'];

/** What a word begins with, by which it is looked for in the files. */
export function beginningOf(word: string): string {
  return /^[a-z]/.test(word) ? word.slice(0, 1) : '0';
}

/** Papers of a catalogue for each that a word is in at least: what is in fewer may be a slip. */
const PAPERS_PER_LEAST = 20_000;

/**
 * The words of the catalogue with the papers that have them: those of titles and abstracts in two
 * papers and more, unless there are few papers, and those of authors' names.
 */
function spellingWords({ texts, names }: WordCounts, size: number): Map<string, number> {
  const least = size < SMALL_CATALOGUE ? 1 : 2 + Math.floor(size / PAPERS_PER_LEAST);
  const words = new Map<string, number>();
  for (const [word, papers] of texts) if (papers >= least) words.set(word, papers);
  for (const [word, papers] of names) words.set(word, (words.get(word) ?? 0) + papers);
  return words;
}

/** Characters of a file at least: some five thousand bytes on their way, worth a request. */
const LEAST = 10_000;

/**
 * The words in files, each named by the first of the beginnings that its words have.
 * @param size how many papers the catalogue has.
 * @returns the folder of the files, and their names.
 */
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
  let name: string | undefined;
  let words: [string, number][] = [];
  for (const beginning of beginnings) {
    name ??= beginning;
    words = words.concat(groups.get(beginning) ?? []);
    const content = JSON.stringify(packSpelling(new Map(words)));
    files.set(name, content);
    if (content.length < LEAST) continue;
    name = undefined;
    words = [];
  }
  return files;
}
