import type { PaperRow } from '#search/index/row.ts';
import type { KeyOf } from '#search/terms/keys.ts';
import { writtenWords } from '#search/terms/pieces.ts';
import { wordsOf } from '#search/terms/words.ts';
import type { Found } from './meaning.ts';
import { STEP } from './query/state.ts';
import type { Session } from './session.ts';

/** What was asked for, to be looked for in the papers' own words. */
export interface Sought {
  /** All words, in the order in which they were typed. */
  words: readonly string[];
  /** How much each word says that decides. */
  worth: ReadonlyMap<string, number>;
  /** The family name of the first author, where the text says who that is. */
  first?: string | undefined;
  /** Whether one is a name rather than a word: many papers may have it, each as well as another. */
  hasName: boolean;
}

/** Words that are few: those of a question are more. */
const FEW_WORDS = 4;

/** Papers that are looked at where those shown at first, which cost no file more, do not suffice. */
const MOST_LOOKED_AT = 14;

/** What speaks for a paper besides its score, in parts of what the words are worth. */
const NEIGHBOURS = 0.15;
const TITLE = 0.15;
const AUTHOR = 0.6;

/** Whoever types a few words remembers them; those of a question might be others. */
const SAME_FORM = { remembered: 0.6, otherwise: 0.1 };

/** A paper is called by its authors' family names: what others say, in parts of that. */
const GIVEN_NAME = 0.5;

/** What it is worth that the first author is the one that a reference names. */
const FIRST_AUTHOR = 4;

/** Authors of whom a name among them, in the midst, says half as much as that of a single one. */
const MANY_AUTHORS = 5;

/** What a title that is the query is worth: more than all else. */
const WHOLE_TITLE = 500;

/**
 * Looks at the text of the first papers, of which the index knows stems only: words just as they
 * were typed, words beside each other as in the query, a title that is the query or nearly so,
 * an author among few or named first; of a question also what the papers are about.
 * @returns the ordinals, the first of them in their new order.
 */
export async function lookAgain(
  ordinals: Uint32Array,
  scores: Float32Array,
  sought: Sought,
  { row, keyOf, meaning }: Pick<Session, 'row' | 'keyOf' | 'meaning'>,
): Promise<Uint32Array> {
  if (sought.words.length === 0) return ordinals;
  const isFew = sought.words.length <= FEW_WORDS;
  const first = ordinals.subarray(0, isFew && !sought.hasName ? STEP : MOST_LOOKED_AT);
  const looks = Array.from(first, async (ordinal): Promise<Found> => {
    const own = await row(ordinal);
    const score = (scores[ordinal] ?? 0) + bonusOf(own, sought, keyOf);
    return { ordinal, score, vector: own.vector };
  });
  const isQuestion = !isFew && !sought.hasName;
  const [looked, byMeaning] = await Promise.all([
    Promise.all(looks),
    isQuestion ? meaning(sought.worth) : undefined,
  ]);
  const ranked = byMeaning ? byMeaning(looked) : looked;
  ranked.sort((a, b) => b.score - a.score || b.ordinal - a.ordinal);
  const again = ordinals.slice();
  again.set(ranked.map(({ ordinal }) => ordinal));
  return again;
}

function bonusOf({ title, abstract, authors }: PaperRow, sought: Sought, keyOf: KeyOf): number {
  const { words, worth, first } = sought;
  const forms = new Set<string>();
  const titleWords = readWords(title, forms);
  if (titleWords.join(' ') === words.join(' ')) return WHOLE_TITLE;
  const worthOf = (word: string) => worth.get(word) ?? 0;
  const pairs = new Set(
    [titleWords, readWords(abstract, forms)].flatMap((text) => pairsIn(text, keyOf)),
  );
  const names = authors.map(({ name }) => wordsOf(name));
  const typedPairs = pairsIn(words, keyOf);
  const sum = (part: (word: string, at: number) => number | boolean) =>
    words.reduce((all, word, at) => all + Number(part(word, at)) * worthOf(word), 0);
  const together = (at: number) => pairs.has(typedPairs[at] ?? '');
  const isRemembered = words.length <= FEW_WORDS;
  return (
    (first !== undefined && names[0]?.includes(first) ? FIRST_AUTHOR : 0) +
    SAME_FORM[isRemembered ? 'remembered' : 'otherwise'] * sum((word) => forms.has(word)) +
    NEIGHBOURS * (sum((_, at) => together(at)) + sum((_, at) => together(at - 1))) +
    TITLE * titleShare(titleWords, words, keyOf) * sum(() => 1) +
    AUTHOR * sum((word) => authorShare(names, word))
  );
}

/** How much it says of a paper that an author has a word in the name: most where there is no other. */
function authorShare(names: readonly (readonly string[])[], word: string): number {
  const shares = names.map((name, before) => {
    if (!name.includes(word)) return 0;
    const others = (before + names.length) / 2;
    return (name.at(-1) === word ? 1 : GIVEN_NAME) / (1 + others / MANY_AUTHORS);
  });
  return Math.max(0, ...shares);
}

/** How nearly a title is the query: 1 where they have the same words. */
function titleShare(title: readonly string[], words: readonly string[], keyOf: KeyOf): number {
  const keys = new Set(title.map(keyOf));
  const shared = words.filter((word) => keys.has(keyOf(word))).length;
  return (shared * shared) / Math.max(title.length * words.length, 1);
}

/** The words of a text, in order; what signs join in it and capitals set apart goes to `forms` too. */
function readWords(text: string, forms: Set<string>): string[] {
  const words: string[] = [];
  for (const { pieces, joined } of writtenWords(text)) {
    if (joined) forms.add(joined);
    for (const { form, parts } of pieces) {
      if (form !== '') words.push(form);
      for (const one of [form, ...parts]) forms.add(one);
    }
  }
  return words;
}

/** Each word with the one behind it. */
function pairsIn(words: readonly string[], keyOf: KeyOf): string[] {
  const keys = words.map(keyOf);
  return keys.slice(1).map((key, at) => `${keys[at]} ${key}`);
}
