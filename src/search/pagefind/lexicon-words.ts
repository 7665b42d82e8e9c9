import { readFile } from 'node:fs/promises';
import { dictionaryWords } from '#search/terms/affixes.ts';
import type { KeyOf } from '#search/terms/keys.ts';
import { spelled } from '#search/terms/pieces.ts';
import { mostEdits } from '#search/terms/spelling.ts';

/** A Hunspell dictionary as the packages `dictionary-…` of npm bring it. */
interface Dictionary {
  default: { aff: Uint8Array; dic: Uint8Array };
}

/** Those that come with the project. */
const shipped: Readonly<Record<string, () => Promise<Dictionary>>> = {
  'dictionary-en': () => import('dictionary-en'),
  'dictionary-en-gb': () => import('dictionary-en-gb'),
};

/**
 * Terms of the field that no dictionary has, one a line: the words, in lower case, that stand in
 * the titles of ten or more of 81,000 papers on machine learning.
 */
const fieldTerms = new URL('field-terms.txt', import.meta.url);

interface Options {
  keyOf: KeyOf;
  /** Gives what was made of the same texts before, or makes it. */
  kept?: (texts: unknown, make: () => string[]) => Promise<string[]>;
}

/**
 * The keys of the words that the search never takes for a slip: those of dictionaries, with all
 * their forms, of the field, and the catalogue's own. Words that are too short to be corrected are
 * left out.
 * @param dictionaries names of packages.
 * @param own a word a line.
 */
export async function lexiconKeys(
  dictionaries: readonly string[],
  own: string,
  { keyOf, kept = async (_, make) => make() }: Options,
): Promise<Set<string>> {
  const texts: Texts = [];
  for (const name of dictionaries) {
    const { aff, dic } = (await loadDictionary(name)).default;
    const [rules = '', entries = ''] = [aff, dic].map((bytes) => new TextDecoder().decode(bytes));
    texts.push({ rules, entries });
  }
  const lists = [await readFile(fieldTerms, 'utf8'), own];
  return new Set(await kept([texts, lists], () => [...keysOf(texts, lists, keyOf)]));
}

/** Dictionaries, each as its two files. */
type Texts = { rules: string; entries: string }[];

function keysOf(dictionaries: Texts, lists: readonly string[], keyOf: KeyOf): Set<string> {
  const keys = new Set<string>();
  const add = (word: string) => {
    const form = spelled(word);
    if (mostEdits(form) > 0) keys.add(keyOf(form));
  };
  /** Entries of the dictionaries so far, by the rules that they are read with. */
  const read = new Map<string, Set<string>>();
  for (const { rules, entries } of dictionaries) {
    // Those of one language have most entries in common.
    const known = read.get(rules) ?? new Set();
    const others = entries.split('\n').filter((entry) => !known.has(entry));
    for (const word of dictionaryWords(rules, ['', ...others].join('\n'))) add(word);
    read.set(rules, known.union(new Set(others)));
  }
  for (const list of lists) list.split(/\s+/).forEach(add);
  return keys;
}

async function loadDictionary(name: string): Promise<Dictionary> {
  try {
    return await (shipped[name]?.() ?? import(/* @vite-ignore */ name));
  } catch (cause) {
    const remedy = `run npm install ${name}, or take it out of the list`;
    throw new Error(`site.yaml: dictionaries: there is no package "${name}"; ${remedy}`, { cause });
  }
}
