import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  joinTerms,
  openChunk,
  packChunk,
  packTerm,
  unpackCounts,
} from '#search/index/packed-postings.ts';
import { fieldOf, type Postings, toPostings } from '#search/index/postings.ts';
import { PERIOD, postings, sizes } from './some-postings.ts';

const chunk = fc.dictionary(
  fc.string({ unit: fc.constantFrom('a', 'é', '猫', '𝒜'), minLength: 1 }),
  postings,
);

test('terms come back from their chunk with all their postings', () => {
  fc.assert(
    fc.property(chunk, (terms) => {
      const words = Object.keys(terms).sort();
      const packed = packChunk(
        words.map((word) => packTerm(word, terms[word] as Postings, { sizes })),
      );
      const opened = openChunk(packed);
      expect(opened.words).toEqual(words);
      for (const word of words) {
        expect(opened.postings(word)).toEqual(terms[word]);
      }
      expect(opened.postings('other').ordinals.length).toBe(0);
    }),
  );
});

test('what is counted without positions is what the postings have', () => {
  fc.assert(
    fc.property(postings, (own) => {
      const { ordinals, title, text, isName } = unpackCounts(
        packTerm('word', own, { sizes }).postings,
      );
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
          parts.push({ packed: packTerm('word', own, { sizes }), base });
          for (const [at, ordinal] of own.ordinals.entries()) {
            const { title, text, places } = own;
            all.push({
              ordinal: base + ordinal,
              title: title[at] ?? 0,
              text: text[at] ?? 0,
              places: [...(places[at] ?? [])],
            });
          }
          base += PERIOD * (Math.ceil((own.ordinals.at(-1) ?? 0) / PERIOD) + 1 + more);
        }
        if (parts.length > 0) {
          expect(joinTerms('word', parts)).toEqual(packTerm('word', toPostings(all), { sizes }));
        }
      },
    ),
  );
});

test('what is no chunk is refused', () => {
  const whole = packChunk([
    packTerm('word', toPostings([{ ordinal: 3, title: 0, text: 1, places: [4] }]), { sizes }),
  ]);
  expect(openChunk(whole).words).toEqual(['word']);
  for (let length = 0; length < whole.length; length++) {
    expect(() => openChunk(whole.subarray(0, length))).toThrow();
  }
  expect(() => openChunk(new TextEncoder().encode('<!doctype html>'))).toThrow();
});
