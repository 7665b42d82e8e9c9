import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csl, readAll, records, remarks } from './readings.ts';

test('a paper of a conference', () => {
  const item = {
    id: 'lee2024title',
    'citation-key': 'lee2024title',
    type: 'paper-conference',
    title: 'A <i>Title</i> with <span class="nocase">GPT</span>',
    author: [{ family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der', suffix: 'Jr.' }],
    issued: { 'date-parts': [[2024, 5, 17]] },
    'container-title': 'ICML',
    'collection-title': 'PMLR',
    volume: 235,
    page: '12–34',
    DOI: '10.1000/xyz',
    URL: 'https://example.org/a',
    archive: 'arXiv',
    archive_location: '2407.01230',
    archive_collection: 'cs.AQ',
    abstract: 'One.\nTwo.',
    publisher: 'P',
    language: 'en',
    medium: 'Print',
  };
  expect(readAll('csl', csl(item))).toEqual([
    {
      line: 2,
      count: { read: 19, taken: 15, merged: 3, left: 1 },
      record: {
        id: 'lee2024title',
        title: 'A *Title* with GPT',
        date: '2024-05-17',
        area: 'AQ',
        authors: [{ family: 'van der Berg', given: 'Jan', suffix: 'Jr.' }],
        arxiv: '2407.01230',
        doi: '10.1000/xyz',
        url: 'https://example.org/a',
        venue: {
          name: 'ICML',
          type: 'conference',
          year: 2024,
          volume: '235',
          pages: '12-34',
          series: 'PMLR',
        },
        publisher: 'P',
        language: 'en',
        abstract: 'One. Two.',
      },
      remarks: [{ line: 36, message: 'medium: has no place in a record; left out "Print"' }],
    },
  ]);
});

test.each([
  {
    name: 'a literal name',
    item: { author: [{ literal: 'OpenAI' }] },
    out: { authors: [{ family: 'OpenAI' }] },
  },
  {
    name: 'a family name alone',
    item: { author: [{ family: '王伟' }] },
    out: { authors: [{ family: '王伟' }] },
  },
  {
    name: 'a given name alone',
    item: { author: [{ given: 'Mausam' }] },
    out: { authors: [{ family: 'Mausam' }] },
  },
  { name: 'an empty name', item: { author: [{}, { family: '' }, null, 'x'] }, out: {} },
  {
    name: 'others as pandoc writes it',
    item: { author: [{ family: 'Lee' }, { literal: 'others' }] },
    out: { authors: [{ family: 'Lee' }], authorsComplete: false },
  },
  {
    name: 'Crossref: parts as strings',
    item: { issued: { 'date-parts': [['2024', '5']] } },
    out: { date: '2024-05' },
  },
  {
    name: 'Crossref: title in a list, JATS in the abstract',
    item: {
      title: ['A'],
      abstract:
        '<jats:title>Abstract</jats:title><jats:p>One <jats:italic>x</jats:italic>.</jats:p><jats:p>a &lt; b &amp; c</jats:p>',
    },
    out: { title: 'A', abstract: 'One *x*.\n\na < b & c' },
  },
  { name: 'Crossref: a date without parts', item: { issued: { 'date-parts': [[null]] } }, out: {} },
  { name: 'a raw date', item: { issued: { raw: '2024-05-17' } }, out: { date: '2024-05-17' } },
  { name: 'a literal date', item: { issued: { literal: 'Spring 2024' } }, out: { date: '2024' } },
  {
    name: 'a range of dates',
    item: {
      issued: {
        'date-parts': [
          [2024, 5],
          [2024, 6],
        ],
      },
    },
    out: { date: '2024-05' },
  },
  {
    name: 'indices',
    item: { title: 'H<sub>2</sub>O and x<sup>2</sup> < y' },
    out: { title: 'H\\textsubscript{2}O and x\\textsuperscript{2} < y' },
  },
  { name: 'an id that is a number', item: { id: 12 }, out: { id: '12' } },
  { name: 'an arXiv number', item: { number: 'arXiv:2407.01230' }, out: { arxiv: '2407.01230' } },
  { name: "arXiv's DOI", item: { DOI: '10.48550/ARXIV.2407.01230' }, out: { arxiv: '2407.01230' } },
  {
    name: 'a DOI as address',
    item: { DOI: 'https://doi.org/10.1000%2Fxyz' },
    out: { doi: '10.1000/xyz' },
  },
  {
    name: 'a status',
    item: { title: 'RETRACTED: A', status: 'retracted', note: 'Retracted' },
    out: { title: 'A', status: 'retracted' },
  },
  {
    name: 'a preprint in "arXiv"',
    item: {
      type: 'article-journal',
      'container-title': 'arXiv',
      issued: { 'date-parts': [[2020]] },
    },
    out: { date: '2020' },
  },
  {
    name: 'a type of Crossref',
    item: {
      type: 'journal-article',
      'container-title': ['JMLR'],
      issued: { 'date-parts': [[2020]] },
    },
    out: { date: '2020', venue: { name: 'JMLR', type: 'journal', year: 2020 } },
  },
])('$name', ({ item, out }) => {
  expect(records('csl', csl(item))).toEqual([out]);
});

test('tags that nothing closes are text', () => {
  expect(records('csl', csl({ title: 'a <b> c <i>d <sup>e</sup></i> < f > g </sub>' }))).toEqual([
    { title: 'a <b> c *d \\textsuperscript{e}* < f > g </sub>' },
  ]);
});

test('a variable that has no other place is told', () => {
  expect(records('csl', csl({ note: 'Best paper', number: '3', volume: '2' }))).toEqual([
    { note: 'Best paper', number: '3', volume: '2' },
  ]);
  expect(remarks('csl', csl({ title: 'A', medium: 'Print', section: '' }))).toEqual([
    'medium: has no place in a record; left out "Print"',
    'section: is empty',
  ]);
});

test('a type that CSL has no word for, and a body beside the publisher, come back', () => {
  const item = { type: 'document', custom: { type: 'poster' }, publisher: 'P', authority: 'I' };
  expect(records('csl', csl(item))).toEqual([{ type: 'poster', publisher: 'P', institution: 'I' }]);
});

test('no input crashes it', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record(
          {
            id: fc.jsonValue(),
            author: fc.jsonValue(),
            issued: fc.jsonValue(),
            title: fc.jsonValue(),
            DOI: fc.jsonValue(),
            note: fc.jsonValue(),
          },
          { requiredKeys: [] },
        ),
      ),
      fc.nat(),
      (items, cut) => {
        const text = JSON.stringify(items);
        for (const found of readAll('csl', text)) expect('record' in found).toBe(true);
        for (const found of readAll('csl', text.slice(0, cut % (text.length + 1))))
          expect(found.line).toBe(1);
      },
    ),
    { numRuns: 700 },
  );
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readAll('csl', text)));
});

test('an address is no citation key, and a container is plain text', () => {
  const item = {
    id: 'http://zotero.org/users/1/items/A',
    type: 'article-journal',
    title: 'An <i>A</i>',
    'container-title': 'The <i>Nature</i> of A*',
    issued: { raw: '2020' },
  };
  expect(records('csl', csl(item))).toEqual([
    {
      title: 'An *A*',
      date: '2020',
      venue: { name: 'The Nature of A*', type: 'journal', year: 2020 },
    },
  ]);
});
