import { describe, expect, test } from 'vitest';
import { byKind, isReadByKind, versionInWords } from '#catalog/kinds.ts';
import { publicationFacts } from '#catalog/publication.ts';
import { paperView } from '#catalog/row.ts';
import type { PaperInput } from '#schema/paper.ts';
import { makeCatalog } from '../../support/papers.ts';

const venue = { name: 'SAMPLE', year: 2024 } as const;

function viewOf(fields: Partial<PaperInput>) {
  const [paper] = makeCatalog([fields]).papers;
  if (!paper) throw new Error('There is a paper');
  return paperView(paper);
}

describe('the word for a kind', () => {
  test.each<[Partial<PaperInput>, string | undefined]>([
    [{}, undefined],
    [{ arxiv: '2401.00001' }, undefined],
    [{ venue: { ...venue, type: 'conference' } }, undefined],
    [{ type: 'conference', venue: { ...venue, type: 'conference' } }, undefined],
    [{ venue: { ...venue, type: 'book' } }, 'chapter'],
    [{ type: 'thesis' }, 'thesis'],
    [{ type: 'dataset' }, 'data set'],
    [{ type: 'article' }, 'article'],
    [{ type: 'talk', venue: { ...venue, type: 'conference' } }, 'talk'],
    [{ type: 'other' }, undefined],
  ])('%j', (fields, word) => {
    expect(viewOf(fields).kind).toBe(word);
  });
});

test('a work in no venue names its publisher, or its school', () => {
  expect(viewOf({ type: 'book', publisher: 'Sample Press' }).venue).toBe('Sample Press');
  const thesis = viewOf({ type: 'thesis', institution: 'Sample University' });
  expect(thesis.venue).toBe('Sample University');
  expect(thesis.facts).toContainEqual({
    term: 'Published by',
    values: [{ text: 'Sample University', href: undefined, rel: undefined }],
  });
});

test('editors stand for a work without authors, and have a page', () => {
  const { papers, authors } = makeCatalog([
    { authors: [], editors: ['Ann Lee', 'Bo Chen'], type: 'proceedings' },
    { authors: ['Ann Lee'], editors: ['Cy Dunn'], title: 'Another' },
  ]);
  expect(authors.map(({ slug, papers: own }) => [slug, own.length])).toEqual([
    ['bo-chen', 1],
    ['ann-lee', 2],
  ]);
  const views = papers.map((paper) => paperView(paper));
  expect(views.map(({ names, edited }) => [names.map(({ name }) => name), edited])).toEqual([
    [['Ann Lee', 'Bo Chen'], 'eds.'],
    [['Ann Lee'], undefined],
  ]);
});

test('a work of several areas is in each, and one without in none', () => {
  const { areas, papers } = makeCatalog([{ area: ['AQ', 'BT'] }, { area: undefined }]);
  expect(areas.map(({ tag, papers: own }) => [tag, own.length])).toEqual([
    ['AQ', 1],
    ['BT', 1],
  ]);
  expect(papers.map((paper) => paperView(paper).areas.map(({ tag }) => tag))).toEqual([
    ['AQ', 'BT'],
    [],
  ]);
});

test('works by kind, the fullest kind first', () => {
  const { papers } = makeCatalog([
    { type: 'thesis' },
    { venue: { ...venue, type: 'conference' } },
    { venue: { ...venue, type: 'conference' } },
  ]);
  expect(byKind(papers).map(({ slug, name, papers: own }) => [slug, name, own.length])).toEqual([
    ['conference', 'Conference papers', 2],
    ['thesis', 'Theses', 1],
  ]);
  expect(isReadByKind({ papers })).toBe(true);
  expect(isReadByKind({ papers: papers.slice(0, 2) })).toBe(false);
});

test('the page tells what a citation needs besides the venue', () => {
  const factsOf = (fields: Partial<PaperInput>) => {
    const [paper] = makeCatalog([fields]).papers;
    return paper ? publicationFacts(paper).map(({ term, text }) => `${term}: ${text}`) : [];
  };
  expect(factsOf({ venue: { ...venue, type: 'conference', volume: '3' } })).toEqual([]);
  expect(
    factsOf({
      type: 'book',
      editors: ['Ann Lee'],
      publisher: 'Sample Press',
      place: 'Sampleton',
      series: 'Samples',
      volume: '3',
      isbn: '978-3-16-148410-0',
      keywords: ['looms', 'weaving'],
      added: '2024-07-05',
    }),
  ).toEqual([
    'Editors: Ann Lee',
    'Published by: Sample Press, Sampleton',
    'Series: Samples',
    'Volume: 3',
    'ISBN: 978-3-16-148410-0',
    'Keywords: looms, weaving',
    'Added: 5 Jul 2024',
  ]);
});

test('a thesis and the article of its title lead to each other', () => {
  const { papers } = makeCatalog([
    { id: 'thesis', title: 'On *Looms*', type: 'thesis', date: '2021' },
    { id: 'article', title: 'On Looms', date: '2022', venue: { ...venue, type: 'journal' } },
    { id: 'another', title: 'On Looms', date: '2020', authors: ['Somebody Else'] },
  ]);
  const links = papers.map(({ id, alsoAs = [] }) => [id, alsoAs.map(versionInWords)]);
  expect(Object.fromEntries(links)).toEqual({
    article: ['thesis, 2021'],
    thesis: ['SAMPLE, 2024'],
    another: [],
  });
});
