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
