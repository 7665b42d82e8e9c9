import { OrdinalSet } from '#search/index/ordinal-set.ts';
import { type Postings, united } from '#search/index/postings.ts';
import { typedId } from '#search/terms/keys.ts';
import { oneSpelling } from '#search/terms/pieces.ts';
import type { QueryWord } from '#search/terms/words.ts';
import { fold } from '#text/fold.ts';
import type { Spelling } from './spelling.ts';
import type { TextIndex } from './text-index.ts';

/** A word of texts or names with the papers that have it. */
interface Clue {
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

/** What the index says of a word of a query. */
export interface WordMatch extends Match {
  word: QueryWord;
  /** Words to mark, as `finder` takes them. */
  marks: readonly string[];
  /** The word as it was typed, where another one was likely meant. */
  corrected?: QueryWord;
}

/** Letters that a word has at least to stand for words that begin so, beside other words. */
const LEAST_BEGUN = 3;

interface Circumstances {
  /** Whether it is the only word, or the last one, which may not be typed to its end. */
  alone?: boolean;
  last?: boolean;
  /** Absent where words are meant as they are typed. */
  spelling?: Spelling | undefined;
}

/**
 * The papers with a word: in title or abstract in any of its forms, or in a name as it is. A word
 * that signs part is found where all its parts are, and where they are written as one. In place of
 * a word that no paper has, one is searched for that was likely meant, or those that begin with
 * it: these first if it may still be typed.
 */
export async function findWord(
  word: QueryWord,
  index: TextIndex,
  { alone = true, last = true, spelling }: Circumstances = {},
): Promise<WordMatch> {
  const own = await matchForms(word, index);
  if (own.set.count > 0) return own;
  const begun = () => matchBegun(own, alone ? 1 : LEAST_BEGUN, index);
  const meant = () => spelling && matchMeant(own, index, spelling);
  const [first, second] = last ? [begun, meant] : [meant, begun];
  return (await first()) ?? (await second()) ?? own;
}

async function matchBegun(
  own: WordMatch,
  least: number,
  index: TextIndex,
): Promise<WordMatch | undefined> {
  const [only, ...others] = own.word.forms;
  if (only === undefined || others.length > 0 || only.length < least) return undefined;
  const begun = united([await index.beginning(only), await index.cutOff(only)]);
  if (begun.ordinals.length === 0) return undefined;
  return { ...own, ...matchPostings(begun, index.size), marks: [`${only}*`] };
}

async function matchMeant(
  { word }: WordMatch,
  index: TextIndex,
  spelling: Spelling,
): Promise<WordMatch | undefined> {
  const { forms, typed } = word;
  const isKnown = async (form: string) =>
    (await index.word(form)).ordinals.length + (await index.name(form)).ordinals.length > 0;
  const corrections = await Promise.all(
    forms.map(async (form) =>
      forms.length > 1 && (await isKnown(form)) ? undefined : spelling.correct(form),
    ),
  );
  if (corrections.every((correction) => !correction)) return undefined;
  const meant = forms.flatMap((form, at) => corrections[at] ?? form).map(oneSpelling);
  const match = await matchForms({ typed, forms: meant, joined: undefined }, index);
  return match.set.count > 0 ? { ...match, corrected: word } : undefined;
}

/** What speaks for papers that have something, which is no name. */
export function matchPostings(postings: Postings, size: number): Match {
  const clues = [{ postings, isName: false }];
  return { set: new OrdinalSet(size, postings.ordinals), clues, identified: new Uint32Array() };
}

async function matchForms(word: QueryWord, index: TextIndex): Promise<WordMatch> {
  const { forms, joined, typed } = word;
  const each = await Promise.all(
    forms.map((form) => cluesFor(form, forms.length > 1 ? form : typed, index)),
  );
  const whole = joined ? [{ postings: await index.word(joined), isName: false }] : [];
  const sets = each.map((clues) => setOf(clues, index.size));
  const all = sets.reduce((left, set) => left.and(set));
  const id = typedId(typed) ?? joined ?? forms[0] ?? '';
  const { ordinals: identified } = await index.id(id);
  return {
    word,
    set: all.or(setOf(whole, index.size)).or(new OrdinalSet(index.size, identified)),
    clues: [...each.flat(), ...whole],
    identified,
    marks: joined ? [joined, ...forms] : forms,
  };
}

async function cluesFor(form: string, typed: string, index: TextIndex): Promise<Clue[]> {
  const [text, name] = await Promise.all([index.word(form), index.name(form)]);
  const others =
    text.ordinals.length > name.ordinals.length
      ? []
      : await Promise.all(otherSpellings(form, typed).map((other) => index.name(other)));
  const names = united([name, ...others]);
  // `deep` is a name too, but hardly ever meant as one; `Li` is a part of LiDAR.
  const all = names.ordinals.length + text.ordinals.length;
  const likelihood = names.ordinals.length / Math.max(all, 1);
  const papers = Math.min(all, index.size);
  return [
    { postings: text, isName: false, likelihood: 1 - likelihood, papers },
    { postings: names, isName: true, likelihood, papers },
  ];
}

/** A name with ö is also written with oe, and the other way round; most words are no names. */
function otherSpellings(form: string, typed: string): string[] {
  const short = form.replace(/([aou])e/g, '$1');
  const long = fold(typed.normalize('NFC').replace(/[äöüÄÖÜ]/g, (letter) => `${letter}e`));
  return [short, long].filter((other) => other !== form && /^\p{L}+$/u.test(other));
}

function setOf(clues: readonly Clue[], size: number): OrdinalSet {
  const set = new OrdinalSet(size);
  for (const { postings } of clues) for (const ordinal of postings.ordinals) set.add(ordinal);
  return set;
}
