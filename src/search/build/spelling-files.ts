import { SMALL_CATALOGUE } from '../catalogue-file.ts';
import type { IndexSource } from '../index-record.ts';
import { plainWords } from '../pieces.ts';
import { remember } from '../remember.ts';
import { packSpelling, spellingShard } from '../spelling.ts';
import type { SearchFile } from './search-files.ts';

/** Papers of a catalogue for each that a word is in at least: what is in fewer may be a slip. */
const PAPERS_PER_LEAST = 20_000;

/** Letters of the words that are listed. */
const SHORTEST = 3;
const LONGEST = 24;

/**
 * The words of the catalogue with the papers that have them: those of titles and abstracts in two
 * papers and more, unless there are few papers, and those of authors' names.
 */
function spellingWords(rows: readonly IndexSource[]): Map<string, number> {
  const texts = wordCounter();
  const names = wordCounter();
  for (const { title, abstract, authors } of rows) {
    texts.add([title, abstract]);
    names.add(authors.map(({ name }) => name));
  }
  const small = rows.length < SMALL_CATALOGUE;
  const least = small ? 1 : 2 + Math.floor(rows.length / PAPERS_PER_LEAST);
  const words = new Map<string, number>();
  for (const [word, { papers }] of texts.words) if (papers >= least) words.set(word, papers);
  for (const [word, { papers }] of names.words) words.set(word, (words.get(word) ?? 0) + papers);
  return words;
}

/** How many papers have a word, and the number of the last of them. */
interface Count {
  papers: number;
  last: number;
}

/** Counts the papers that have a word: `add` takes the texts of one. */
function wordCounter() {
  const words = new Map<string, Count>();
  let paper = 0;
  const countsIn = remember((written) =>
    Array.from(plainWords(written))
      .filter(({ length }) => length >= SHORTEST && length <= LONGEST)
      .map((word) => {
        const count = words.get(word) ?? { papers: 0, last: 0 };
        words.set(word, count);
        return count;
      }),
  );
  function add(texts: readonly string[]): void {
    paper++;
    for (const written of texts.flatMap((text) => text.split(/\s+/))) {
      for (const count of countsIn(written)) {
        if (count.last !== paper) count.papers++;
        count.last = paper;
      }
    }
  }
  return { words, add };
}

/** @returns the folder of the files, and the beginnings by which they are named. */
export function* spellingFiles(
  rows: readonly IndexSource[],
  digest: (content: string) => string,
): Generator<SearchFile, { folder: string; shards: string[] }> {
  const shards = Map.groupBy(spellingWords(rows), ([word]) => spellingShard(word));
  const contents = [...shards].map(
    ([shard, words]) => [shard, JSON.stringify(packSpelling(new Map(words)))] as const,
  );
  const folder = `search/spelling/${digest(contents.join('\n'))}/`;
  for (const [shard, content] of contents) yield { path: `${folder}${shard}.json`, content };
  return { folder, shards: [...shards.keys()].sort() };
}
