import { expect, test } from 'vitest';
import { openChunk, packChunk, packTerm } from '#search/index/packed-postings.ts';
import { postingsAt } from '#search/index/postings.ts';
import { mergeSegments } from '#search/pagefind/merge-segments.ts';
import type { Segment } from '#search/pagefind/segments.ts';

const sizes = { text: [9], title: [9] };
const counts = { texts: new Map(), names: new Map(), written: new Map(), acronyms: new Map() };

/** A segment of one paper that has terms of these sizes. */
function segmentOf(terms: readonly (readonly [term: string, size: number])[]): Segment {
  const own = postingsAt(new Map([[0, Uint32Array.of(1)]]));
  const chunk = packChunk(terms.map(([term]) => packTerm(term, own, { sizes })));
  return {
    chunk: openChunk(chunk),
    entries: terms.map(([, size]) => size),
    bytes: 0,
    sizes,
    counts,
  };
}

const endings = ['', 'a', 'ing', 'ing0', 'ion', 'or0'];
const families = Array.from('bcdfghklm', (letter) => endings.map((end) => `${letter}ompact${end}`));

test('words that begin alike are in one chunk, as far as these are not to differ much in size', () => {
  const segment = segmentOf(families.flat().map((term) => [term, 150] as const));
  const chunks = [...mergeSegments([segment])].map(({ terms }) => terms.map(({ term }) => term));
  expect(chunks.flat()).toEqual(families.flat());
  for (const own of chunks) expect(own.length % endings.length).toBe(0);
  const lengths = chunks.slice(0, -1).map((own) => own.length * 150);
  expect(Math.min(...lengths)).toBeGreaterThanOrEqual(512);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(1536);
});

test('a term that fills a chunk is alone in it, wherever it stands', () => {
  const terms = [
    ['apart', 9],
    ['apple', 1024],
    ['apply', 9],
    ['boat', 2000],
  ] as const;
  const chunks = [...mergeSegments([segmentOf(terms)])];
  expect(chunks.map(({ terms }) => terms.map(({ term }) => term))).toEqual([
    ['apart'],
    ['apple'],
    ['apply'],
    ['boat'],
  ]);
  expect(chunks.map(({ counts }) => counts !== undefined)).toEqual([false, true, false, true]);
});

test('what terms are about is with them, not beside one that has a file of its own', () => {
  const vectors = new Map(['apple', 'apply'].map((term) => [term, Uint8Array.of(1, 2)]));
  const segment = segmentOf([
    ['apple', 1024],
    ['apply', 9],
    ['boat', 9],
  ]);
  const kept = [...mergeSegments([segment], vectors)].flatMap(({ bytes }) => {
    const chunk = openChunk(bytes);
    return chunk.words.map((word) => [word, chunk.vector(word).length]);
  });
  expect(kept).toEqual([
    ['apple', 0],
    ['apply', 2],
    ['boat', 0],
  ]);
});
