import { OrdinalSet } from '#search/index/ordinal-set.ts';
import { chosen, noPostings, type Postings, united } from '#search/index/postings.ts';
import { fold } from '#text/fold.ts';
import type { RowValues } from './row-values.ts';
import type { TextIndex } from './text-index.ts';

/** A word of texts or names with the papers that have it. */
export interface Clue {
  postings: Postings;
  /** Whether it is a name or an identifier. */
  isName: boolean;
  /** How likely the word is meant so; 1 if it is not said. */
  likelihood?: number;
  /** Papers that have it, as a name or not; those of the postings if it is not said. */
  papers?: number;
}

/** How papers match something of a query. */
export interface Match {
  /** The papers that have it. */
  set: OrdinalSet;
  /** What speaks for a paper that has one of them; a paper may have some and not the word. */
  clues: readonly Clue[];
  /** Papers that it identifies. */
  identified: Uint32Array;
}

/** What speaks for papers of which something holds that is told of rows, not of texts. */
export function matchSet(set: OrdinalSet, likelihood = 1): Match & { clues: readonly Clue[] } {
  const ordinals = set.toArray();
  const none = new Float32Array(ordinals.length);
  const postings = { ...noPostings, ordinals, title: none, text: none };
  const clues = [{ postings, isName: true, likelihood, papers: set.count }];
  return { set, clues, identified: new Uint32Array() };
}

/** What speaks for papers that have something, which is no name. */
export function matchPostings(postings: Postings, size: number): Match {
  const clues = [{ postings, isName: false }];
  return { set: new OrdinalSet(size, postings.ordinals), clues, identified: new Uint32Array() };
}

/**
 * What it says of a paper that it has another form of a word that stands alone, or a word derived
 * from one. Among others any form says as much: on test collections, to prefer one makes it worse.
 */
const OTHER_FORM = 0.2;
const DERIVED = 0.2;

const EVEN = 0.5;

/** Papers up to which the file of a common word's forms is small enough to order them. */
const MOST_WORTH_A_FILE = 20_000;

/** How a word is meant. */
export interface Meant {
  /** Whether it is the only word, so that its forms are worth a file. */
  isAlone: boolean;
  /** Whether it may stand for words that are derived from it, too. */
  isFree: boolean;
}

/** What speaks for the papers that have a word: first in the form that was typed, or in a name. */
export async function cluesFor(
  form: string,
  typed: string,
  { isAlone = false, isFree = false }: Partial<Meant>,
  index: TextIndex,
): Promise<Clue[]> {
  const isWorthIt = index.size <= MOST_WORTH_A_FILE;
  const [text, name, inForm, derived] = await Promise.all([
    index.word(form),
    index.name(form),
    isAlone ? index.inForm(form, isWorthIt) : undefined,
    isFree ? index.derived(form, isAlone && isWorthIt) : noPostings,
  ]);
  const others =
    text.ordinals.length > name.ordinals.length
      ? []
      : await Promise.all(otherSpellings(form, typed).map((other) => index.name(other)));
  const names = united([name, ...others]);
  // `deep` is a name too, but hardly ever meant as one; `Li` is a part of LiDAR.
  const all = names.ordinals.length + text.ordinals.length;
  const share = names.ordinals.length / Math.max(all, 1);
  // Nothing says which of the two a word by itself is.
  const isName = isAlone && text.ordinals.length > 0 ? Math.min(share, EVEN) : share;
  const papers = Math.min(all, index.size);
  const inText = (postings: Postings, worth: number): Clue => {
    return { postings, isName: false, likelihood: (1 - isName) * worth, papers };
  };
  return [
    ...byForm(text, inForm).map(([postings, worth]) => inText(postings, worth)),
    // Where nothing has the word itself, it is said what else was found.
    ...(all > 0 ? [inText(derived, DERIVED)] : []),
    { postings: names, isName: true, likelihood: isName, papers },
  ];
}

/** The papers that have a word in its own form and the others, with what that is worth. */
function byForm(
  text: Postings,
  inForm: ((at: number) => boolean) | undefined,
): (readonly [Postings, number])[] {
  if (!inForm) return [[text, 1]];
  return [
    [chosen(text, inForm), 1],
    [chosen(text, (at) => !inForm(at)), OTHER_FORM],
  ];
}

/**
 * A word of a venue or an organisation is likely meant as one where few texts have it. What is all
 * of a venue's name is less likely a word of texts, and no rarer there than it is in rows.
 */
export async function withValues(
  form: string,
  own: readonly Clue[],
  values: RowValues,
): Promise<readonly Clue[]> {
  const set = await values.papers(form);
  if (set.count === 0) return own;
  const others = own.reduce((sum, { postings }) => sum + postings.ordinals.length, 0);
  const share = set.count / (set.count + others);
  const ofTexts = values.isVenue(form)
    ? own.map(({ likelihood = 1, papers = 0, ...clue }) => {
        return { ...clue, likelihood: likelihood * (1 - share), papers: papers + set.count };
      })
    : own;
  return [...ofTexts, ...matchSet(set, share).clues];
}

/** A name with ö is also written with oe, and the other way round; most words are no names. */
export function otherSpellings(form: string, typed: string): string[] {
  const short = form.replace(/([aou])e/g, '$1');
  const long = fold(typed.normalize('NFC').replace(/[äöüÄÖÜ]/g, (letter) => `${letter}e`));
  return [short, long].filter((other) => other !== form && /^\p{L}+$/u.test(other));
}

/** The papers that have any of them. */
export function setOf(clues: readonly Clue[], size: number): OrdinalSet {
  const set = new OrdinalSet(size);
  for (const { postings } of clues) for (const ordinal of postings.ordinals) set.add(ordinal);
  return set;
}

/** What `findPhrase` finds, whose code comes with the first query that has a phrase. */
export async function phrasePostings(
  words: readonly string[],
  index: TextIndex,
): Promise<Postings> {
  const { findPhrase } = await import('./phrase.ts');
  return findPhrase(words, index);
}
