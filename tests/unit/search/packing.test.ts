import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  frontCoded,
  frontDecoded,
  packAscending,
  packOrder,
  packSmall,
  unpackAscending,
  unpackOrder,
  unpackSmall,
} from '#search/index/packing.ts';

test('small numbers come back, without a sign that JSON escapes', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40_000)), (numbers) => {
      const text = packSmall(numbers);
      expect([...unpackSmall(text)]).toEqual(numbers);
      expect(JSON.stringify(text)).toBe(`"${text}"`);
    }),
  );
});

test('numbers below 91 take one byte', () => {
  expect(packSmall([0, 56, 57, 90])).toBe('#[]~');
});

test('ascending numbers come back from their differences', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(100_000)), (numbers) => {
      const ascending = numbers.toSorted((a, b) => a - b);
      expect([...unpackAscending(packAscending(ascending))]).toEqual(ascending);
    }),
  );
  expect(packAscending([3, 40, 41])).toBe('3 11 1');
});

test('an order comes back from its digits', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(64 ** 3 - 1)), (order) => {
      expect([...unpackOrder(packOrder(order))]).toEqual(order);
    }),
  );
});

test('words come back from what they share with the one before', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '𝒜', '𝒞', '猫'), minLength: 1 });
  fc.assert(
    fc.property(fc.uniqueArray(word), (words) => {
      const sorted = words.toSorted();
      const coded = frontCoded(sorted);
      expect(coded.isWellFormed()).toBe(true);
      expect(frontDecoded(coded)).toEqual(sorted);
    }),
  );
  const long = ['x'.repeat(200), `${'x'.repeat(200)}y`];
  expect(frontDecoded(frontCoded(long))).toEqual(long);
});
