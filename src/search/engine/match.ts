import { OrdinalSet } from '#search/index/ordinal-set.ts';
import { united } from '#search/index/postings.ts';
import { typedId } from '#search/terms/keys.ts';
import { oneSpelling } from '#search/terms/one-spelling.ts';
import { unspaced } from '#search/terms/pieces.ts';
import type { QueryWord } from '#search/terms/words.ts';
import {
  cluesFor,
  type Match,
  type Meant,
  matchPostings,
  phrasePostings,
  setOf,
  withValues,
} from './clues.ts';
import type { RowValues } from './row-values.ts';
import type { Spelling } from './spelling.ts';
import type { TextIndex } from './text-index.ts';

/** What the index says of a word of a query. */
export interface WordMatch extends Match {
  word: QueryWord;
  /** Words to mark, as `finder` takes them. */
  marks: readonly string[];
  /** The word as it was typed, where another one was likely meant, and this as people write it. */
  corrected?: QueryWord;
  used?: string;
  /** What could have been meant by a word that no paper has. */
  offered?: string;
  /** Whether it stands for words that begin with it. */
  isBegun?: boolean;
}

/** Letters that a word has at least to stand for words that begin so, beside other words. */
const LEAST_BEGUN = 3;

interface Circumstances {
  /** Whether it is the only word. */
  alone?: boolean;
  /** Whether it stands for no word but itself. */
  isWhole?: boolean;
  /** Absent where words are meant as they are typed. */
  spelling?: Spelling | undefined;
  /** Absent where texts and names alone are looked at. */
  values?: RowValues | undefined;
}

/**
 * The papers with a word: in title or abstract in any of its forms, or in a name or another value
 * of their rows as it is. A word that signs part is found where all its parts are, and where they
 * are written as one; one without spaces where its letters follow each other. A word that no paper
 * has stands for those that begin with it; where there are none, one is searched for that was
 * likely meant, or offered where the word is one of the language.
 */
export async function findWord(
  word: QueryWord,
  index: TextIndex,
  { alone = true, isWhole = false, spelling, values }: Circumstances = {},
): Promise<WordMatch> {
  const isFree = spelling !== undefined && !isWhole;
  const own = await matchForms(word, index, { values, isFree, isAlone: alone && isFree });
  if (isWhole) return own;
  if (own.set.count > 0 && (await isInOthers(own, index))) return { ...own, isBegun: true };
  if (own.set.count > 0) return (spelling && (await matchBehind(own, index, spelling))) ?? own;
  const begun =
    (await matchApart(own, index)) ?? (await matchBegun(own, alone ? 1 : LEAST_BEGUN, index));
  return begun ?? (spelling ? matchMeant(own, index, spelling) : own);
}

/** Whether a word in capitals, as `RAG`, stands only in words that it is the stem of: `ragged`. */
async function isInOthers({ word, set }: WordMatch, index: TextIndex): Promise<boolean> {
  const [only = '', ...others] = word.forms;
  if (others.length > 0 || !/^\p{Lu}{2,}$/u.test(word.typed)) return false;
  const [{ ordinals }, inForm] = await Promise.all([index.word(only), index.inForm(only, false)]);
  return (
    inForm !== undefined && set.count === ordinals.length && !ordinals.some((_, at) => inForm(at))
  );
}

/** What Korean writes as one word or as two: `기계번역` finds `기계 번역`. */
async function matchApart(own: WordMatch, index: TextIndex): Promise<WordMatch | undefined> {
  const [only = '', ...others] = own.word.forms;
  if (others.length > 0 || !/^\p{Script=Hangul}{4,}$/u.test(only)) return undefined;
  const places = Array.from({ length: only.length - 3 }, (_, at) => at + 2);
  const ways = await Promise.all(
    places.map(async (at) => {
      const marks = [only.slice(0, at), only.slice(at)];
      return { marks, postings: await phrasePostings(marks, index) };
    }),
  );
  const found = ways.find(({ postings }) => postings.ordinals.length > 0);
  return found && { ...own, ...matchPostings(found.postings, index.size), marks: found.marks };
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
  const marks = [`${only}*`];
  return { ...own, ...matchPostings(begun, index.size), marks, isBegun: true };
}

