import { SMALL_CATALOGUE, type SpellingFiles } from '../catalogue-file.ts';
import type { IndexSource } from '../index-record.ts';
import { plainWords } from '../pieces.ts';
import { remember } from '../remember.ts';
import { beginningOf, beginnings, packSpelling } from '../spelling.ts';
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

/** Characters of a file at least: some five thousand bytes on their way, worth a request. */
const LEAST = 10_000;

/**
 * The words in files, each named by the first of the beginnings that its words have.
 * @returns the folder of the files, and their names.
 */
export function* spellingFiles(
  rows: readonly IndexSource[],
  digest: (content: string) => string,
): Generator<SearchFile, SpellingFiles> {
  const files = cutFiles(spellingWords(rows));
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
