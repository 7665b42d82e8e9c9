import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OrdinalSet } from '#search/index/ordinal-set.ts';

const sized = fc
  .integer({ min: 0, max: 200 })
  .chain((size) => fc.tuple(fc.constant(size), members(size), members(size)));

function members(size: number) {
  return size === 0 ? fc.constant([]) : fc.array(fc.nat(size - 1));
}

test('set algebra agrees with sets of numbers', () => {
  fc.assert(
    fc.property(sized, ([size, left, right]) => {
      const [a, b] = [new OrdinalSet(size, left), new OrdinalSet(size, right)];
      const [x, y] = [new Set(left), new Set(right)];
      const all = Array.from({ length: size }, (_, ordinal) => ordinal);
      const listed = (set: OrdinalSet) => [...set.toArray()];
      expect(listed(a)).toEqual(all.filter((at) => x.has(at)));
      expect(listed(a.and(b))).toEqual(all.filter((at) => x.has(at) && y.has(at)));
      expect(listed(a.or(b))).toEqual(all.filter((at) => x.has(at) || y.has(at)));
      expect(listed(a.without(b))).toEqual(all.filter((at) => x.has(at) && !y.has(at)));
      expect(listed(a.complement())).toEqual(all.filter((at) => !x.has(at)));
      expect(all.filter((at) => a.has(at))).toEqual(listed(a));
      expect(a.count).toBe(x.size);
    }),
  );
});

test('all papers of a catalogue are counted exactly, whatever its size', () => {
  for (const size of [0, 1, 31, 32, 33, 64, 81_294]) expect(OrdinalSet.all(size).count).toBe(size);
});

test('a paper that is not there and sets of different catalogues are refused', () => {
  expect(() => new OrdinalSet(3, [3])).toThrow('No paper has the ordinal 3');
  expect(() => new OrdinalSet(3).and(new OrdinalSet(4))).toThrow('Sets of different catalogues');
});