/** The papers with the word behind one that is a misprint of a few papers, and nobody's name. */
async function matchBehind(
  { word, set: { count }, clues }: WordMatch,
  index: TextIndex,
  spelling: Spelling,
): Promise<WordMatch | undefined> {
  const [only, ...others] = word.forms;
  if (only === undefined || others.length > 0 || !index.isNearCommon(only)) return undefined;
  if (clues.some(({ isName, postings }) => isName && postings.ordinals.length > 0))
    return undefined;
  const meant = await spelling.behindMisprint(only, count, word.typed);
  return meant && matchCorrected(word, meant.words, meant.shown, index);
}

async function matchMeant(
  own: WordMatch,
  index: TextIndex,
  spelling: Spelling,
): Promise<WordMatch> {
  const { word } = own;
  const { forms, typed } = word;
  // Addresses, identifiers and unknown fields.
  if (forms.length > 1 && /[\d:@]/.test(typed)) return own;
  const isKnown = async (form: string) =>
    (await index.word(form)).ordinals.length + (await index.name(form)).ordinals.length > 0;
  const corrections = await Promise.all(
    forms.map(async (form) =>
      forms.length > 1 && (await isKnown(form)) ? undefined : spelling.correct(form, typed),
    ),
  );
  const found = corrections.filter((correction) => correction !== undefined);
  if (found.length === 0) return own;
  const shown = forms.map((form, at) => corrections[at]?.shown ?? form).join(' ');
  if (found.some(({ isSure }) => !isSure)) return { ...own, offered: shown };
  const meant = forms.flatMap((form, at) => corrections[at]?.words ?? form);
  return (await matchCorrected(word, meant, shown, index)) ?? own;
}

async function matchCorrected(
  word: QueryWord,
  meant: readonly string[],
  used: string,
  index: TextIndex,
): Promise<WordMatch | undefined> {
  const forms = meant.map(oneSpelling);
  const match = await matchForms({ typed: word.typed, forms, joined: undefined }, index);
  return match.set.count > 0 ? { ...match, corrected: word, used } : undefined;
}

async function matchForms(
  word: QueryWord,
  index: TextIndex,
  { values, ...meant }: Partial<Meant> & Pick<Circumstances, 'values'> = {},
): Promise<WordMatch> {
  const { forms, joined, typed } = word;
  if (forms.length > 1 && unspaced.test(typed)) return matchLetters(word, index, values);
  const each = await Promise.all(
    forms.map(async (form) => {
      const own = await cluesFor(form, forms.length > 1 ? form : typed, meant, index);
      return values && !index.isCommon(form) ? withValues(form, own, values) : own;
    }),
  );
  const whole = joined ? [{ postings: await index.word(joined), isName: false }] : [];
  const sets = each.map((clues) => setOf(clues, index.size));
  const all = sets.reduce((left, set) => left.and(set));
  const { identified } = await findId(word, index);
  return {
    word,
    set: all.or(setOf(whole, index.size)).or(new OrdinalSet(index.size, identified)),
    clues: [...each.flat(), ...whole],
    identified,
    marks: joined ? [joined, ...forms] : forms,
  };
}

/** Letters that are left of such a word at least. */
const SHORTEST = 2;

/** A word of a script without spaces: its letters follow each other, or stand in a value of a row. */
async function matchLetters(
  word: QueryWord,
  index: TextIndex,
  values: RowValues | undefined,
): Promise<WordMatch> {
  const { forms, typed } = word;
  // `ユーザー` is also written without the mark of its last vowel.
  const end = forms.length > SHORTEST && forms.at(-1) === 'ー' ? -1 : undefined;
  const match = matchPostings(await phrasePostings(forms.slice(0, end), index), index.size);
  const inRows = values ? await Promise.all(forms.map(values.papers)) : [];
  const [first, ...others] = inRows;
  const set = first ? match.set.or(others.reduce((left, own) => left.and(own), first)) : match.set;
  return { ...match, set, word, marks: [end ? typed.slice(0, end) : typed] };
}

/** The papers of which a word is an identifier. */
export async function findId(
  { typed, joined, forms }: QueryWord,
  index: TextIndex,
): Promise<Match> {
  const { ordinals: identified } = await index.id(typedId(typed) ?? joined ?? forms[0] ?? '');
  return { set: new OrdinalSet(index.size, identified), clues: [], identified };
}
