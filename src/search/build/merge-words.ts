import { type PieceWord, readWords, WordFile, type WordPart } from './word-chunks.ts';

/** One piece of an index: its word files in order, and the number of its first page in the whole. */
export interface WordPiece {
  offset: number;
  files: Iterable<Uint8Array>;
}

/** A word file of the whole, with its first and last word. */
export interface MergedFile {
  from: string;
  to: string;
  bytes: Uint8Array;
}

/**
 * Merges the word files of pieces into those of one index: what Pagefind would write had it been
 * given all records at once. Holds one file of each piece at a time.
 * @param pieces in the order of their offsets.
 * @param size pages and places after which a file is full.
 */
export function* mergeWords(pieces: readonly WordPiece[], size: number): Generator<MergedFile> {
  const file = new WordFile();
  let from: string | undefined;
  let to = '';
  for (const parts of inOrder(pieces)) {
    to = parts[0]?.word.word ?? '';
    from ??= to;
    file.add(parts);
    if (file.size < size) continue;
    yield { from, to, bytes: file.take() };
    from = undefined;
  }
  if (from !== undefined) yield { from, to, bytes: file.take() };
}

/** Every word once, in order, with the pieces that have it. */
function* inOrder(pieces: readonly WordPiece[]): Generator<WordPart[]> {
  const cursors = pieces.flatMap(({ offset, files }) => {
    const words = allWords(files);
    const { value, done } = words.next();
    return done ? [] : [{ offset, words, word: value as PieceWord }];
  });
  while (cursors.length > 0) {
    let next = cursors[0]?.word.word ?? '';
    for (const { word } of cursors) if (word.word < next) next = word.word;
    const here = cursors.filter(({ word }) => word.word === next);
    yield here.map(({ offset, word }) => ({ offset, word }));
    for (const cursor of here) {
      const { value, done } = cursor.words.next();
      if (done) cursors.splice(cursors.indexOf(cursor), 1);
      else cursor.word = value;
    }
  }
}

function* allWords(files: Iterable<Uint8Array>): Generator<PieceWord, undefined> {
  for (const bytes of files) yield* readWords(bytes);
}

/**
 * Shortens the ends of neighbouring files to what tells them apart, as Pagefind does: everybody
 * loads this list.
 */
export function shortEnds(files: readonly { from: string; to: string }[]): [string, string][] {
  const ends = files.map(({ from, to }): [string, string] => [from, to]);
  for (const [index, end] of ends.entries()) {
    const next = ends[index + 1];
    if (!next) continue;
    const [a, b] = [[...end[1]], [...next[0]]];
    const same = b.findIndex((letter, at) => letter !== a[at]);
    const length = (same < 0 ? b.length : same) + 1;
    end[1] = a.slice(0, length).join('');
    next[0] = b.slice(0, length).join('');
  }
  return ends;
}
