import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  joinTerms,
  openChunk,
  packChunk,
  packTerm,
  unpackCounts,
} from '#search/index/packed-postings.ts';
import { fieldOf, fieldStart, type Postings, toPostings } from '#search/index/postings.ts';

const place = fc.tuple(fc.nat(3), fc.nat(20_000)).map(([field, at]) => fieldStart(field) + at);
const posting = fc.record({
  places: fc.array(place, { minLength: 1, maxLength: 8 }),
  parts: fc.nat(3),
});
const postings = fc
  .tuple(fc.uniqueArray(fc.nat(200_000), { maxLength: 8 }), fc.array(posting, { minLength: 8 }))
  .map(([ordinals, lists]) =>
    toPostings(
      ordinals
        .sort((a, b) => a - b)
        .map((ordinal, at) => {
          const { places, parts } = lists[at] ?? { places: [], parts: 0 };
          const times = (field: number) => places.filter((own) => fieldOf(own) === field).length;
          const text = times(0) - Math.min(parts, times(0)) / 2;
          return { ordinal, title: times(1), text, places };
        }),
    ),
  );
const chunk = fc.dictionary(
  fc.string({ unit: fc.constantFrom('a', 'é', '猫', '𝒜'), minLength: 1 }),
  postings,
);

test('terms come back from their chunk with all their postings', () => {
  fc.assert(
    fc.property(chunk, (terms) => {
      const words = Object.keys(terms).sort();
      const packed = packChunk(words.map((word) => packTerm(word, terms[word] as Postings)));
      const opened = openChunk(packed);
      expect(opened.words).toEqual(words);
      for (const word of words) expect(opened.postings(word)).toEqual(terms[word]);
      expect(opened.postings('other').ordinals.length).toBe(0);
    }),
  );
});

test('what is counted without positions is what the postings have', () => {
  fc.assert(
    fc.property(postings, (own) => {
      const { ordinals, title, text, isName } = unpackCounts(packTerm('word', own).postings);
      expect({ ordinals, title, text }).toEqual({
        ordinals: own.ordinals,
        title: own.title,
        text: own.text,
      });
      const all = own.places.flatMap((places) => [...places]);
      expect(isName).toBe(all.some((where) => fieldOf(where) >= 2));
    }),
  );
});

test('a term that is joined of segments is as if packed at once', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(postings, fc.nat(5)), { minLength: 1, maxLength: 4 }),
      (lists) => {
        let base = 0;
        const parts: Parameters<typeof joinTerms>[1][number][] = [];
        const all: Parameters<typeof toPostings>[0][number][] = [];
        for (const [own, more] of lists) {
          if (own.ordinals.length === 0) continue;
          parts.push({ packed: packTerm('word', own), base });
          for (const [at, ordinal] of own.ordinals.entries()) {
            const { title, text, places } = own;
            all.push({
              ordinal: base + ordinal,
              title: title[at] ?? 0,
              text: text[at] ?? 0,
              places: [...(places[at] ?? [])],
            });
          }
          base += (own.ordinals.at(-1) ?? 0) + 1 + more;
        }
        if (parts.length > 0) {
          expect(joinTerms('word', parts)).toEqual(packTerm('word', toPostings(all)));
        }
      },
    ),
  );
});

test('what is no chunk is refused', () => {
  const whole = packChunk([
    packTerm('word', toPostings([{ ordinal: 3, title: 0, text: 1, places: [4] }])),
  ]);
  expect(openChunk(whole).words).toEqual(['word']);
  for (let length = 0; length < whole.length; length++) {
    expect(() => openChunk(whole.subarray(0, length))).toThrow();
  }
  expect(() => openChunk(new TextEncoder().encode('<!doctype html>'))).toThrow();
});
