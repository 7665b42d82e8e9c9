import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packLengths, unpackLengths } from '#search/index/catalogue-file.ts';
import { openIndexFile, readPagefindMeta, SIGNATURE } from '#search/index/pagefind-meta.ts';
import { CborWriter } from '#search/pagefind/cbor-writer.ts';

test('numbers and texts come back from their bytes', () => {
  const values = fc.array(fc.oneof(fc.nat(4_000_000_000), fc.string({ unit: 'grapheme' })));
  fc.assert(
    fc.property(values, (written) => {
      const writer = new CborWriter();
      writer.copy(SIGNATURE);
      writer.array(written.length);
      for (const value of written) {
        if (typeof value === 'number') writer.whole(value);
        else writer.text(Buffer.from(value).toString('latin1'));
      }
      const reader = openIndexFile(writer.bytes());
      expect(reader.array()).toBe(written.length);
      const read = written.map((value) =>
        typeof value === 'number' ? reader.integer() : reader.text(),
      );
      expect(read).toEqual(
        written.map((value) => (typeof value === 'string' ? value.toWellFormed() : value)),
      );
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
