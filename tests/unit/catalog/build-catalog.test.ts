import { describe, expect, test } from 'vitest';
import { buildCatalog } from '#catalog/build-catalog.ts';
import { makeCatalog, makeContent } from '../../support/papers.ts';

describe('the order of papers', () => {
  test('is newest first, a coarse date behind the finer ones of its period', () => {
    const dates = [
      '2023-12-31',
      '2024',
      '2024-07',
      '2024-07-01',
      '2024-07-05',
      '2024-06-30',
      '2025',
    ];
    const { papers } = makeCatalog(dates.map((date) => ({ date })));
    expect(papers.map((paper) => paper.date)).toEqual([
      '2025',
      '2024-07-05',
      '2024-07-01',
      '2024-07',
      '2024-06-30',
      '2024',
      '2023-12-31',
    ]);
  });

  test('does not depend on the order of the sources', () => {
    const content = makeContent([
      { id: 'a', authors: ['José García'] },
      { id: 'b', authors: ['Jose Garcia', 'Ann Lee'] },
      { id: 'c', authors: ['Jose Garcia'], date: '2021' },
    ]);
    const shuffled = { ...content, papers: content.papers.toReversed() };
    expect(buildCatalog(shuffled)).toEqual(buildCatalog(content));
  });
});

describe('listings', () => {
  const catalog = makeCatalog([
    { id: 'a', area: 'AQ', org: ['sample-lab', 'sample-lab'], date: '2024' },
    { id: 'b', area: 'BT', date: '2025-01-01' },
    { id: 'c', area: 'AQ', date: '2025-02' },
  ]);

  test('hold their papers newest first, each once', () => {
    expect(catalog.areas.map(({ tag, papers }) => [tag, papers.map(({ id }) => id)])).toEqual([
      ['AQ', ['c', 'a']],
      ['BT', ['b']],
    ]);
    expect(catalog.orgs.map(({ slug, papers }) => [slug, papers.length])).toEqual([
      ['sample-lab', 1],
    ]);
    expect(catalog.years.map(({ slug }) => slug)).toEqual(['2025', '2024']);
  });

  test('give area addresses in lower case', () => {
    expect(catalog.areas.map(({ slug }) => slug)).toEqual(['aq', 'bt']);
  });
});

describe('authors', () => {
  test('are one person under spellings that differ in marks, case and hyphens', () => {
    const { authors } = makeCatalog([
      { authors: ['José García'] },
      { authors: ['Jose Garcia'] },
      { authors: ['José García'] },
    ]);
    expect(authors).toHaveLength(1);
    expect(authors[0]).toMatchObject({
      slug: 'jose-garcia',
      name: 'José García',
      variants: ['Jose Garcia'],
    });
  });

  test('of one name are kept apart by the registry', () => {
    const wei = { family: 'Wei', given: 'Li' };
    const { authors, papers } = makeCatalog(
      [
        { id: 'a', authors: [{ ...wei, id: 'li-wei-optics' }] },
        { id: 'b', authors: ['Li Wei'] },
      ],
      { 'li-wei-optics': { name: { ...wei, suffix: undefined }, variants: [] } },
    );
    // The registry claims the plain name too, so only an id of its own keeps the other apart.
    expect(authors.map(({ slug }) => slug)).toEqual(['li-wei-optics']);
    expect(papers[0]?.authors[0]?.author).toBe(papers[1]?.authors[0]?.author);
  });

  test('are joined under the spellings that the registry lists', () => {
    const { authors } = makeCatalog(
      [{ authors: ['C. Manning'] }, { authors: ['Christopher D. Manning'] }],
      {
        'christopher-manning': {
          name: { family: 'Manning', given: 'Christopher' },
          variants: [
            { family: 'Manning', given: 'C.' },
            { family: 'Manning', given: 'Christopher D.' },
          ],
        },
      },
    );
    expect(authors.map(({ slug, name, papers }) => [slug, name, papers.length])).toEqual([
      ['christopher-manning', 'Christopher Manning', 2],
    ]);
  });

  test('stand in the order of their family names', () => {
    const { authors } = makeCatalog([
      { authors: ['Yo Sun', 'Łukasz Kaiser', 'van der Berg, Jan', 'Mausam', 'Ana Álvarez'] },
    ]);
    expect(authors.map(({ name }) => name)).toEqual([
      'Ana Álvarez',
      'Łukasz Kaiser',
      'Mausam',
      'Yo Sun',
      'Jan van der Berg',
    ]);
  });

  test('named twice on a paper have it once', () => {
    const { authors } = makeCatalog([{ authors: ['Li Wei', 'Li Wei'] }]);
    expect(authors[0]?.papers).toHaveLength(1);
  });
});
