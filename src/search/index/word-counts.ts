import { plainWords } from '#search/terms/pieces.ts';
import { remember } from '#search/terms/remember.ts';
import type { IndexedText } from './index-record.ts';

/** In how many papers each word is, by what it stands in. */
export interface WordCounts {
  /** Titles and abstracts. */
  texts: ReadonlyMap<string, number>;
  /** Names of authors. */
  names: ReadonlyMap<string, number>;
}

/** Letters of the words that are counted. */
const SHORTEST = 3;
const LONGEST = 24;

/** Counts the papers that have each word. */
export function countWords(papers: readonly IndexedText[]): WordCounts {
  const texts = wordCounter();
  const names = wordCounter();
  for (const paper of papers) {
    texts.add([paper.title, paper.abstract]);
    names.add(paper.names);
  }
  return { texts: texts.counts(), names: names.counts() };
}

/** The counts of several lists of papers as if these were one. */
export function addCounts(lists: readonly WordCounts[]): WordCounts {
  return {
    texts: sumsOf(lists.map(({ texts }) => texts)),
    names: sumsOf(lists.map(({ names }) => names)),
  };
}

function sumsOf(lists: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const list of lists) {
    for (const [word, papers] of list) sums.set(word, (sums.get(word) ?? 0) + papers);
  }
  return sums;
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
  const counts = () => new Map(Array.from(words, ([word, { papers }]) => [word, papers]));
  return { add, counts };
}
