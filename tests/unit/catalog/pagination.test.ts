import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newerPage, olderPage, pageOf, paginate } from '#catalog/pagination.ts';

const list = (length: number) => Array.from({ length }, (_, index) => length - index);

describe('paginate', () => {
  test.each([
    { papers: 0, pages: [0] },
    { papers: 11, pages: [11] },
    { papers: 29, pages: [29] },
    { papers: 30, pages: [15, 15] },
    { papers: 44, pages: [29, 15] },
    { papers: 45, pages: [15, 15, 15] },
  ])('$papers papers make pages of $pages', ({ papers, pages }) => {
    expect(paginate(list(papers), 15).map(({ items }) => items.length)).toEqual(pages);
  });

  test('numbers pages from the oldest, so that a full page never changes', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(100), (before, added) => {
        const old = paginate(list(before), 15);
        const grown = paginate(list(before + added), 15);
        for (const page of old.slice(1)) {
          const same = grown.find(({ number }) => number === page.number);
          expect(same?.items).toEqual(page.items);
        }
      }),
    );
  });

  test('loses and repeats nothing, and pageOf finds everything', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.integer({ min: 1, max: 60 }), (length, size) => {
        const pages = paginate(list(length), size);
        expect(pages.flatMap(({ items }) => items)).toEqual(list(length));
        const numbers = pages.flatMap(({ items, number }) => items.map(() => number));
        expect(numbers.map((_, index) => pageOf(index, length, size))).toEqual(numbers);
      }),
    );
  });

  test('the first page leads to the highest number, the oldest to none', () => {
    const pages = paginate(list(50), 15);
    expect(pages.map((page) => [newerPage(page), page.number, olderPage(page)])).toEqual([
      [undefined, undefined, 2],
      [0, 2, 1],
      [2, 1, undefined],
    ]);
  });
});
