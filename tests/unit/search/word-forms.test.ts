import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteReader } from '#search/index/bytes.ts';
import { hasForm, joinForms, packForms, unpackForms, wordForms } from '#search/index/word-forms.ts';

const forms = fc.constantFrom(...'object objects objectivity objective éric ob'.split(' '));
const papers = fc.array(fc.uniqueArray(forms, { minLength: 1 }));

test('forms come back from their bytes, each paper with its own', () => {
  fc.assert(
    fc.property(papers, (perPaper) => {
      const packed = packForms('object', wordForms(perPaper));
      const read = unpackForms('object', new ByteReader(packed), perPaper.length);
      for (const form of ['object', 'objects', 'objectivity', 'objective', 'éric', 'ob', 'other']) {
        const found = perPaper.filter((_, at) => hasForm(read, form)(at));
        expect(found).toEqual(perPaper.filter((own) => own.includes(form)));
      }
    }),
  );
});

test('forms of several lists are those of one', () => {
  fc.assert(
    fc.property(papers, papers, (first, second) => {
      const joined = joinForms([wordForms(first), wordForms(second)]);
      expect(joined).toEqual(wordForms([...first, ...second]));
    }),
  );
});

test('of more than seven forms the rarest are not told apart', () => {
  const all = [...'abcdefghi'].map((letter) => `object${letter}`);
  const read = wordForms([...all.slice(0, 7).map((form) => [form, all[0] ?? '']), all.slice(7)]);
  expect(read.forms).toHaveLength(7);
  expect(hasForm(read, 'objectb')(7)).toBe(false);
  expect([hasForm(read, 'objecth')(7), hasForm(read, 'objecth')(6)]).toEqual([true, false]);
});
