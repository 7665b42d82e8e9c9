import { typedId } from '../name-key.ts';
import { OrdinalSet } from '../ordinal-set.ts';
import type { Postings } from '../postings.ts';
import type { QueryWord } from '../words.ts';
import type { TextIndex } from './text-index.ts';

/** A word of texts or names with the papers that have it. */
interface Clue {
  postings: Postings;
  /** Whether it is a name or an identifier. */
  isName: boolean;
}

/** What the index says of a word of a query. */
export interface WordMatch {
  word: QueryWord;
  /** The papers that have it. */
  set: OrdinalSet;
  /** What speaks for a paper that has one of them; a paper may have some and not the word. */
  clues: readonly Clue[];
  /** Papers that it identifies. */
  identified: Uint32Array;
  /** Words to mark, as `finder` takes them. */
  marks: readonly string[];
}

/**
 * The papers with a word: in title or abstract in any of its forms, or in a name as it is. A word
 * that signs part is found where all its parts are, and where they are written as one. A word that
 * no paper has finds the papers with words that begin with it, or that it is the beginning of.
 * @param least letters that a beginning has at least.
 */
export async function matchWord(word: QueryWord, index: TextIndex, least = 1): Promise<WordMatch> {
  const own = await matchForms(word, index);
  const [only, ...others] = word.forms;
  if (only === undefined || others.length > 0 || own.set.count > 0 || only.length < least) {
    return own;
  }
  const longer = await index.beginning(only);
  const begun = longer.ordinals.length > 0 ? longer : await index.cutOff(only);
  const set = new OrdinalSet(index.size, begun.ordinals);
  return { ...own, set, clues: [{ postings: begun, isName: false }], marks: [`${only}*`] };
}

async function matchForms(word: QueryWord, index: TextIndex): Promise<WordMatch> {
  const { forms, joined, typed } = word;
  const each = await Promise.all(forms.map((form) => cluesFor(form, index)));
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

async function cluesFor(form: string, index: TextIndex): Promise<Clue[]> {
  const [text, name] = await Promise.all([index.word(form), index.name(form)]);
  return [
    { postings: text, isName: false },
    { postings: name, isName: true },
  ];
}

function setOf(clues: readonly Clue[], size: number): OrdinalSet {
  const set = new OrdinalSet(size);
  for (const { postings } of clues) for (const ordinal of postings.ordinals) set.add(ordinal);
  return set;
}
