import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startState } from '#search/engine/query/state.ts';
import { makeCatalog } from '../../support/papers.ts';
import { buildSearchSite, type SearchSite } from '../../support/search-site.ts';

const venue = (name: string, year: number) => ({ name, year, type: 'conference' as const });

const papers = [
  {
    id: 'brandal2024looms',
    title: 'Looms in Small Rooms',
    date: '2024-02-01',
    arxiv: '2402.01234',
    authors: ['Yrsa Brandal', 'Jun He'],
    org: ['cloth-hall'],
    code: ['https://github.com/cloth-hall/looms'],
    venue: venue('WEAVE', 2025),
    abstract: 'Weft and warp by the standard of a room.',
  },
  {
    id: 'he2023weft',
    title: 'Weft without a Loom',
    date: '2023-05-01',
    authors: ['Kai He', 'Yrsa Brandal'],
    venue: venue('Threads and Yarns', 2023),
    abstract: 'We make what a loom cannot.',
  },
  {
    id: 'healy2022warp',
    title: 'Warp All the Way',
    date: '2022-05-01',
    authors: ['Jan Healy', 'Ole Brandal'],
    venue: venue('WEAVE', 2022),
    abstract: 'A warp, a weft; in 2023 we shall see more of both. Brandal is thanked.',
  },
  {
    id: 'moss2022dye',
    title: 'Dye is All You Need',
    date: '2022-06-01',
    doi: '10.1000/dye.22',
    authors: ['Ada B. Moss', 'Jan Healy', 'Rika van der Aa-Lund'],
    abstract: 'Colours that last on weft.',
  },
];
const ids = papers.map(({ id }) => id).toSorted((a, b) => dateOf(a).localeCompare(dateOf(b)));

function dateOf(id: string): string {
  return papers.find((paper) => paper.id === id)?.date ?? '';
}

let site: SearchSite;
beforeAll(async () => {
  site = await buildSearchSite(makeCatalog(papers));
});
afterAll(() => site.remove());

async function ask(q: string) {
  const answer = await site.search.find({ ...startState, q });
  return { ...answer, found: Array.from(answer.ordinals, (ordinal) => ids[ordinal] ?? '') };
}

const [looms, weft, warp, dye] = papers.map(({ id }) => id) as [string, string, string, string];

describe('what rows print is found', () => {
  test.each([
    { q: 'WEAVE', out: [looms, warp] },
    { q: 'threads and yarns', out: [weft] },
    { q: 'cloth-hall', out: [looms] },
    { q: 'Cloth', out: [looms] },
    { q: '2025', out: [looms] },
    { q: '2022', out: [dye, warp] },
    { q: 'Y. Brandal', out: [looms, weft] },
    { q: 'Brandal Y', out: [looms, weft] },
    { q: 'author:"Y. Brandal"', out: [looms, weft] },
    { q: 'weft -author:"Brandal Y"', out: [warp, dye] },
    { q: 'Brandal, Y.', out: [looms, weft] },
    { q: 'K. He', out: [weft] },
    { q: 'K. He loom', out: [weft] },
    { q: 'A. B. Moss', out: [dye] },
    { q: 'Moss AB', out: [dye] },
    { q: 'A. B. C. Moss', out: [dye] },
    { q: 'y. brandal', out: [looms, weft] },
    { q: 'brandal y loom', out: [looms, weft] },
    { q: 'R. van der Aa-Lund', out: [dye] },
    { q: 'van der Aa-Lund R', out: [dye] },
    { q: '10.48550/arXiv.2402.01234', out: [looms] },
    { q: 'https://doi.org/10.48550/arXiv.2402.01234', out: [looms] },
    { q: '@inproceedings{brandal2024looms,', out: [looms] },
    { q: 'https://github.com/cloth-hall/looms.git', out: [looms] },
    { q: 'github.com/cloth-hall/looms/', out: [looms] },
    { q: 'git@github.com:cloth-hall/looms.git', out: [looms] },
    { q: 'https://papers.example.org/cloth/papers/brandal2024looms/', out: [looms] },
    { q: 'https://arxiv.org/pdf/2402.01234v2.pdf', out: [looms] },
    { q: 'http://export.arxiv.org/abs/2402.01234', out: [looms] },
    { q: 'https://huggingface.co/papers/2402.01234', out: [looms] },
    { q: 'https://dl.example.org/doi/abs/10.1000/dye.22', out: [dye] },
  ])('$q', async ({ q, out }) => {
    expect((await ask(q)).found.toSorted()).toEqual(out.toSorted());
  });
});

