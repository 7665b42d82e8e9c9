import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldStart } from '#search/index/postings.ts';
import { CborReader } from '#search/pagefind/cbor-reader.ts';
import { checkVersion, readMeta, readTerms } from '#search/pagefind/pagefind-output.ts';
import { type Cbor, pagefindFile } from '../../support/cbor.ts';

const fields = ['title', 'authors', 'ids'];

test('numbers and texts come back from their bytes', () => {
  const values = fc.array(fc.oneof(fc.nat(4_000_000_000), fc.string({ unit: 'grapheme' })));
  fc.assert(
    fc.property(values, (written) => {
      const reader = new CborReader(pagefindFile(written), 12);
      expect(reader.array()).toBe(written.length);
      const read = written.map((value) =>
        typeof value === 'number' ? reader.whole() : reader.text(),
      );
      expect(read).toEqual(
        written.map((value) => (typeof value === 'string' ? value.toWellFormed() : value)),
      );
    }),
  );
});

test('a version of Pagefind that is not known is refused in a sentence', () => {
  expect(() => checkVersion('1.6.0')).not.toThrow();
  expect(() => checkVersion('1.7.0')).toThrow(
    'Pagefind is 1.7.0, and its output is only known of 1.6.0: run npm ci to install that one, or see whether src/search/pagefind/pagefind-output.ts reads the other and name it there',
  );
  expect(() => readMeta(metaOf('2.0.0'))).toThrow('Pagefind is 2.0.0');
});

function metaOf(version: string, filters: readonly Cbor[] = []): Uint8Array {
  const papers = [['en_1', 12, 'x']];
  return pagefindFile([version, papers, [['a', 'z', 'en_2']], filters, [], fields]);
}

test('the metadata says how many papers there are, the chunks and the fields', () => {
  expect(readMeta(metaOf('1.6.0'))).toEqual({ size: 1, chunks: ['en_2'], fields });
});

test('what is no metadata, or has what is not expected, is refused', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  expect(() => readMeta(bytes('<!doctype html>'))).toThrow('Not a file of a Pagefind index');
  expect(() => readMeta(bytes('pagefind_dcd\u0001'))).toThrow('a form that is not known');
  expect(() => readMeta(metaOf('1.6.0', [['area', 'en_3']]))).toThrow('filters or sort keys');
  const chunk = pagefindFile([[['word', [], []]]]);
  expect(() => [...readTerms(chunk, ['title', 'editors'])]).toThrow('not known: editors');
});

/** Places by weight, or by field, as an index writes them: each list from its beginning. */
type Lists = [mark: number, places: number[]][];
type Page = [ordinal: number, text: Lists, meta: Lists];

const steps = (numbers: readonly number[]) =>
  numbers.map((number, at) => number - (numbers[at - 1] ?? 0));
const entries = (lists: Lists) => lists.flatMap(([mark, places]) => [mark, ...steps(places)]);
const pagesOf = (pages: readonly Page[]): Cbor =>
  pages.map(([ordinal, text, meta], at) => [
    ordinal - (pages[at - 1]?.[0] ?? 0),
    entries(text),
    entries(meta),
  ]);

const places = fc
  .uniqueArray(fc.nat(300), { minLength: 1, maxLength: 5 })
  .map((own) => own.sort((a, b) => a - b));
const weight = fc.constantFrom(-13, -24, -25, -49);
const field = fc.constantFrom(-1, -2, -3);
const lists = (mark: fc.Arbitrary<number>) =>
  fc.uniqueArray(fc.tuple(mark, places), { selector: ([own]) => own, maxLength: 3 });
const pages = fc
  .uniqueArray(fc.tuple(fc.nat(70_000), lists(weight), lists(field)), {
    selector: ([ordinal]) => ordinal,
    maxLength: 6,
  })
  .map((own) => own.sort(([a], [b]) => a - b));

test('a form with marks is a term of its own', () => {
  const page = (ordinal: number): Page => [ordinal, [[-25, [ordinal]]], []];
  const forms = [
    ['नेपल', pagesOf([page(4)])],
    ['\u1112\u1161', pagesOf([page(5)])],
  ];
  const said = ['नपल', pagesOf([]), forms];
  const read = [...readTerms(pagefindFile([[said, ['하', pagesOf([page(6)]), []]]]), fields)];
  expect(read.map(({ term, postings }) => [term, ...postings.ordinals])).toEqual([
    ['नेपल', 4],
    ['하', 5],
    ['하', 6],
  ]);
});

test('a term has the postings of all its spellings', () => {
  fc.assert(
    fc.property(pages, fc.array(pages, { maxLength: 2 }), (own, forms) => {
      const said = ['word', pagesOf(own), forms.map((form) => ['word', pagesOf(form)])];
      const [read] = readTerms(pagefindFile([[said]]), fields);
      const all = [own, ...forms].flat();
      if (all.length === 0) return;
      const ordinals = [...new Set(all.map(([ordinal]) => ordinal))].sort((a, b) => a - b);
      const of = (ordinal: number) => all.filter(([other]) => other === ordinal);
      const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
      const size = sum(
        all.map(([, text, meta]) => 1 + entries(text).length + entries(meta).length),
      );
      expect(read?.term).toBe('word');
      expect(read?.size).toBe(size);
      expect([...(read?.postings.ordinals ?? [])]).toEqual(ordinals);
      for (const [at, ordinal] of ordinals.entries()) {
        const text = of(ordinal).flatMap(([, text]) => text);
        const meta = of(ordinal).flatMap(([, , meta]) => meta);
        const title = meta.filter(([mark]) => mark === -1).flatMap(([, own]) => own);
        const times = text.map(([mark, own]) => own.length * (mark > -25 ? 0.5 : 1));
        const where = [
          ...text.flatMap(([, own]) => own),
          ...meta.flatMap(([mark, own]) => own.map((place) => fieldStart(-mark) + place)),
        ];
        expect(read?.postings.title[at]).toBe(title.length);
        expect(read?.postings.text[at]).toBe(sum(times));
        expect([...(read?.postings.places[at] ?? [])]).toEqual(where.sort((a, b) => a - b));
      }
    }),
  );
});
