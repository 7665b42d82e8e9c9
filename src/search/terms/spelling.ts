/** The words that corrections are taken from, and how many papers have each. */
export type SpellingWords = ReadonlyMap<string, number>;

/** Edits by which a word of some length may be mistyped; short ones are mostly abbreviations. */
export function mostEdits(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 6 ? 1 : 2;
}

/** An edit outweighs what frequency says: a word of 1,000 papers against one of 1. */
const EDIT = 10;

/** Half an edit: who mistypes a word mostly begins it well. */
const FIRST_LETTER = 5;

export interface Candidate {
  word: string;
  edits: number;
  /** The less, the likelier. */
  cost: number;
}

/** The word that was most likely meant, if there is one: never one that says the contrary. */
export function nearestWord(typed: string, words: SpellingWords): Candidate | undefined {
  const most = mostEdits(typed);
  let best: Candidate | undefined;
  for (const [word, papers] of words) {
    if (Math.abs(word.length - typed.length) > most) continue;
    const edits = editsBetween(typed, word, most);
    if (edits === 0 || edits > most || isContrary(typed, word)) continue;
    const first = word[0] === typed[0] ? 0 : FIRST_LETTER;
    const cost = EDIT * edits + first - Math.log2(papers);
    if (!best || cost < best.cost) best = { word, edits, cost };
  }
  return best;
}

const negations = ['anti', 'dis', 'il', 'im', 'in', 'ir', 'mis', 'non', 'un'];

/** Whether one of two words negates the other, a slip aside. */
function isContrary(a: string, b: string): boolean {
  const negates = (longer: string, word: string) =>
    negations.some(
      (negation) =>
        longer.startsWith(negation) &&
        !word.startsWith(negation) &&
        editsBetween(longer.slice(negation.length), word, 1) <= 1,
    );
  return negates(a, b) || negates(b, a);
}

/** A correction as the typed word is written: in capitals, with a capital, or as texts have it. */
export function writtenLike(typed: string, word: string, isName = false): string {
  if (/^\P{Ll}*\p{Lu}\P{Ll}*\p{Lu}\P{Ll}*$/u.test(typed)) return word.toUpperCase();
  return isName || /^\p{Lu}/u.test(typed)
    ? word.replace(/^\p{L}/u, (letter) => letter.toUpperCase())
    : word;
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
