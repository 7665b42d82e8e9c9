import { packSmall, unpackSmall } from './packing.ts';

/** The words that corrections are taken from, and how many papers have each. */
export type SpellingWords = ReadonlyMap<string, number>;

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

/** Edits by which a word of some length may be mistyped; short ones are mostly abbreviations. */
export function mostEdits(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 6 ? 1 : 2;
}

/** An edit outweighs what frequency says: a word of 1,000 papers against one of 1. */
const EDIT = 10;

/** Half an edit: who mistypes a word mostly begins it well. */
const FIRST_LETTER = 5;

/** The word that was most likely meant, if there is one. */
export function nearestWord(typed: string, words: SpellingWords): Candidate | undefined {
  const most = mostEdits(typed);
  let best: Candidate | undefined;
  for (const [word, papers] of words) {
    if (Math.abs(word.length - typed.length) > most) continue;
    const edits = editsBetween(typed, word, most);
    if (edits === 0 || edits > most) continue;
    const first = word[0] === typed[0] ? 0 : FIRST_LETTER;
    const cost = EDIT * edits + first - Math.log2(papers);
    if (!best || cost < best.cost) best = { word, edits, cost };
  }
  return best;
}

export interface Candidate {
  word: string;
  edits: number;
  /** The less, the likelier. */
  cost: number;
}

/**
 * Letters put in, left out, changed, or changed about with their neighbour: the optimal string
 * alignment distance, https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance.
 * @returns more than `most` where it would take more.
 */
export function editsBetween(a: string, b: string, most: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let edits = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        edits = Math.min(edits, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(edits);
    }
    if (Math.min(...row) > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
