import type { PackedAcronym } from '#search/index/acronym-file.ts';
import { type CatalogueFile, SMALL_CATALOGUE } from '#search/index/catalogue-file.ts';
import { type Acronym, longKey } from '#search/terms/acronyms.ts';
import type { KeyOf } from '#search/terms/keys.ts';
import { isStopWord } from '#search/terms/stop-words.ts';
import { type QueryWord, wordsOf } from '#search/terms/words.ts';
import { phrasePostings } from './clues.ts';
import { findWord, type WordMatch } from './match.ts';
import type { Source } from './source.ts';
import type { TextIndex } from './text-index.ts';

/** What was looked for besides a part of the text. */
export interface Synonym {
  typed: string;
  /** The acronym, or what it stands for. */
  other: string;
}

/** A part of the text that may stand for several things, of which none was looked for. */
export interface Ambiguity {
  typed: string;
  others: readonly string[];
}

export type Acronyms = ReturnType<typeof acronymsOf>;

/** The acronyms that the papers of a catalogue explain. */
export function acronymsOf(source: Source, listed: CatalogueFile['acronyms'], keyOf: KeyOf) {
  let maps: ReturnType<typeof mapsOf> | undefined;
  const mapsOf = (all: readonly PackedAcronym[]) => {
    const known = all.map(([short, ...longs]) => ({ short, longs }));
    const one = known.flatMap(({ short, longs: [long, other] }) =>
      long !== undefined && other === undefined ? [{ short, long }] : [],
    );
    const keyed = <Value extends { short: string }>(list: readonly Value[]) =>
      new Map(list.map((pair) => [wordsOf(pair.short).join(' '), pair]));
    return {
      short: keyed(one),
      long: Map.groupBy(one, ({ long }) => longKey(long, keyOf)),
      several: keyed(known.filter(({ longs }) => longs.length > 1)),
    };
  };
  return async () => {
    const all = typeof listed === 'string' ? await source.json(listed) : listed;
    maps ??= mapsOf(all as readonly PackedAcronym[]);
    return maps;
  };
}

/** Words of the longest name that an acronym is looked for. */
const MOST_WORDS = 6;

/**
 * The words that are an acronym or what it stands for, as matches of both, and the words that are
 * left, of which some may stand for several things.
 */
export async function matchAcronyms(
  words: readonly QueryWord[],
  index: TextIndex,
  acronyms: Acronyms,
): Promise<{ matches: WordMatch[]; also: Synonym[]; unclear: Ambiguity[]; rest: QueryWord[] }> {
  const { short, long, several } = await acronyms();
  const matches: WordMatch[] = [];
  const also: Synonym[] = [];
  const rest: QueryWord[] = [];
  for (let at = 0; at < words.length; ) {
    const found =
      named(words.slice(at, at + MOST_WORDS), short, long, index.keyOf) ??
      (at === 0 ? await initialled(words, index) : undefined);
    const [most] = found ? await matchesWith(found.own, found.others, index) : [];
    if (found && most) {
      matches.push(most.match);
      also.push({ typed: found.own.typed, other: most.other });
    } else rest.push(...words.slice(at, at + (found?.count ?? 1)));
    at += found?.count ?? 1;
  }
  const unclear = rest.flatMap((word) => {
    const acronym = isMeant(word) && several.get(word.forms.join(' '));
    return acronym ? [{ typed: word.typed, others: acronym.longs }] : [];
  });
  return { matches, also, unclear, rest };
}

function named(
  words: readonly QueryWord[],
  short: ReadonlyMap<string, Acronym>,
  long: ReadonlyMap<string, readonly Acronym[]>,
  keyOf: KeyOf,
) {
  for (let count = words.length; count > 1; count--) {
    const own = words.slice(0, count);
    const forms = own.flatMap((word) => word.forms);
    const others = long.get(forms.map(keyOf).join(' '))?.map(({ short: other }) => other);
    const typed = own.map((word) => word.typed).join(' ');
    if (others) return { own: { typed, forms, joined: undefined }, others, count };
  }
  const [first] = words;
  const acronym = first && short.get(first.forms.join(' '));
  return acronym && isMeant(first) ? { own: first, others: [acronym.long], count: 1 } : undefined;
}

/** In lower case only those without vowels are read as acronyms: `cat` is a word. */
function isMeant({ typed }: QueryWord): boolean {
  return /\p{Lu}/u.test(typed) || !/[aeiou]/i.test(typed);
}

/**
 * Letters of an acronym that is known by nothing but the initials of what it stands for; so few are
 * one only where no paper has any of the words.
 */
const INITIALS = { few: 2, most: 5 };

/** What long forms are joined by; `attention without sparsity` is none. */
const joints = new Set('a and by for in of on the to with'.split(' '));

/**
 * The whole text as a name that a small catalogue has as an acronym alone, whose papers need not
 * explain it to each other: `recurrent neural network` where one says `RNN`.
 */
async function initialled(words: readonly QueryWord[], index: TextIndex) {
  const forms = words.flatMap((word) => word.forms);
  if (index.size >= SMALL_CATALOGUE || forms.length < INITIALS.few) return undefined;
  if (forms.some((form) => isStopWord(form) && !joints.has(form))) return undefined;
  const isThere = async (form: string) => (await index.word(form)).ordinals.length > 0;
  const ways = [forms, forms.filter((form) => !isStopWord(form))].map((own) =>
    own.map((form) => form.slice(0, 1)).join(''),
  );
  for (const other of new Set(ways)) {
    if (other.length < INITIALS.few || other.length > INITIALS.most) continue;
    if (isStopWord(other) || !(await isThere(other))) continue;
    if (other.length === INITIALS.few && (await Promise.all(forms.map(isThere))).includes(true))
      continue;
    if ((await phrasePostings(forms, index)).ordinals.length > 0) return undefined;
    const typed = words.map((word) => word.typed).join(' ');
    const own = { typed, forms, joined: undefined };
    return { own, others: [other.toUpperCase()], count: words.length };
  }
  return undefined;
}

/** With each other way to say it, of several acronyms the one that most papers have first. */
async function matchesWith(own: QueryWord, others: readonly string[], index: TextIndex) {
  const all = others.map(async (other) => {
    const match = await matchBoth(own, other, index);
    return match ? [{ other, match }] : [];
  });
  return (await Promise.all(all)).flat().sort((a, b) => b.match.set.count - a.match.set.count);
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
