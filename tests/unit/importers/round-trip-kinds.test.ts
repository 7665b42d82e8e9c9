import { expect, test } from 'vitest';
import { type PaperInput, paperSchema } from '#schema/paper.ts';
import { type WorkType, workTypes } from '#schema/work.ts';
import { changesIn, comeBack } from '../../support/round-trips.ts';

/** What works of every kind may have. */
const common: Omit<PaperInput, 'id'> = {
  title: 'On Looms',
  date: '2020-05-17',
  area: ['AQ', 'BT'],
  authors: ['Ann Lee', 'van der Berg, Jan', 'King, Jr., Martin', { family: 'Loom Study Group' }],
  translators: ['Roe, Richard'],
  doi: '10.1000/xyz',
  url: 'https://example.org/looms',
  pdf: 'https://example.org/looms.pdf',
  code: ['https://github.com/ann/looms'],
  links: [{ label: 'Slides', url: 'https://example.org/slides' }],
  language: 'en',
  keywords: ['weaving', 'threads'],
  note: 'Second thoughts',
  accessed: '2021-02-03',
  added: '2021-03-04',
  abstract: 'We weave.',
};

const part = { year: 2020, volume: '3', pages: '1-9', series: 'Weavers' };

/** What works of one kind have besides. */
const own: Record<WorkType, Partial<PaperInput>> = {
  article: {
    venue: { ...part, name: 'J. of Looms', type: 'journal', issue: '2' },
    issn: '1234-5678',
    publisher: 'P',
  },
  conference: {
    venue: { ...part, name: 'Looms 2020', type: 'conference' },
    editors: ['Ed Itor'],
    publisher: 'P',
    place: 'Rome',
    event: { name: 'Looms 2020', place: 'Oslo', date: '2020-05-17/2020-05-19' },
    isbn: '978-3-16-148410-0',
  },
  workshop: { venue: { ...part, name: 'Shuttles 2020', type: 'workshop' }, institution: 'ACM' },
  preprint: { venue: { name: 'bioRxiv', type: 'preprint', year: 2020 }, publisher: 'P' },
  book: {
    editors: ['Ed Itor'],
    publisher: 'P',
    place: 'Rome',
    edition: '2',
    volume: '1',
    series: 'S',
    number: '7',
    isbn: '978-3-16-148410-0',
    numberOfPages: '312',
    numberOfVolumes: '2',
  },
  chapter: {
    venue: { ...part, name: 'All Looms', type: 'book' },
    containerAuthors: ['Bo Chen'],
    editors: ['Ed Itor'],
    publisher: 'P',
    chapter: '4',
    edition: '2',
  },
  thesis: {
    institution: 'University of Looms',
    genre: 'PhD thesis',
    place: 'Oslo',
    numberOfPages: '200',
  },
  report: { institution: 'Loom Lab', genre: 'Technical report', number: 'LL-7', place: 'Oslo' },
  software: { version: '2.1', publisher: 'P' },
  dataset: { version: '2.1', publisher: 'P' },
  patent: { number: 'US 1,234', genre: 'Patent' },
  talk: { event: { name: 'Loom Days', place: 'Oslo' } },
  poster: { venue: { name: 'Loom Days', type: 'conference', year: 2020 } },
  proceedings: { authors: [], editors: ['Ed Itor'], publisher: 'P', series: 'LNCS', number: '12' },
  manual: { institution: 'Loom Makers', edition: '3', version: '1.2' },
  online: {},
  unpublished: {},
  other: { publisher: 'P' },
};

const works = workTypes.map((type) => {
  const work = { id: 'work', ...common, ...own[type] };
  const told = {
    preprint: 'preprint',
    article: 'journal',
    conference: 'conference',
    workshop: 'workshop',
    chapter: 'book',
  };
  return paperSchema.parse(type in told ? work : { ...work, type });
});

/** What RIS has no place for: fields of works of any kind, and what becomes of some kinds. */
const notInRis = /: (?:links|added|containerAuthors): /;
const otherInRis = [
  'conference: event',
  'workshop: institution, type, venue, publisher',
  'preprint: publisher',
  'software: language',
  'talk: event, venue, place',
  'poster: type',
  'proceedings: type',
  'manual: type, institution, version, publisher',
];

function changesOf(kind: string): string[] {
  const back = comeBack(kind, works);
  return works.flatMap((work, at) =>
    changesIn(work, back[at]).map((change) => `${workTypes[at]}: ${change}`),
  );
}

test.each(['jsonl', 'csl'])('a work of each kind comes back from %s', (kind) => {
  expect(changesOf(kind)).toEqual([]);
});

test('a work of each kind comes back from BibTeX, the publisher of another as a note', () => {
  expect(changesOf('bibtex').map((change) => change.split(' ', 2).join(' '))).toEqual([
    'other: publisher:',
    'other: note:',
  ]);
});

test('a work of each kind comes back from RIS, as far as that has a place for it', () => {
  const changes = changesOf('ris').filter((change) => !notInRis.test(change));
  const byKind = Map.groupBy(changes, (change) => change.split(': ', 1)[0]);
  const fields = Array.from(byKind, ([kind, some]) => {
    return `${kind}: ${some.map((change) => change.split(': ', 2)[1]).join(', ')}`;
  });
  expect(fields).toEqual(otherInRis);
});
