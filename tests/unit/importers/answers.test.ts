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

test('the book, the series, the place and the days of a paper of Crossref', () => {
  const event = { name: 'X 2020', location: 'Oslo', start: { 'date-parts': [[2020, 6, 1]] } };
  for (const titles of [
    ['Lecture Notes in Examples', 'Examples 2020'],
    ['Examples 2020', 'Lecture Notes in Examples'],
  ]) {
    const work = { ...crossref, type: 'book-chapter', 'container-title': titles, event };
    const text = JSON.stringify({ 'message-type': 'work', message: work });
    expect(records('api', text)).toMatchObject([
      {
        venue: { name: 'Examples 2020', series: 'Lecture Notes in Examples' },
        event: { name: 'X 2020', place: 'Oslo', date: '2020-06-01' },
      },
    ]);
  }
});

test('OpenAlex cuts long lists of authors, and may be asked for some fields alone', () => {
  const work = {
    title: 'A',
    publication_year: 2020,
    authorships: [{ author: { display_name: 'Jane Doe' } }],
    is_authors_truncated: true,
    ids: { pmid: 'https://pubmed.ncbi.nlm.nih.gov/12' },
    primary_location: {
      source: { display_name: 'J', type: 'journal', host_organization_name: 'P' },
    },
    locations: [{ landing_page_url: 'https://arxiv.org/abs/2404.12345' }],
  };
  const text = JSON.stringify(work);
  expect(detectKind(text)).toBe('api');
  expect(records('api', text)).toMatchObject([
    {
      authors: [{ family: 'Doe', given: 'Jane' }],
      authorsComplete: false,
      publisher: 'P',
      arxiv: '2404.12345',
      links: [{ label: 'PubMed' }],
    },
  ]);
});

test('Semantic Scholar names arXiv beside the venue', () => {
  const work = {
    paperId: 'a',
    title: 'A',
    year: 2020,
    authors: [{ name: 'Jane Doe' }],
    venue: 'Examples',
    journal: { name: 'ArXiv', volume: 'abs/2404.12345' },
    publicationTypes: ['Conference'],
  };
  const [record] = records('api', JSON.stringify({ authorId: '1', papers: [work] }));
  expect(record).toMatchObject({ venue: { name: 'Examples', type: 'conference' } });
  expect(record?.venue).not.toHaveProperty('volume');
});

test('a refusal of Crossref holds no works', () => {
  const message = [{ type: 'parameter-not-found', message: 'Bad' }];
  const text = JSON.stringify({ status: 'failed', 'message-type': 'failure', message });
  expect(problems('api', text)).toEqual([
    '1: holds no works, but says [{"type":"parameter-not-found","message":"Bad"}]',
  ]);
});
