import type { SpellingFiles } from '../catalogue-file.ts';
import {
  type Candidate,
  mostEdits,
  nearestWord,
  type PackedSpelling,
  type SpellingWords,
  spellingShard,
  unpackSpelling,
} from '../spelling.ts';
import type { Source } from './source.ts';

/** Corrects words, from lists that are loaded when they are needed. */
export interface Spelling {
  /** The words that were likely meant by one that no paper has; none if nothing is near. */
  correct(word: string): Promise<readonly string[] | undefined>;
}

/** Papers of a catalogue whose lists are small enough to look through all of them. */
const MOST_SEARCHED = 20_000;

/** Letters of a word that is long enough to look for it under any other first letter. */
const LONG = 6;

/** Letters that each of two words has at least that were typed without a space. */
const LEAST_HALF = 3;

/** What a left out space counts, as an edit does, more or less. */
const SPACE = 12;

/** @param size papers in the catalogue. */
export function spellingIn(
  source: Source,
  { folder, shards }: SpellingFiles,
  size: number,
): Spelling {
  const unpacked = new Map<string, Promise<SpellingWords>>();

  function shard(name: string): Promise<SpellingWords> {
    if (!shards.includes(name)) return Promise.resolve(new Map());
    const known = unpacked.get(name);
    if (known) return known;
    const loading = source
      .json(`${folder}${name}.json`)
      .then((packed) => unpackSpelling(packed as PackedSpelling));
    unpacked.set(name, loading);
    loading.catch(() => unpacked.delete(name));
    return loading;
  }

  /** A word that begins with the wrong letter is in another list: with the second at first. */
  async function nearest(word: string): Promise<Candidate | undefined> {
    const own = [spellingShard(word), spellingShard(word.slice(1))];
    const isWorthIt = size <= MOST_SEARCHED && word.length >= LONG;
    const others = isWorthIt ? shards.filter((name) => !own.includes(name)) : [];
    for (const names of [own.slice(0, 1), own.slice(1), others]) {
      const lists = await Promise.all(names.map(shard));
      const found = lists.flatMap((words) => nearestWord(word, words) ?? []);
      if (found.length > 0) return found.reduce((a, b) => (a.cost <= b.cost ? a : b));
    }
    return undefined;
  }

  async function parted(word: string): Promise<{ words: string[]; cost: number } | undefined> {
    const firsts = await shard(spellingShard(word));
    let best: { words: string[]; cost: number } | undefined;
    for (let at = LEAST_HALF; at <= word.length - LEAST_HALF; at++) {
      const halves = [word.slice(0, at), word.slice(at)];
      const [first = '', second = ''] = halves;
      if (!firsts.has(first)) continue;
      const papers = [firsts.get(first), (await shard(spellingShard(second))).get(second)];
      const least = Math.min(...papers.map((count) => count ?? 0));
      const cost = SPACE - Math.log2(least);
      if (least > 0 && (!best || cost < best.cost)) best = { words: halves, cost };
    }
    return best;
  }

  return {
    async correct(word) {
      if (mostEdits(word) === 0) return undefined;
      const one = await nearest(word);
      if (one && one.edits < 2) return [one.word];
      const two = await parted(word);
      if (two && (!one || two.cost < one.cost)) return two.words;
      return one && [one.word];
    },
  };
}
