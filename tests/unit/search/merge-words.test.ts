import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutPieces } from '#search/build/cut-pieces.ts';
import { buildPiece, type IndexPiece, WORD_FILE } from '#search/build/index-piece.ts';
import { mergeWords, shortEnds } from '#search/build/merge-words.ts';
import type { IndexRecord } from '#search/index-record.ts';
import { makeFolder } from '../../support/content-folder.ts';

const syllables = ['lo', 'mi', 'ra', 'te', 'ku', 'né', 'ø', '猫', '𝒜', 'shi', '7', 'x'];

/** Made-up words, some of them in many records, some with marks, some outside the first plane. */
const records = Array.from({ length: 150 }, (_, paper): IndexRecord => {
  const word = (at: number) =>
    [1, 5, 11, 29].map((step) => syllables[(paper * at + at * step) % 12]).join('');
  const words = Array.from({ length: 120 }, (_, at) => word(at % 40));
  return {
    url: String(paper),
    content: words.join(' '),
    language: 'en',
    meta: { title: word(paper % 17), authors: word(paper % 23) },
  };
});

function* filesOf({ folder, chunks }: IndexPiece): Generator<Buffer> {
  for (const [, , name] of chunks) {
    yield gunzipSync(readFileSync(join(folder, 'index', `${name}.pf_index`)));
  }
}

test('pieces merge into the very files that Pagefind makes of all records', async () => {
  const folder = makeFolder({});
  const whole = await buildPiece(records, join(folder, 'whole'));
  const pieces: IndexPiece[] = [];
  for (const [name, from, to] of [
    ['first', 0, 1],
    ['second', 1, 70],
    ['third', 70, 150],
  ] as const) {
    pieces.push(await buildPiece(records.slice(from, to), join(folder, name)));
  }
  const parts = pieces.map((piece, at) => ({ offset: [0, 1, 70][at] ?? 0, files: filesOf(piece) }));
  const merged = [...mergeWords(parts, WORD_FILE)];
  expect(merged.length).toBeGreaterThan(1);
  expect(merged.map(({ bytes }) => Buffer.from(bytes))).toEqual([...filesOf(whole)]);
  const utf8 = (text: string) => Buffer.from(text, 'latin1').toString();
  const ends = merged.map(({ from, to }) => ({ from: utf8(from), to: utf8(to) }));
  expect(shortEnds(ends)).toEqual(whole.chunks.map(([from, to]) => [from, to]));
  expect(pieces.flatMap((piece) => piece.lengths)).toEqual(whole.lengths);
});

describe('cutPieces', () => {
  const ids = Array.from({ length: 60_000 }, (_, index) => `paper${index}`);

  test('leaves out and repeats nothing, and makes no piece too large', () => {
    const pieces = cutPieces(ids);
    expect(pieces.flatMap(([from, to]) => ids.slice(from, to))).toEqual(ids);
    expect(pieces.length).toBeGreaterThan(5);
    expect(Math.max(...pieces.map(([from, to]) => to - from))).toBeLessThanOrEqual(12288);
  });

  test.each([
    { input: [], out: [[0, 0]] },
    { input: ['one'], out: [[0, 1]] },
  ])('makes one piece of $input', ({ input, out }) => {
    expect(cutPieces(input)).toEqual(out);
  });

  test('a paper more changes few pieces', () => {
    const contents = (all: string[]) =>
      cutPieces(all).map(([from, to]) => all.slice(from, to).join());
    const before = new Set(contents(ids));
    fc.assert(
      fc.property(fc.nat(ids.length), (at) => {
        const changed = contents(ids.toSpliced(at, 0, 'added')).filter(
          (piece) => !before.has(piece),
        );
        expect(changed.length).toBeLessThanOrEqual(3);
      }),
      { numRuns: 20 },
    );
  });
});
