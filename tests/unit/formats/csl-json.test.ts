import { describe, expect, test } from 'vitest';
import { toCslJson } from '#formats/cite/csl-json.ts';
import { makeCited } from './hard-cases.ts';

test('a preprint is an article with its number, date and DOI of arXiv', () => {
  const paper = makeCited({ date: '2024-05-17', arxiv: '2405.01234' });
  expect(toCslJson(paper, { details: true })).toEqual({
    id: 'lee2024title',
    'citation-key': 'lee2024title',
    type: 'article',
    title: 'A Title',
    author: [{ family: 'Lee', given: 'Ann' }],
    issued: { 'date-parts': [[2024, 5, 17]] },
    genre: 'preprint',
    publisher: 'arXiv',
    number: 'arXiv:2405.01234',
    archive: 'arXiv',
    archive_location: '2405.01234',
    archive_collection: 'cs.AQ',
    DOI: '10.48550/arXiv.2405.01234',
    URL: 'https://arxiv.org/abs/2405.01234',
    abstract: 'An abstract.',
    keyword: 'AQ',
  });
});

test('a published paper is cited by its venue, and keeps its preprint as archive', () => {
  const paper = makeCited({
    date: '2024-05-17',
    arxiv: '2405.01234',
    url: 'https://example.org/paper',
    venue: {
      name: 'ICML',
      type: 'conference',
      year: 2025,
      series: 'PMLR',
      volume: '267',
      pages: '1-12',
    },
  });
  expect(toCslJson(paper)).toMatchObject({
    type: 'paper-conference',
    issued: { 'date-parts': [[2025]] },
    'container-title': 'ICML',
    'collection-title': 'PMLR',
    volume: '267',
    page: '1-12',
    archive_location: '2405.01234',
    URL: 'https://example.org/paper',
  });
  expect(JSON.parse(JSON.stringify(toCslJson(paper)))).not.toHaveProperty('DOI');
});

test.each([
  { type: 'conference', out: 'paper-conference' },
  { type: 'workshop', out: 'paper-conference' },
  { type: 'journal', out: 'article-journal' },
  { type: 'preprint', out: 'article' },
] as const)('$type becomes $out', ({ type, out }) => {
  expect(toCslJson(makeCited({ venue: { name: 'V', type, year: 2024 } })).type).toBe(out);
});

describe('names', () => {
  test.each([
    { author: 'Yo Sun', out: { family: 'Sun', given: 'Yo' } },
    {
      author: 'van der Berg, Jan',
      out: { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' },
    },
    { author: 'Van Gool, Luc', out: { family: 'Van Gool', given: 'Luc' } },
    { author: 'Mausam', out: { literal: 'Mausam' } },
    { author: '王伟', out: { literal: '王伟' } },
    {
      author: 'King, Jr., Martin Luther',
      out: { family: 'King', given: 'Martin Luther', suffix: 'Jr.' },
    },
  ])('$author', ({ author, out }) => {
    expect(toCslJson(makeCited({ authors: [author] })).author).toEqual([out]);
  });

  test('an incomplete list ends in others', () => {
    const { author } = toCslJson(makeCited({ authorsComplete: false }));
    expect(author?.at(-1)).toEqual({ literal: 'others' });
  });
});

test('texts are plain', () => {
  const paper = makeCited({ title: 'Up to $49\\%$ of *R&D*', abstract: '$3.9\\times$ more.' });
  expect(toCslJson(paper, { details: true })).toMatchObject({
    title: 'Up to 49% of R&D',
    abstract: '3.9× more.',
  });
});

test('a retracted paper says so in title, status and note', () => {
  expect(toCslJson(makeCited({ status: 'retracted' }))).toMatchObject({
    title: 'RETRACTED: A Title',
    status: 'retracted',
    note: 'Retracted',
  });
});

describe('addresses', () => {
  const venue = { name: 'V', type: 'journal', year: 2024 } as const;
  test.each([
    {
      name: 'the resolver of the DOI is none',
      fields: { venue, doi: '10.1234/x', url: 'https://doi.org/10.1234/x' },
      out: { DOI: '10.1234/x' },
    },
    {
      name: 'the PDF serves where there is no page',
      fields: { venue, pdf: 'https://example.org/x.pdf', arxiv: '2405.01234' },
      out: { URL: 'https://example.org/x.pdf' },
    },
    {
      name: 'arXiv serves where there is nothing else',
      fields: { venue, arxiv: '2405.01234' },
      out: { URL: 'https://arxiv.org/abs/2405.01234' },
    },
    {
      name: 'a DOI of its own comes before that of arXiv',
      fields: { doi: '10.1234/x', arxiv: '2405.01234' },
      out: { DOI: '10.1234/x', URL: 'https://arxiv.org/abs/2405.01234' },
    },
    { name: 'nothing is invented', fields: {}, out: {} },
  ])('$name', ({ fields, out }) => {
    const { DOI, URL: url } = toCslJson(makeCited(fields));
    expect({ ...(DOI && { DOI }), ...(url && { URL: url }) }).toEqual(out);
  });
});
