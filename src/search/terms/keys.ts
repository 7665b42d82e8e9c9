import { fold } from '#text/fold.ts';
import type { Stem } from './stems.ts';
import { isStopWord } from './stop-words.ts';

/** The key under which the index has a word of texts, as `indexable` spells it, or a `nameForm`. */
export type KeyOf = (form: string) => string;

/**
 * Keys by the stems of a catalogue's languages. A function word has a key of its own, so that who
 * looks for `overly` is not led to every `over`.
 */
export function keysBy(stem: Stem): KeyOf {
  return (form) => (isStopWord(form) ? `${form}01` : stem(form));
}

/**
 * A word of a name, or an identifier, as the index is given it. The digit at its end keeps it from
 * having a stem, so that Jones is not Jone, and apart from words of texts.
 */
export function nameForm(word: string): string {
  return `${word}0`;
}

/** Whether a key may be that of a name; `2010` is one, though of texts. */
export function isNameKey(key: string): boolean {
  return key.endsWith('0');
}

/** An identifier of a paper as one word: `10.1000/XYZ` is `101000xyz`. */
export function bareId(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** An address of code as one word, however it is written. */
export function addressId(url: string): string {
  return bareId(url.replace(/^https?:\/\/(?:www\.)?|(?:\.git)?\/?$/gi, ''));
}

/** What stands before a DOI or arXiv's number, a new or an old one, in an address. */
const hosted =
  /^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+\/(?:[\w.-]+\/)*(?=10\.\d{4,}\/|\d{4}\.\d{4,5}|[a-z-]+\/\d{7})/i;

/**
 * The identifier that a word of a query may be: arXiv's, a DOI, in an address of whatever site or
 * not, also the one that arXiv gives, the key of a BibTeX entry that begins, the last part of the
 * address of a paper's own page, or an address of code.
 */
export function typedId(word: string): string | undefined {
  const [, key] = /^@?[a-z]+\{([^\s,]+)/i.exec(word) ?? [];
  if (key) return bareId(key);
  const id = word
    .replace(/^git@([\w.-]+):/, '$1/')
    .replace(hosted, '')
    .replace(/^https?:\/\/(?:[^/]+\/)+papers\/(?=[^/]+\/?$)/i, '')
    .replace(/^(?:arxiv|doi):/i, '')
    .replace(/^10\.48550\/arxiv\./i, '')
    .replace(/(?<=^\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?$/i, '');
  if (/^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+\/[\w.-]+\//i.test(id) && !id.startsWith('10.'))
    return addressId(id);
  return /\d/.test(id) ? bareId(id) : undefined;
}

/** The slug of most names, without the tables that the others need: where it fits, none travels. */
export function simpleSlug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
