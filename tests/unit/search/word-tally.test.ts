import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CborReader } from '#search/index/cbor-reader.ts';
import { placeIn, readPostings } from '#search/index/postings.ts';
import { CborWriter } from '#search/pagefind/cbor-writer.ts';
import { readTally } from '#search/pagefind/word-tally.ts';

const fields = ['title', 'authors', 'ids'];

type Page = [step: number, text: number[], meta: number[]];

/** What a chunk says of a word behind its text. */
function wordBytes(pages: readonly Page[], forms: readonly (readonly Page[])[]): Uint8Array {
  const out = new CborWriter();
  writePages(out, pages);
  out.array(forms.length);
  for (const form of forms) {
    out.array(2);
    out.text('form');
    writePages(out, form);
  }
  return out.bytes();
}

function writePages(out: CborWriter, pages: readonly Page[]): void {
  out.array(pages.length);
  for (const [step, ...lists] of pages) {
    out.array(3);
    out.whole(step);
    for (const numbers of lists) {
      out.array(numbers.length);
      for (const number of numbers) writeInteger(out, number);
    }
  }
}

/** A small negative number, too, which an index writes and `CborWriter` does not. */
function writeInteger(out: CborWriter, number: number): void {
  if (number >= 0) out.whole(number);
  else out.copy(Uint8Array.of(...(number >= -24 ? [0x1f - number] : [0x38, -1 - number])));
}

const weight = fc.constantFrom(-1, -13, -24, -25, -49);
const places = fc.array(fc.oneof(weight, fc.nat(300)), { maxLength: 6 });
const placesInFields = fc.array(fc.oneof(fc.constantFrom(-1, -2, -3), fc.nat(300)), {
  maxLength: 6,
});
const pages = fc.array(fc.tuple(fc.integer({ min: 1, max: 70_000 }), places, placesInFields), {
  maxLength: 8,
});

test('counts what there is in lists of places', () => {
  fc.assert(
    fc.property(pages, fc.array(pages, { maxLength: 2 }), (word, forms) => {
      const bytes = wordBytes(word, forms);
      const listed = readPostings(new CborReader(bytes), fields);
      const tally = readTally(new CborReader(bytes), fields);
      for (const name of ['ordinals', 'title', 'text'] as const)
        expect(Array.from(tally[name]), name).toEqual([...listed[name]]);
      const all = listed.places.flatMap((own) => [...own]);
      expect(tally.isName).toBe(all.some((place) => place >= placeIn('authors')));
    }),
  );
});
