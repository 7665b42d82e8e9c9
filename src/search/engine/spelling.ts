import type { SpellingFiles } from '#search/index/catalogue-file.ts';
import {
  beginningOf,
  beginnings,
  type PackedSpelling,
  unpackSpelling,
} from '#search/index/spelling-files.ts';
import {
  type Candidate,
  mostEdits,
  nearestWord,
  type SpellingWords,
} from '#search/terms/spelling.ts';
import { onceEach, type Source } from './source.ts';

/** Papers of a catalogue whose lists are small enough to look through all of them. */
const MOST_SEARCHED = 20_000;

/** Letters of a word that is long enough to look for it under any other first letter. */
const LONG = 6;

/** Letters that each of two words has at least that were typed without a space. */
const LEAST_HALF = 3;

/** What a left out space counts, as an edit does, more or less. */
const SPACE = 12;

export type Spelling = ReturnType<typeof spellingIn>;

/** Corrects words of a catalogue of so many papers, from lists that are loaded when needed. */
export function spellingIn(source: Source, { folder, shards }: SpellingFiles, size: number) {
  /** The words of a file, by what they begin with. */
  const wordsIn = onceEach(async (file: string): Promise<Map<string, SpellingWords>> => {
    const words = unpackSpelling((await source.json(`${folder}${file}.json`)) as PackedSpelling);
    const groups = Map.groupBy(words, ([word]) => beginningOf(word));
    return new Map(Array.from(groups, ([beginning, own]) => [beginning, new Map(own)]));
  });

  async function wordsWith(beginning: string): Promise<SpellingWords> {
    const file = shards.findLast((first) => first <= beginning);
    return (file !== undefined && (await wordsIn(file)).get(beginning)) || new Map();
  }

  /** A word may begin with the wrong letter: with the second one at first. */
  async function nearest(word: string): Promise<Candidate | undefined> {
    const own = [beginningOf(word), beginningOf(word.slice(1))];
    const isWorthIt = size <= MOST_SEARCHED && word.length >= LONG;
    const others = isWorthIt ? beginnings.filter((letter) => !own.includes(letter)) : [];
    for (const letters of [own.slice(0, 1), own.slice(1), others]) {
      const lists = await Promise.all(letters.map(wordsWith));
      const found = lists.flatMap((words) => nearestWord(word, words) ?? []);
      if (found.length > 0) return found.reduce((a, b) => (a.cost <= b.cost ? a : b));
    }
    return undefined;
  }

  async function parted(word: string): Promise<{ words: string[]; cost: number } | undefined> {
    const firsts = await wordsWith(beginningOf(word));
    let best: { words: string[]; cost: number } | undefined;
    for (let at = LEAST_HALF; at <= word.length - LEAST_HALF; at++) {
      const halves = [word.slice(0, at), word.slice(at)];
      const [first = '', second = ''] = halves;
      if (!firsts.has(first)) continue;
      const papers = [firsts.get(first), (await wordsWith(beginningOf(second))).get(second)];
      const least = Math.min(...papers.map((count) => count ?? 0));
      const cost = SPACE - Math.log2(least);
      if (least > 0 && (!best || cost < best.cost)) best = { words: halves, cost };
    }
    return best;
  }

  return {
    /** The words that were likely meant by one that no paper has; none if nothing is near. */
    async correct(word: string): Promise<readonly string[] | undefined> {
      if (mostEdits(word) === 0) return undefined;
      const one = await nearest(word);
      if (one && one.edits < 2) return [one.word];
      const two = await parted(word);
      if (two && (!one || two.cost < one.cost)) return two.words;
      return one && [one.word];
    },
  };
}
