import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packTerm } from '#search/index/packed-postings.ts';
import { openPositionBlock, positionBlocks } from '#search/index/position-blocks.ts';
import { postings, sizes } from './some-postings.ts';

test('blocks of any size have the places of all papers, in their order', () => {
  fc.assert(
    fc.property(postings, fc.integer({ min: 1, max: 9 }), (own, size) => {
      const blocks = [...positionBlocks(packTerm('word', own, { sizes }), size)];
      const places = blocks.map(openPositionBlock);
      expect(places.flat()).toEqual(own.places);
      for (const block of places.slice(0, -1)) expect(block.length).toBe(size);
    }),
  );
});

test('what is no block is refused', () => {
  expect(() => openPositionBlock(new TextEncoder().encode('<!doctype html>'))).toThrow();
});
