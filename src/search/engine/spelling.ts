import type { CatalogueFile, SpellingFiles } from '#search/index/catalogue-file.ts';
import {
  beginningOf,
  beginnings,
  byBeginning,
  type PackedSpelling,
  type SpellingList,
  unpackSpelling,
} from '#search/index/spelling-files.ts';
import type { KeyOf } from '#search/terms/keys.ts';
import { type Candidate, mostEdits, nearestWord, writtenLike } from '#search/terms/spelling.ts';
import { fold } from '#text/fold.ts';
import { type Lexicon, lexiconIn } from './lexicon.ts';
import { onceEach, type Source } from './source.ts';

/** Papers of a catalogue whose lists are small enough to look through all of them. */
const MOST_SEARCHED = 20_000;

/** Letters of a word that is long enough to look for it under any other first letter. */
const LONG = 6;

/** Letters that each of two words has at least that were typed without a space. */
const LEAST_HALF = 3;

/** What a left out space counts, as an edit does, more or less. */
const SPACE = 12;

/** How much more frequent the neighbour of a misprint is, in papers. */
const MISPRINT = 1000;

/** What was likely meant by a word. */
export interface Correction {
  words: readonly string[];
  /** As people write them. */
  shown: string;
  /** Whether to search for it; else it is only offered. */
  isSure: boolean;
}

export type Spelling = ReturnType<typeof spellingIn>;

/**
 * Corrects the words of a catalogue.
 * @param organisations their names, which rows print as they do those of venues.
 */
export function openSpelling(
  source: Source,
  file: CatalogueFile,
  { keyOf, organisations }: { keyOf: KeyOf; organisations: readonly string[] },
): Spelling {
  const lexicon = lexiconIn(source, file.lexicon, keyOf);
  const printed = printedWords([...file.venues.names, ...organisations]);
  return spellingIn(source, file.spelling, { lexicon, size: file.columns.size, printed });
}

/** The words of names, folded, each as it is printed. */
export function printedWords(names: readonly string[]): ReadonlyMap<string, string> {
  const words = names.flatMap((name) => name.match(/[\p{L}\p{M}]+/gu) ?? []);
  return new Map(words.map((word) => [fold(word), word]));
}

/** Lists of words that are looked through: names are no words. */
type Lists = readonly ('texts' | 'names')[];

/** Corrects words of a catalogue of so many papers, from lists that are loaded when needed. */
export function spellingIn(
  source: Source,
  { folder, shards }: SpellingFiles,
  {
    lexicon,
    size,
    printed = new Map(),
  }: { lexicon: Lexicon; size: number; printed?: ReadonlyMap<string, string> },
) {
  const wordsIn = onceEach(async (file: string) =>
    byBeginning(unpackSpelling((await source.json(`${folder}${file}.json`)) as PackedSpelling)),
  );

  const evenly = new Map(Array.from(printed.keys(), (word) => [word, 1]));

  async function wordsWith(beginning: string): Promise<SpellingList> {
    const file = shards.findLast((first) => first <= beginning);
    return file === undefined ? noWords : (await wordsIn(file))(beginning);
  }

  /**
   * A word may begin with the wrong letter: with the second one at first.
   * @param far whether to look for it under any other letter.
   */
  async function nearest(word: string, kinds: Lists, far: boolean): Promise<Candidate | undefined> {
    const own = [beginningOf(word), beginningOf(word.slice(1))];
    const isWorthIt = far && size <= MOST_SEARCHED && word.length >= LONG;
    const others = isWorthIt ? beginnings.filter((letter) => !own.includes(letter)) : [];
    for (const letters of [own.slice(0, 1), own.slice(1), others]) {
      const lists = await Promise.all(letters.map(wordsWith));
      const found = lists.flatMap((list) =>
        kinds.flatMap((kind) => nearestWord(word, list[kind]) ?? []),
      );
      if (found.length > 0) return found.reduce((a, b) => (a.cost <= b.cost ? a : b));
    }
    return undefined;
  }

  async function parted(word: string): Promise<{ words: string[]; cost: number } | undefined> {
    const { texts: firsts } = await wordsWith(beginningOf(word));
    let best: { words: string[]; cost: number } | undefined;
    for (let at = LEAST_HALF; at <= word.length - LEAST_HALF; at++) {
      const halves = [word.slice(0, at), word.slice(at)];
      const [first = '', second = ''] = halves;
      if (!firsts.has(first)) continue;
      const papers = [firsts.get(first), (await wordsWith(beginningOf(second))).texts.get(second)];
      const least = Math.min(...papers.map((count) => count ?? 0));
      const cost = SPACE - Math.log2(least);
      if (least > 0 && (!best || cost < best.cost)) best = { words: halves, cost };
    }
    return best;
  }

  async function correction(
    words: readonly string[],
    typed: string,
    isSure: boolean,
  ): Promise<Correction> {
    const shown = words.map(async (word) => {
      const { texts, written } = await wordsWith(beginningOf(word));
      return writtenLike(typed, written.get(word) ?? word, !texts.has(word));
    });
    return { words, shown: (await Promise.all(shown)).join(' '), isSure };
  }

  return {
    /**
     * What was likely meant by a word that no paper has, if anything is near. A word of the
     * language is left as it is, and one in lower case is no name: then something is only offered,
     * and so are words of venues and organisations, which are no words of texts.
     * @param typed the word as it was typed, perhaps as a part of a longer one.
     */
    async correct(word: string, typed = word): Promise<Correction | undefined> {
      if (mostEdits(word) === 0) return undefined;
      if (await lexicon.has(word)) {
        const near = await nearest(word, ['texts'], false);
        return near && correction([near.word], typed, false);
      }
      const isCapital = /\p{Lu}/u.test(typed);
      const one = await nearest(word, isCapital ? ['texts', 'names'] : ['texts'], true);
      if (one && one.edits < 2) return correction([one.word], typed, true);
      const two = await parted(word);
      if (two && (!one || two.cost < one.cost)) return correction(two.words, typed, true);
      if (one) return correction([one.word], typed, true);
      const name = isCapital ? undefined : await nearest(word, ['names'], false);
      if (name) return correction([name.word], typed, false);
      const value = nearestWord(word, evenly);
      return value && { words: [value.word], shown: printed.get(value.word) ?? '', isSure: false };
    },
    /**
     * What was meant by a word that so many papers have, where it is a misprint of theirs: no word
     * of the language, and beside one that a thousand times as many have.
     */
    async behindMisprint(
      word: string,
      papers: number,
      typed = word,
    ): Promise<Correction | undefined> {
      const { texts } = await wordsWith(beginningOf(word));
      const frequent = new Map([...texts].filter(([, count]) => count >= MISPRINT * papers));
      const near = nearestWord(word, frequent);
      if (!near || near.edits > 1 || (await lexicon.has(word))) return undefined;
      return correction([near.word], typed, true);
    },
  };
}

const noWords: SpellingList = { texts: new Map(), names: new Map(), written: new Map() };
