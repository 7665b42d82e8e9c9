import { stem } from '#search/terms/stem.ts';
import { isStopWord } from '#search/terms/stop-words.ts';
import { fold } from '#text/fold.ts';
import { isFiller } from './filler-words.ts';
import { WordScanner } from './word-scanner.ts';

/** What a word can do for a paper. */
export const Kind = {
  /** Function words, numbers and lone letters say nothing, and a phrase does not end in one. */
  Empty: 0,
  /** Words of every abstract say something only in a phrase. */
  Filler: 1,
  /** A single Han character is a part of words. */
  Part: 2,
  Telling: 3,
} as const;
export type Kind = (typeof Kind)[keyof typeof Kind];

/** What stands before a word: nothing that matters, or what parts it from the rest of a phrase. */
const Gap = { Break: 0, Space: 1, Hyphen: 2, None: 3 } as const;

const address = /\b(?:https?:\/\/|www\.)\S+/g;
/** `LLMs`, which no rule of English makes one of `LLM`. */
const acronyms = /^\p{Lu}{2,}s$/u;
/** A token's form is in all bits but these two, which say what stands before it. */
const GAPS = 3;
const FORM = 2;

/**
 * The words of a catalogue as numbers. A text becomes a list of tokens, each a written form and
 * what stands before it; forms that are one word, such as singular and plural, have one stem.
 */
export class Lexicon {
  readonly #scanner = new WordScanner();
  readonly #stems = new Map<string, number>();
  #stemOf = new Int32Array(2 ** 12);
  #forms = 0;
  readonly #kinds: Kind[] = [];

  /** How many stems there are. */
  get size(): number {
    return this.#kinds.length;
  }

  /** Appends the tokens of a plain text. */
  read(text: string, tokens: number[]): void {
    let last = -1;
    const clean = text.includes('//') || text.includes('www.') ? text.replace(address, '\n') : text;
    this.#scanner.scan(clean, (form, start, end) => {
      if (form === this.#forms) this.#add(form);
      tokens.push((form << FORM) | gapOf(clean, last, start));
      last = end;
    });
  }

  stem(token: number): number {
    return this.#stemOf[token >> FORM] ?? 0;
  }

  /** @param stem as `stem` gives it. */
  kind(stem: number): Kind {
    return this.#kinds[stem] ?? Kind.Empty;
  }

  /** Whether nothing but a space or hyphen parts a token from the one before it. */
  joins(token: number): boolean {
    return (token & GAPS) !== Gap.Break;
  }

  /** Whether a token is one word with the one before it, as `time` in `test-time`. */
  hyphenated(token: number): boolean {
    return (token & GAPS) === Gap.Hyphen;
  }

  /** Tokens as they were written, hyphens included. */
  text(tokens: Iterable<number>): string {
    let text = '';
    for (const token of tokens) {
      const gap = token & GAPS;
      if (text) text += gap === Gap.Hyphen ? '-' : gap === Gap.None ? '' : ' ';
      text += this.#scanner.written(token >> FORM);
    }
    return text;
  }

  #add(form: number): void {
    if (form === this.#stemOf.length) {
      const more = new Int32Array(form * 2);
      more.set(this.#stemOf);
      this.#stemOf = more;
    }
    this.#stemOf[form] = this.#stemNumber(this.#scanner.written(form));
    this.#forms++;
  }

  #stemNumber(written: string): number {
    const folded = fold(acronyms.test(written) ? written.slice(0, -1) : written);
    const key = stem(folded);
    const known = this.#stems.get(key);
    if (known !== undefined) return known;
    this.#stems.set(key, this.#kinds.length);
    return this.#kinds.push(kindOf(folded, key)) - 1;
  }
}

function kindOf(folded: string, key: string): Kind {
  if (/^\p{Script=Han}$/u.test(folded)) return Kind.Part;
  if (folded.length < 2 || !/\p{L}/u.test(folded) || isStopWord(folded)) return Kind.Empty;
  return isFiller(key) || /^\d/.test(folded) ? Kind.Filler : Kind.Telling;
}

function gapOf(text: string, end: number, start: number): number {
  if (end < 0 || start > end + 1) return Gap.Break;
  if (start === end) return Gap.None;
  const code = text.charCodeAt(end);
  if (code === 0x20) return Gap.Space;
  return code === 0x2d || (code >= 0x2010 && code <= 0x2013) ? Gap.Hyphen : Gap.Break;
}
