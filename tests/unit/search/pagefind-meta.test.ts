import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packLengths, unpackLengths } from '#search/catalogue-file.ts';
import { readPagefindMeta, writePagefindMeta } from '#search/pagefind-meta.ts';

test('the metadata of an index comes back from its bytes', () => {
  const meta = fc.record({
    version: fc.constant('1.6.0'),
    lengths: fc.array(fc.nat(70_000), { maxLength: 300 }),
    chunks: fc.array(fc.tuple(fc.string(), fc.string({ unit: 'grapheme' }), fc.string())),
    fields: fc.array(fc.string()),
  });
  fc.assert(
    fc.property(meta, (written) => {
      expect(readPagefindMeta(writePagefindMeta(written))).toEqual(written);
    }),
  );
});

test('what is no metadata is refused', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  expect(() => readPagefindMeta(bytes('<!doctype html>'))).toThrow(
    'Not a file of a Pagefind index',
  );
  expect(() => readPagefindMeta(bytes('pagefind_dcd\u0001'))).toThrow('a form that is not known');
});

test('lengths are kept to a tenth', () => {
  const lengths = [0, 1, 7, 60, 187, 255, 256, 900, 40_000];
  for (const [at, length] of unpackLengths(packLengths(lengths)).entries()) {
    expect(Math.abs(length - (lengths[at] ?? 0))).toBeLessThanOrEqual(0.1 * (lengths[at] ?? 0) + 1);
  }
});
