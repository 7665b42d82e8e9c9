import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pairKey } from '#search/index/common-word.ts';
import { openChunk, packChunk, packTerm } from '#search/index/packed-postings.ts';
import { fieldStart, type Posting, toPostings } from '#search/index/postings.ts';
import { commonPairs } from '#search/pagefind/common-pairs.ts';

const words = ['art', 'net', 'of01', 'state'];
const text = fc.array(fc.constantFrom(...words, 'rare'), { maxLength: 12 });
const papers = fc.array(fc.record({ title: text, text }), { maxLength: 40 });

type Paper = { title: string[]; text: string[] };

/** Papers, indexed as one run. */
function segmentOf(own: readonly Paper[]): Parameters<typeof commonPairs>[0][number] {
  const sizes = { text: own.map(({ text }) => text.length), title: own.map(() => 3) };
  const terms = words.map((word) => {
    const list = own.flatMap(({ title, text }, ordinal): Posting[] => {
      const at = (of: readonly string[]) => of.flatMap((other, at) => (other === word ? at : []));
      const [inText, inTitle] = [at(text), at(title).map((place) => fieldStart(1) + place)];
      const places = [...inText, ...inTitle];
      const times = { title: inTitle.length, text: inText.length };
      return places.length > 0 ? [{ ordinal, ...times, places }] : [];
    });
    return packTerm(word, toPostings(list), { sizes });
  });
  const counts = { texts: new Map(), names: new Map(), written: new Map(), acronyms: new Map() };
  return { chunk: openChunk(packChunk(terms)), entries: [], bytes: 0, sizes, counts };
}

/** How often a word stands behind another in a text. */
const timesIn = (own: readonly string[], first: string, second: string) =>
  own.filter((word, at) => at > 0 && word === second && own[at - 1] === first).length;

test('two common words that often follow each other are listed with all papers that have them so', () => {
  fc.assert(
    fc.property(papers, fc.nat(40), (all, cut) => {
      // So many that what one paper has is often enough.
      const own = Array.from({ length: 16 }, () => all).flat();
      const runs = [own.slice(0, cut), own.slice(cut)].map(segmentOf);
      const { chunk, sizes } = commonPairs(runs, words);
      expect(sizes.text).toEqual(own.map(({ text }) => text.length));
      for (const first of words) {
        for (const second of words) {
          const { ordinals, title, text } = chunk.postings(pairKey(first, second));
          const expected = own.flatMap((paper, ordinal) => {
            const times = [paper.title, paper.text].map((of) => timesIn(of, first, second));
            return times.some((count) => count > 0) ? [[ordinal, ...times]] : [];
          });
          const found = Array.from(ordinals, (ordinal, at) => [ordinal, title[at], text[at]]);
          expect(found).toEqual(expected);
        }
      }
    }),
    { numRuns: 30 },
  );
});

test('what stands together seldom is not listed', () => {
  const paper = { title: [], text: ['state', 'of01', 'art'] };
  const { chunk } = commonPairs([segmentOf(Array.from({ length: 15 }, () => paper))], words);
  expect(chunk.words).toEqual([]);
});
