import { Fault } from './tex-pieces.ts';
import { delimiters, plainSigns, symbolCommands } from './tex-symbols.ts';

const token = /\\(?:[A-Za-z]+|[\s\S])|\s+|[\s\S]\p{M}*/gu;

/** The commands, characters with their accents, and white space of a formula, one after the other. */
export class Tokens {
  readonly #all: readonly string[];
  #at = 0;

  constructor(source: string) {
    const plain = source
      .normalize('NFC')
      .replace(/[^ -~]/gu, (sign) => plainSigns.get(sign) ?? sign)
      .replace(/\\m(left|right)(?![A-Za-z])/g, '\\$1');
    this.#all = plain.match(token) ?? [];
  }

  /** Empty behind the last. */
  get next(): string {
    return this.#all[this.#at] ?? '';
  }

  /** The next token, which is passed. */
  take(): string {
    const { next } = this;
    this.#at += 1;
    return next;
  }

  skipSpace(): void {
    while (/^\s/.test(this.next)) this.#at += 1;
  }

  /** What a command that sizes a delimiter is followed by. */
  delimiter(name: string): string {
    this.skipSpace();
    const next = this.take();
    const command = symbolCommands.get(next);
    const found = command === undefined ? next : `\\${command}`;
    if (!delimiters.has(found)) throw new Fault(`\\${name} lacks its delimiter`);
    return /^\\[A-Za-z]/.test(found) ? `${found} ` : found;
  }

  /** The letters between the next braces. */
  word(): string {
    this.skipSpace();
    if (this.next !== '{') throw new Fault('a name in braces is missing');
    const end = this.#all.indexOf('}', this.#at);
    const word = this.#all.slice(this.#at + 1, end).join('');
    if (end < 0 || word.length > 40) throw new Fault('a brace is not closed');
    this.#at = end + 1;
    return word;
  }
}
