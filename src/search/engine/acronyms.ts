import { type Acronym, longKey } from '#search/terms/acronyms.ts';
import { wordKey } from '#search/terms/keys.ts';
import { type QueryWord, wordsOf } from '#search/terms/words.ts';
import { findWord, type WordMatch } from './match.ts';
import type { Source } from './source.ts';
import type { TextIndex } from './text-index.ts';

/** What was looked for besides a part of the text. */
export interface Synonym {
  typed: string;
  /** The acronym, or what it stands for. */
  other: string;
}

export type Acronyms = ReturnType<typeof acronymsOf>;

/** The acronyms that the papers of a catalogue explain. */
export function acronymsOf(source: Source, file: string) {
  let maps: { short: Map<string, Acronym>; long: Map<string, Acronym> } | undefined;
  return async () => {
    const pairs = (await source.json(file)) as readonly (readonly [string, string])[];
    const all = pairs.map(([short, long]): Acronym => ({ short, long }));
    maps ??= {
      short: new Map(all.map((pair) => [wordsOf(pair.short).join(' '), pair])),
      long: new Map(all.map((pair) => [longKey(pair.long), pair])),
    };
    return maps;
  };
}

/** Words of the longest name that an acronym is looked for. */
const MOST_WORDS = 6;

/**
 * The words that are an acronym or what it stands for, as matches of both, and the words that are
 * left. In lower case only those without vowels are read as acronyms: `cat` is a word.
 */
export async function matchAcronyms(
  words: readonly QueryWord[],
  index: TextIndex,
  acronyms: Acronyms,
): Promise<{ matches: WordMatch[]; also: Synonym[]; rest: QueryWord[] }> {
  const { short, long } = await acronyms();
  const matches: WordMatch[] = [];
  const also: Synonym[] = [];
  const rest: QueryWord[] = [];
  for (let at = 0; at < words.length; ) {
    const found = named(words.slice(at, at + MOST_WORDS), short, long);
    const match = found && (await matchBoth(found.own, found.other, index));
    if (match) {
      matches.push(match);
      also.push({ typed: found.own.typed, other: found.other });
    } else rest.push(...words.slice(at, at + (found?.count ?? 1)));
    at += found?.count ?? 1;
  }
  return { matches, also, rest };
}

function named(
  words: readonly QueryWord[],
  short: ReadonlyMap<string, Acronym>,
  long: ReadonlyMap<string, Acronym>,
) {
  for (let count = words.length; count > 1; count--) {
    const own = words.slice(0, count);
    const forms = own.flatMap((word) => word.forms);
    const acronym = long.get(forms.map(wordKey).join(' '));
    const typed = own.map((word) => word.typed).join(' ');
    if (acronym) return { own: { typed, forms, joined: undefined }, other: acronym.short, count };
  }
  const [first] = words;
  const acronym = first && short.get(first.forms.join(' '));
  const isMeant = first && (/\p{Lu}/u.test(first.typed) || !/[aeiou]/i.test(first.typed));
  return acronym && isMeant ? { own: first, other: acronym.long, count: 1 } : undefined;
}

/** None where the other way to say it finds nothing more. */
async function matchBoth(
  own: QueryWord,
  other: string,
  index: TextIndex,
): Promise<WordMatch | undefined> {
  const forms = wordsOf(other);
  const [typed, meant] = await Promise.all([
    findWord(own, index, { isWhole: true }),
    findWord({ typed: other, forms, joined: undefined }, index, { isWhole: true }),
  ]);
  const set = typed.set.or(meant.set);
  if (set.count === typed.set.count) return undefined;
  const marks = [...typed.marks, ...meant.marks];
  return { ...typed, set, clues: [...typed.clues, ...meant.clues], marks };
}