describe('a venue with a year, or a year beside other words, narrows', () => {
  test.each([
    {
      q: 'WEAVE 2022',
      out: [warp],
      meant: { typed: 'WEAVE 2022', field: 'venue', value: 'WEAVE 2022' },
    },
    {
      q: 'weft 2025 weave',
      out: [looms],
      meant: { typed: '2025 weave', field: 'venue', value: 'WEAVE 2025' },
    },
    ...["WEAVE'22", 'weave-2022', 'Weave22', "Weave '22", 'WEAVE 22', '(WEAVE 2022)'].map((q) => ({
      q,
      out: [warp],
      meant: { typed: q, field: 'venue', value: 'WEAVE 2022' },
    })),
    { q: 'weft 2023', out: [weft], meant: { typed: '2023', field: 'year', value: '2023' } },
    { q: 'weft (2023)', out: [weft], meant: { typed: '(2023)', field: 'year', value: '2023' } },
    ...['2022-2023', '2022–2023', '2022..2023'].map((typed) => ({
      q: `weft ${typed}`,
      out: [weft, warp, dye],
      meant: { typed, field: 'year', value: '2022..2023' },
    })),
    { q: 'in 2023', out: [weft], meant: { typed: '2023', field: 'year', value: '2023' } },
    ...[
      { typed: 'since 2023', out: [looms, weft], value: '2023..' },
      { typed: 'after 2023', out: [looms], value: '2024..' },
      { typed: 'Before 2023', out: [warp, dye], value: '..2022' },
      { typed: 'until 2023', out: [weft, warp, dye], value: '..2023' },
    ].map(({ typed, out, value }) => ({
      q: `weft ${typed}`,
      out,
      meant: { typed, field: 'year', value },
    })),
    {
      q: 'which of the papers were on a weft in 2023',
      out: [weft],
      meant: { typed: '2023', field: 'year', value: '2023' },
    },
    {
      q: 'symposium of WEAVE 2022',
      out: [warp],
      meant: { typed: 'WEAVE 2022', field: 'venue', value: 'WEAVE 2022' },
    },
    { q: '"symposium" 2022', out: [], meant: undefined },
    { q: 'weft "2023"', out: [warp], meant: undefined },
    { q: 'weft 1999', out: [looms, weft, warp, dye], meant: undefined },
  ])('$q', async ({ q, out, meant }) => {
    const answer = await ask(q);
    expect(answer.found.toSorted()).toEqual(out.toSorted());
    expect(answer.meant).toEqual(meant ? [meant] : []);
  });

  test.each([
    { q: 'yarns 2022', out: [weft], rest: '; the rest of the words decides.' },
    { q: 'warp 2023', out: [warp], rest: '.' },
    { q: 'yarns 2099', out: [weft], rest: '; the rest of the words decides.' },
  ])('$q: where none is of that year, it is said', async ({ q, out, rest }) => {
    const { found, meant, notes } = await ask(q);
    expect({ found: found.toSorted(), meant }).toEqual({ found: out.toSorted(), meant: [] });
    expect(notes).toEqual([`None of them is of ${q.slice(-4)}${rest}`]);
  });

  test.each([
    { q: 'yarns 2020-2022', note: 'of 2020–2022' },
    { q: 'yarns since 2024', note: 'since 2024' },
  ])('$q: nor of some years', async ({ q, note }) => {
    expect((await ask(q)).notes).toEqual([
      `None of them is ${note}; the rest of the words decides.`,
    ]);
  });

  test('but not where words are meant as they are typed', async () => {
    const { meant } = await site.search.find({ ...startState, q: 'weft 2023', asTyped: true });
    expect(meant).toEqual([]);
  });

  test('and venues are suggested once each', async () => {
    const venues = await site.search.venues('w');
    expect(venues.map(({ name, total }) => [name, total])).toEqual([['WEAVE', 2]]);
  });
});

describe('a pasted reference puts its paper first', () => {
  test('or says that none is of its year', async () => {
    const { found, notes } = await ask('Moss et al., 2021');
    expect([found, notes]).toEqual([[dye], ['None of them is of 2021.']]);
  });

  test.each([
    { q: 'Brandal et al., 2024', out: looms },
    { q: 'Healy et al., 2022', out: warp },
    { q: 'Moss et al. (2022)', out: dye },
    { q: 'Moss et al., 2022. Dye is all you need', out: dye },
    {
      q: 'Moss, A. B., & Healy, J. (2022). Dye is all you need. In Proceedings of Colours (pp. 1-9).',
      out: dye,
    },
    {
      q: 'K. He and Y. Brandal, “Weft without a loom,” in Threads and Yarns, 2023, pp. 5–9.',
      out: weft,
    },
    {
      q: '@article{other99, title = {{Weft} without a {Loom}}, author = {He, Kai and Brandal, Yrsa}, year = 2023}',
      out: weft,
    },
    { q: 'Yrsa Brandal and Jun He. Looms in small rooms. arXiv:2402.01234, 2024.', out: looms },
  ])('$q', async ({ q, out }) => {
    expect((await ask(q)).found[0]).toBe(out);
  });
});

test('papers of a venue come before a text that has its name', async () => {
  const venue = { name: 'TWIST', type: 'journal' as const, year: 2021 };
  const inVenue = Array.from({ length: 8 }, (_, at) => ({ title: `Loom ${at}`, venue }));
  const catalog = makeCatalog([{ title: 'One', abstract: 'Code: twist, of twist.' }, ...inVenue]);
  const own = await buildSearchSite(catalog);
  const { ordinals } = await own.search.find({ ...startState, q: 'twist' });
  const titles = Array.from(ordinals, (at) => catalog.papers.toReversed()[at]?.title);
  expect([titles.length, titles.indexOf('One')]).toEqual([9, 8]);
  await own.remove();
});
