import { expect, test } from 'vitest';
import { detectKind } from '#importers/kinds.ts';
import { problems, records } from './readings.ts';

const crossref = {
  DOI: '10.1000/xyz',
  member: '1',
  type: 'journal-article',
  title: ['The <i>E. coli</i>\n genome'],
  subtitle: ['A study'],
  author: [
    { given: 'Ana', family: 'Muñoz', sequence: 'first', affiliation: [] },
    { name: 'Example Group' },
  ],
  issued: { 'date-parts': [[null]] },
  'published-online': { 'date-parts': [[2019, 6, 5]] },
  'container-title': ['Journal of Examples'],
  volume: '12',
  issue: '3',
  page: '1-9',
  ISSN: ['1234-5678', '8765-4321'],
  publisher: 'Example Press',
  abstract: '<jats:title>Abstract</jats:title><jats:p>We do.</jats:p>',
  URL: 'http://dx.doi.org/10.1000/xyz',
};

test('an answer of Crossref, of one work and of many', () => {
  const one = JSON.stringify({ status: 'ok', 'message-type': 'work', message: crossref });
  const many = JSON.stringify({
    status: 'ok',
    'message-type': 'work-list',
    message: { items: [crossref] },
  });
  for (const text of [one, many, JSON.stringify([{ ...crossref, 'is-referenced-by-count': 1 }])]) {
    expect(detectKind(text)).toBe('api');
    expect(records('api', text)).toEqual([
      {
        title: 'The *E. coli* genome: A study',
        date: '2019-06-05',
        authors: [{ family: 'Muñoz', given: 'Ana' }, { family: 'Example Group' }],
        doi: '10.1000/xyz',
        venue: {
          name: 'Journal of Examples',
          type: 'journal',
          year: 2019,
          volume: '12',
          pages: '1-9',
          issue: '3',
        },
        publisher: 'Example Press',
        issn: '1234-5678 8765-4321',
        abstract: 'We do.',
      },
    ]);
  }
});

test('an answer of OpenAlex', () => {
  const work = {
    id: 'https://openalex.org/W1',
    doi: 'https://doi.org/10.1000/xyz',
    title: 'A Title',
    type: 'article',
    publication_date: '2019-06-05',
    language: 'en',
    authorships: [{ author: { display_name: 'Ana Muñoz' }, raw_author_name: 'Ana Muñoz' }],
    primary_location: { source: { display_name: 'J. Ex.', type: 'journal', issn_l: '1234-5678' } },
    biblio: { volume: '12', issue: '3', first_page: '1', last_page: '9' },
    abstract_inverted_index: { do: [1], We: [0], 'it.': [2] },
  };
  const text = JSON.stringify({ meta: { count: 1 }, results: [work] });
  expect(detectKind(text)).toBe('api');
  expect(records('api', text)).toMatchObject([
    {
      title: 'A Title',
      date: '2019-06-05',
      authors: [{ family: 'Muñoz', given: 'Ana' }],
      doi: '10.1000/xyz',
      venue: { name: 'J. Ex.', type: 'journal', volume: '12', issue: '3', pages: '1-9' },
      abstract: 'We do it.',
    },
  ]);
});

test('an answer of Semantic Scholar', () => {
  const paper = {
    paperId: 'abc',
    title: 'A Title',
    year: 2019,
    authors: [{ name: 'Ana Muñoz' }],
    externalIds: { DOI: '10.1000/xyz', ArXiv: '1906.00001' },
    journal: { name: 'J. Ex.', pages: '1 - 9' },
  };
  const text = JSON.stringify({ data: [paper] });
  expect(detectKind(text)).toBe('api');
  expect(records('api', text)).toMatchObject([
    { title: 'A Title', date: '2019', arxiv: '1906.00001', doi: '10.1000/xyz' },
  ]);
  for (const list of [
    { data: [{ contexts: [], citingPaper: paper }] },
    { recommendedPapers: [paper] },
  ])
    expect(records('api', JSON.stringify(list))).toMatchObject([{ title: 'A Title' }]);
});

test('an answer without works says so', () => {
  expect(problems('api', '{"message-type":"work-list","message":{"items":[]}}')).toEqual([
    '1: holds no works',
  ]);
});
