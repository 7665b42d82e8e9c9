import fc from 'fast-check';
import { fieldOf, fieldStart, toPostings } from '#search/index/postings.ts';

const place = fc.tuple(fc.nat(3), fc.nat(20_000)).map(([field, at]) => fieldStart(field) + at);
const posting = fc.record({
  places: fc.array(place, { minLength: 1, maxLength: 8 }),
  parts: fc.nat(3),
});
/** Postings of a term, as an index may have them. */
export const postings = fc
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

/** How long texts and titles of a million papers are said to be: the same again after `PERIOD`. */
export const sizes = {
  text: Uint8Array.from({ length: 1_000_000 }, (_, ordinal) => ordinal % 37),
  title: Uint8Array.from({ length: 1_000_000 }, (_, ordinal) => ordinal % 11),
};
export const PERIOD = 37 * 11;
