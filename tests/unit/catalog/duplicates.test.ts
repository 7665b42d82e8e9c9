import { expect, test } from 'vitest';
import { duplicateFinder } from '#catalog/duplicates.ts';
import type { PaperInput } from '#schema/paper.ts';
import { makePaper } from '../../support/papers.ts';

const known: Partial<PaperInput> = {
  id: 'known',
  title: 'Learning to Łearn: $x$',
  authors: ['Ann Lee', 'Bo García'],
  arxiv: '2001.00001',
  doi: '10.1000/Abc',
  venue: { name: 'ICML', type: 'conference', year: 2024 },
};

function find(fields: Partial<PaperInput>) {
  const finder = duplicateFinder();
  finder.add(makePaper(known));
  const duplicate = finder.find(makePaper({ id: 'other', ...fields }));
  return duplicate && `${duplicate.kind}: ${duplicate.by}`;
}

test.each([
  { fields: { arxiv: '2001.00001' }, out: 'same: arXiv identifier 2001.00001' },
  {
    fields: { doi: '10.1000/aBC', title: 'learning to learn $x$' },
    out: 'same: DOI 10.1000/aBC and title',
  },
  {
    fields: { doi: '10.1000/abc', title: 'Another paper of the proceedings' },
    out: 'neighbour: DOI 10.1000/abc',
  },
  {
    fields: { title: 'LEARNING TO LEARN – $x$', authors: ['Garcia, B.'] },
    out: 'same: title and an author',
  },
  { fields: { title: 'Learning to learn: $x$', authors: ['Somebody Else'] }, out: undefined },
  { fields: { title: 'Learning to learn', authors: ['Ann Lee'] }, out: undefined },
  {
    fields: {
      title: 'Learning to learn: $x$',
      authors: ['Ann Lee'],
      venue: { name: 'JMLR', type: 'journal', year: 2025 },
    },
    out: 'version: title and an author',
  },
  {
    fields: {
      title: 'Learning to learn: $x$',
      authors: ['Ann Lee'],
      venue: { name: 'ICML', type: 'conference', year: 2024 },
    },
    out: 'same: title and an author',
  },
  {
    fields: {
      title: 'Learning to learn: $x$',
      authors: ['Ann Lee'],
      venue: { name: 'arXiv', type: 'preprint', year: 2023 },
    },
    out: 'same: title and an author',
  },
  {
    fields: { title: 'Learning to learn: $x$', authors: ['Anton Lee'] },
    out: undefined,
  },
  {
    fields: { title: 'Learning to learn: $x$', authors: ['A. Lee'], type: 'thesis' },
    out: 'version: title and an author',
  },
  {
    fields: { title: 'Learning to learn: $x$', authors: ['Ann Lee'], type: 'report', date: '2023' },
    out: 'version: title and an author',
  },
] satisfies { fields: Partial<PaperInput>; out: string | undefined }[])(
  '$fields',
  ({ fields, out }) => {
    expect(find(fields)).toBe(out);
  },
);

test('titles without letters are compared as they are', () => {
  const finder = duplicateFinder();
  finder.add(makePaper({ id: 'a', title: '???' }));
  expect(finder.find(makePaper({ id: 'b', title: '!!!' }))).toBeUndefined();
  expect(finder.find(makePaper({ id: 'b', title: '???' }))).toMatchObject({ id: 'a' });
});

test.each<[one: Partial<PaperInput>, other: Partial<PaperInput>, kind: string | undefined]>([
  [{ type: 'thesis' }, { type: 'thesis' }, 'same'],
  [{ type: 'thesis' }, { type: 'thesis', date: '2019' }, 'version'],
  [{ type: 'book', edition: '1' }, { type: 'book', edition: '2' }, 'version'],
  [{ type: 'book', edition: '2' }, { type: 'book', edition: '2' }, 'same'],
  [{ type: 'report' }, {}, 'version'],
  [{}, { date: '2019' }, 'version'],
  [{ type: 'book', authors: [], editors: ['Jane Doe'] }, { type: 'book' }, 'same'],
  // Two people of one family name and initial wrote a book and an article of one title.
  [
    { authors: ['Amy Able', 'Bob Baker', 'Cy Cole'], type: 'article' },
    { authors: ['Dee Dean', 'Bill Baker', 'Ed Eads'], type: 'book' },
    undefined,
  ],
])('%j and %j', (one, other, kind) => {
  const finder = duplicateFinder();
  finder.add(makePaper({ id: 'one', ...one }));
  expect(finder.find(makePaper({ id: 'other', ...other }))?.kind).toBe(kind);
});
