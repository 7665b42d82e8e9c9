/**
 * The word files of a Pagefind 1.6 index (`index/*.pf_index`, decompressed), read and written as
 * bytes: https://github.com/Pagefind/pagefind, `pagefind/src/index/index_words.rs`. Behind a
 * signature stands CBOR (RFC 8949): `[[[word, pages, [[form, pages]…]]…]]`, where pages are
 * `[page, places, places in metadata]` and a page's number is counted from the one before.
 */

/** Pages of one word in one piece of an index. */
export interface PageList {
  count: number;
  /** Number of the first page. */
  first: number;
  /** Number of the last page. */
  last: number;
  /** What follows the number of the first page. */
  rest: Uint8Array;
  /** Pages and places in them: what Pagefind measures the size of a file by. */
  size: number;
}

/** A word of one piece; texts are UTF-8 as Latin-1 strings, whose order is that of the bytes. */
export interface PieceWord {
  word: string;
  pages: PageList;
  /** The same word as it is written with marks. */
  forms: [form: string, pages: PageList][];
}

const SIGNATURE = Buffer.from('pagefind_dcd');
const ARRAY = 4;
const TEXT = 3;

/** @throws if the bytes are not a word file of Pagefind 1.6. */
export function* readWords(bytes: Uint8Array): Generator<PieceWord> {
  const reader = new ByteReader(bytes);
  reader.expect(SIGNATURE);
  reader.head(ARRAY);
  for (let words = reader.head(ARRAY); words > 0; words--) {
    reader.head(ARRAY);
    const word = reader.text();
    const pages = reader.pages();
    const forms: PieceWord['forms'] = [];
    for (let left = reader.head(ARRAY); left > 0; left--) {
      reader.head(ARRAY);
      forms.push([reader.text(), reader.pages()]);
    }
    yield { word, pages, forms };
  }
}

class ByteReader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  expect(start: Buffer): void {
    if (!this.#bytes.subarray(0, start.length).equals(start)) fail();
    this.#at = start.length;
  }

  /** The length of an array or text that begins here. */
  head(type: number): number {
    if ((this.#bytes[this.#at] ?? 0) >> 5 !== type) fail();
    return this.#number();
  }

  text(): string {
    const length = this.head(TEXT);
    this.#at += length;
    return this.#bytes.toString('latin1', this.#at - length, this.#at);
  }

  pages(): PageList {
    const count = this.head(ARRAY);
    let [first, last, size, start] = [0, 0, 0, this.#at];
    for (let page = 0; page < count; page++) {
      this.head(ARRAY);
      last += this.#number();
      if (page === 0) [first, start] = [last, this.#at];
      size += 1 + this.#skipList() + this.#skipList();
    }
    return { count, first, last, rest: this.#bytes.subarray(start, this.#at), size };
  }

  /** Passes over a list of numbers; gives how many they are. */
  #skipList(): number {
    const count = this.head(ARRAY);
    for (let left = count; left > 0; left--) this.#number();
    return count;
  }

  /** The number in the head that stands here, whatever its type. */
  #number(): number {
    const short = (this.#bytes[this.#at++] ?? fail()) & 31;
    if (short < 24) return short;
    if (short > 26) fail();
    const width = 1 << (short - 24);
    this.#at += width;
    return this.#bytes.readUIntBE(this.#at - width, width);
  }
}

function fail(): never {
  throw new Error('The word files of the Pagefind index have a form that is not known');
}

/** One word of several pieces; each piece's pages are counted on from `offset`. */
export interface WordPart {
  offset: number;
  word: PieceWord;
}

/** Writes word files, a word after another, in order. */
export class WordFile {
  #bytes = Buffer.alloc(1 << 16);
  #length = 0;
  #words = 0;
  /** Pages and places so far. */
  size = 0;

  /** Adds a word with its pages in all pieces, in the order of their offsets. */
  add(parts: readonly WordPart[]): void {
    this.#words++;
    this.#head(ARRAY, 3);
    this.#text(parts[0]?.word.word ?? '');
    this.#pages(parts.map(({ offset, word }) => ({ offset, pages: word.pages })));
    const forms = new Map<string, { offset: number; pages: PageList }[]>();
    for (const { offset, word } of parts) {
      for (const [form, pages] of word.forms) {
        forms.set(form, [...(forms.get(form) ?? []), { offset, pages }]);
      }
    }
    this.#head(ARRAY, forms.size);
    for (const [form, lists] of forms) {
      this.#head(ARRAY, 2);
      this.#text(form);
      this.#pages(lists);
    }
  }

  /** The file with the words that were added since the last one. */
  take(): Uint8Array {
    const body = Buffer.from(this.#bytes.subarray(0, this.#length));
    const words = this.#words;
    [this.#length, this.#words, this.size] = [0, 0, 0];
    this.#head(ARRAY, 1);
    this.#head(ARRAY, words);
    const head = Buffer.from(this.#bytes.subarray(0, this.#length));
    this.#length = 0;
    return Buffer.concat([SIGNATURE, head, body]);
  }

  #pages(lists: readonly { offset: number; pages: PageList }[]): void {
    let count = 0;
    for (const { pages } of lists) count += pages.count;
    this.#head(ARRAY, count);
    let before = 0;
    for (const { offset, pages } of lists) {
      if (pages.count === 0) continue;
      this.#head(ARRAY, 3);
      this.#head(0, offset + pages.first - before);
      this.#raw(pages.rest);
      before = offset + pages.last;
      this.size += pages.size;
    }
  }

  #text(text: string): void {
    this.#head(TEXT, text.length);
    this.#raw(Buffer.from(text, 'latin1'));
  }

  #raw(bytes: Uint8Array): void {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  #head(type: number, number: number): void {
    this.#room(5);
    const width = number < 24 ? 0 : number < 0x100 ? 1 : number < 0x10000 ? 2 : 4;
    const short = width === 0 ? number : 24 + Math.log2(width);
    this.#bytes[this.#length++] = (type << 5) | short;
    if (width > 0) this.#length = this.#bytes.writeUIntBE(number, this.#length, width);
  }

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const bytes = Buffer.alloc(Math.max(2 * this.#bytes.length, this.#length + more));
    bytes.set(this.#bytes);
    this.#bytes = bytes;
  }
}
