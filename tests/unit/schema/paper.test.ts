import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type PaperInput, paperSchema } from '#schema/paper.ts';

const paper: PaperInput = {
  id: 'sample2024paper',
  title: 'A Sample Paper',
  date: '2024-07-05',
  area: 'AQ',
  authors: ['Ada Sample'],
  abstract: 'A short abstract.',
};

const venue = { name: 'SAMPLE', type: 'journal', year: 2025 };
const link = { label: 'Slides', url: 'https://example.org/slides' };

function faults(change: object): string[] {
  const { error } = paperSchema.safeParse({ ...paper, ...change });
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('paperSchema', () => {
  test('fills in what a record leaves out', () => {
    expect(paperSchema.parse(paper)).toEqual({
      ...paper,
      authors: [{ given: 'Ada', family: 'Sample' }],
      authorsComplete: true,
      org: [],
      code: [],
      links: [],
      editors: [],
      translators: [],
      containerAuthors: [],
      keywords: [],
    });
  });

  test('has an area, an organisation or an address once', () => {
    const [url, other] = ['https://example.org/a', 'https://example.org/b'];
    const twice = { area: ['AQ', 'BT', 'AQ'], org: ['v', 'v'], code: [url, other, url] };
    const { area, org, code } = paperSchema.parse({ ...paper, ...twice });
    expect([area, org, code]).toEqual([['AQ', 'BT'], ['v'], [url, other]]);
  });

  test('takes a validated record again without a change', () => {
    const record = paperSchema.parse({ ...paper, venue, links: [link] });
    expect(paperSchema.parse(record)).toEqual(record);
  });

  test.each([
    { title: '  A title with space around  ' },
    { authorsComplete: false },
    { org: ['sample-lab'] },
    { code: ['https://example.org/code'] },
    { arxiv: '2407.00001', doi: '10.1000/sample' },
    { pdf: 'http://example.org/paper.pdf', url: 'https://example.org/paper' },
    { links: [link] },
    { venue: { ...venue, volume: '12', pages: '1-9', series: 'SER' } },
    { added: '2024-07-06', updated: '2025' },
    { status: 'retracted' },
    { abstract: undefined, area: undefined },
    { area: ['AQ', 'BT'] },
    { authors: undefined, editors: ['Ada Sample'] },
    { authors: [], editors: ['Ada Sample'] },
    { key: 'Sample:2024/a_b+c' },
    { type: 'thesis', institution: 'Sample University', genre: 'PhD thesis', place: 'Sampleton' },
    { type: 'book', publisher: 'Sample Press', edition: '2', volume: '3', series: 'SER' },
    { venue: { ...venue, type: 'book' }, chapter: '4', isbn: '978-3-16-148410-0' },
    { venue: { ...venue, type: 'journal', issue: '2' }, issn: '2049-3630', language: 'pt-BR' },
    { event: { name: 'Sample Days', place: 'Sampleton', date: '2024-07-05/2024-07-09' } },
  ])('accepts %j', (change) => {
    expect(faults(change)).toEqual([]);
  });

  test.each<[object, string]>([
    [{ title: undefined }, 'title: is missing; write the title as text, in quotes if need be'],
    [{ title: ' ' }, 'title: is empty; write the title as text, in quotes if need be'],
    [{ title: 1984 }, 'title: 1984 is not valid; write the title as text, in quotes if need be'],
    [{ abstract: '' }, 'abstract: is empty; write the abstract as text, in quotes if need be'],
    [
      { area: 5 },
      'area: 5 is not valid; write the tag of an area, like "AQ", or a list of tags, the main one first',
    ],
    [
      { authors: [] },
      'authors: is missing; write a list of names, like ["Jane Doe", "Van Gool, Luc"], or the editors',
    ],
    [
      { key: 'jane doe06' },
      'key: "jane doe06" is not valid; write a citation key without spaces, commas and braces, like Doe:2024',
    ],
    [
      { language: 'english' },
      'language: "english" is not valid; write a language like en or pt-BR',
    ],
    [{ venue, volume: '12' }, 'volume: belongs to the venue; write it in venue'],
    [
      { authors: null },
      'authors: is empty; write a list of names, like ["Jane Doe", "Van Gool, Luc"]',
    ],
    [{ authorsComplete: 'no' }, 'authorsComplete: "no" is not valid; write true or false'],
    [
      { org: 'sample-lab' },
      'org: "sample-lab" is not valid; write a list of slugs, like [example-lab]',
    ],
    [
      { code: 'https://example.org/code' },
      'code: "https://example.org/code" is not valid; write a list of https:// addresses',
    ],
    [
      { code: ['javascript:alert(1)'] },
      'code.0: "javascript:alert(1)" is not valid; write the https:// address of the repository',
    ],
    [
      { links: [{ label: 'Slides' }] },
      'links.0.url: is missing; write an address that starts with https:// or http://',
    ],
    [{ links: ['Slides'] }, 'links.0: "Slides" is not valid; write label and url'],
    [{ venue: 'ICML' }, 'venue: "ICML" is not valid; write name, type and year'],
    [
      { venue: { ...venue, type: 'magazine' } },
      'venue.type: "magazine" is not valid; write conference, journal, workshop, preprint or book',
    ],
    [
      { venue: { ...venue, pages: 12 } },
      'venue.pages: 12 is not valid; write the pages as text, in quotes if need be',
    ],
    [
      { status: 'removed' },
      'status: "removed" is not valid; write retracted or withdrawn, or leave it out',
    ],
    [{ year: 2024 }, ': Unrecognized key: "year"'],
  ])('refuses %j', (change, fault) => {
    expect(faults(change)).toEqual([fault]);
  });

  test('tells of nobody beside what else is wrong', () => {
    expect(faults({ title: '', authors: [] })).toEqual([
      'title: is empty; write the title as text, in quotes if need be',
      'authors: is missing; write a list of names, like ["Jane Doe", "Van Gool, Luc"], or the editors',
    ]);
  });

  test('describes every field to the editor', () => {
    const { properties = {} } = z.toJSONSchema(paperSchema, { io: 'input' });
    const fields = Object.entries(properties) as [string, { description?: string }][];
    expect(fields.filter(([, { description }]) => !description)).toEqual([]);
    expect(fields.map(([name]) => name)).toEqual(Object.keys(paperSchema.shape));
  });
});
