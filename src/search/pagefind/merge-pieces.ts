import { SIGNATURE } from '#search/index/pagefind-meta.ts';
import { CborWriter } from './cbor-writer.ts';
import { type IndexPiece, type PageList, type PieceWord, wordsOf } from './index-piece.ts';

/** A part of the whole index that a reader loads at once. */
export interface IndexChunk {
  /** First and last word. */
  from: string;
  to: string;
  /** Content of its file, before it is compressed. */
  bytes: Uint8Array;
  /** Whether it holds one word that fills it. */
  isFull: boolean;
}

/**
 * Merges pieces into the words that Pagefind would have found in all their papers at once, where
 * the papers of each piece follow those of the piece before it, and cuts them into chunks.
 * @param most places of words in a chunk; a word that has as many is alone in one, so that no
 * other word's readers load it.
 */
export function* mergePieces(pieces: readonly IndexPiece[], most: number): Generator<IndexChunk> {
  let out = new CborWriter();
  let words: string[] = [];
  let size = 0;
  for (const entries of mergedWords(pieces)) {
    const [{ key } = { key: '' }] = entries;
    const own = sum(entries, ({ pages }) => pages.size);
    if (words.length > 0 && (own >= most || size >= most)) {
      yield chunkOf(words, out.bytes(), size >= most);
      out = new CborWriter();
      words = [];
      size = 0;
    }
    words.push(key);
    size += own;
    writeWord(out, key, entries);
  }
  if (words.length > 0) yield chunkOf(words, out.bytes(), size >= most);
}

/** Every word in its order, with what each piece that has it says of it. */
function* mergedWords(pieces: readonly IndexPiece[]): Generator<PieceWord[]> {
  let base = 0;
  const streams = pieces.map((piece) => {
    const words = wordsOf(piece, base);
    base += piece.lengths.length;
    return { words, word: next(words) };
  });
  for (;;) {
    let least: string | undefined;
    for (const { word } of streams) {
      if (word && (least === undefined || word.key < least)) least = word.key;
    }
    if (least === undefined) return;
    const entries: PieceWord[] = [];
    for (const stream of streams) {
      if (stream.word?.key !== least) continue;
      entries.push(stream.word);
      stream.word = next(stream.words);
    }
    yield entries;
  }
}

function next<Item>(items: Generator<Item>): Item | undefined {
  return items.next().value;
}

function writeWord(out: CborWriter, key: string, entries: readonly PieceWord[]): void {
  const variants = new Map<string, PageList[]>();
  for (const entry of entries) {
    for (const [form, pages] of entry.variants) {
      const known = variants.get(form);
      if (known) known.push(pages);
      else variants.set(form, [pages]);
    }
  }
  const pages = entries.map((entry) => entry.pages);
  out.array(3);
  out.text(key);
  writePages(out, pages);
  out.array(variants.size);
  for (const [form, lists] of variants) {
    out.array(2);
    out.text(form);
    writePages(out, lists);
  }
}

function writePages(out: CborWriter, lists: readonly PageList[]): void {
  out.array(sum(lists, ({ count }) => count));
  let last = 0;
  for (const list of lists) {
    if (list.count === 0) continue;
    out.array(3);
    out.whole(list.first - last);
    out.copy(list.rest);
    last = list.last;
  }
}

function chunkOf(words: readonly string[], entries: Uint8Array, isFull: boolean): IndexChunk {
  const out = new CborWriter();
  out.copy(SIGNATURE);
  out.array(1);
  out.array(words.length);
  out.copy(entries);
  const [from = '', to = from] = [words[0], words.at(-1)].map((key) => textOf(key ?? ''));
  return { from, to, bytes: out.bytes(), isFull: isFull && words.length === 1 };
}

function textOf(key: string): string {
  return Buffer.from(key, 'latin1').toString();
}

function sum<Item>(items: readonly Item[], amount: (item: Item) => number): number {
  return items.reduce((all, item) => all + amount(item), 0);
}
