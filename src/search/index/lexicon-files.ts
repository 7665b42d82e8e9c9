import { hashOf } from './hash.ts';
import { stepsOf, sumsOf } from './packing.ts';
import { packSpread, unpackSpread } from './rice.ts';

/**
 * The keys of the words of a language as a filter: a set of numbers, one for each key, in parts of
 * which a word needs one. It says of every key that it is in there, and of one in two hundred
 * others too, in nine bits a key.
 */
export interface LexiconFiles {
  folder: string;
  parts: number;
  keys: number;
}

/** Numbers to a key: by chance another key has the number of one, once in so many times. */
const SPREAD = 208;

/** Keys in a part: about six thousand bytes. */
const MOST_IN_PART = 5000;

/** Address of a part. */
export function lexiconFile({ folder }: Pick<LexiconFiles, 'folder'>, part: number): string {
  return `${folder}${part}.bin`;
}

/** @returns what a reader has to know of the files. */
export function* lexiconFiles(
  keys: ReadonlySet<string>,
  digest: (content: string) => string,
): Generator<{ path: string; content: Uint8Array; gzip: true }, LexiconFiles> {
  const parts = Math.ceil(keys.size / MOST_IN_PART);
  const size = { parts, keys: keys.size };
  const lists = Array.from({ length: parts }, (): number[] => []);
  for (const { part, number } of Array.from(keys, (key) => lexiconPlace(key, size))) {
    lists[part]?.push(number);
  }
  const folder = `search/lexicon/${digest([...keys].sort().join('\n'))}/`;
  for (const [part, numbers] of lists.entries()) {
    const unique = Uint32Array.from(new Set(numbers)).sort();
    const content = packSpread(stepsOf(unique));
    yield { path: lexiconFile({ folder }, part), content, gzip: true };
  }
  return { folder, ...size };
}

/** The part in which a key is, and its number there. */
export function lexiconPlace(key: string, { parts, keys }: Pick<LexiconFiles, 'parts' | 'keys'>) {
  const each = Math.ceil((keys * SPREAD) / parts);
  const place = Math.floor((mixed(hashOf(key)) / 2 ** 32) * each * parts);
  return { part: Math.floor(place / each), number: place % each };
}

/** The numbers in a part. */
export function openLexicon(bytes: Uint8Array): ReadonlySet<number> {
  return new Set(sumsOf(unpackSpread(bytes)));
}

/** Short texts leave the upper bits of a hash alike: the end of MurmurHash3 spreads them. */
function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
}
