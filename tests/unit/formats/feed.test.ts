import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { changesFeed, paperFeed, toAtom, toJsonFeed } from '#formats/feeds/feed.ts';
import { corpusCatalog, hasCorpus } from '../../support/corpus.ts';
import { makeCatalog, makeSite } from '../../support/papers.ts';
import { faultsOf, readXml } from '../../support/xml.ts';

const site = makeSite({ origin: 'https://papers.example.org' });
const unplaced = makeSite();
const ajv = addFormats.default(new Ajv2020({ allErrors: true }));
const isJsonFeed = ajv.compile(
  JSON.parse(
    readFileSync(new URL('../../fixtures/schemas/json-feed.json', import.meta.url), 'utf8'),
  ),
);

const odd = makeCatalog([
  {
    title: 'A \u0000 & <b> "c" \u202e \ud800 \ufffe',
    abstract: 'First\u0000.\n\nSecond ]]> & $x^2$.',
  },
  { date: '2024', added: '2025-03', code: ['https://example.org/a?b=1&c'], status: 'withdrawn' },
  { date: '2023-02', updated: '2025-05-06', pdf: 'https://example.org/a.pdf', arxiv: '2302.00001' },
]);
const catalogues = [
  { name: 'odd papers', papers: odd.papers },
  { name: 'no papers', papers: [] },
];
if (hasCorpus) {
  catalogues.push({ name: 'papers of the corpus', papers: (await corpusCatalog(300)).papers });
}

describe.each(catalogues)('the feed of $name', ({ papers }) => {
  test.each([site, unplaced])('is valid with the origin $origin', async (site) => {
    const feed = await paperFeed({ path: '/', title: 'All', papers }, site);
    expect(faultsOf(toAtom(feed), 'atom.rng')).toBe('');
    isJsonFeed(JSON.parse(toJsonFeed(feed, site.origin)));
    expect(isJsonFeed.errors ?? []).toEqual([]);
  });
});

test('papers come in the order in which they entered the catalogue', async () => {
  const { papers } = makeCatalog([
    { id: 'old', date: '2020', added: '2025-01-01' },
    { id: 'new', date: '2024-07-05' },
    { id: 'corrected', date: '2021-01-01', updated: '2026-01-01' },
  ]);
  const { entries, updated } = await paperFeed({ path: '/', title: 'All', papers }, site);
  expect(entries.map(({ page }) => page.split('/').at(-2))).toEqual(['old', 'new', 'corrected']);
  expect(entries.map((entry) => entry.updated)).toEqual([
    '2025-01-01T00:00:00Z',
    '2024-07-05T00:00:00Z',
    '2026-01-01T00:00:00Z',
  ]);
  expect(updated).toBe('2026-01-01T00:00:00Z');
});

test('ids are the same whatever the address of the site and the order of the papers', async () => {
  const { papers } = makeCatalog([{}, {}]);
  const here = await paperFeed({ path: '/', title: 'All', papers }, site);
  const there = await paperFeed(
    { path: '/', title: 'Other', papers: papers.toReversed() },
    unplaced,
  );
  expect(there.id).toBe(here.id);
  expect(new Set(there.entries.map(({ id }) => id))).toEqual(
    new Set(here.entries.map(({ id }) => id)),
  );
  expect(here.id).toMatch(
    /^urn:uuid:[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/,
  );
});

test('the abstract goes along, without what XML forbids', async () => {
  const feed = await paperFeed({ path: '/', title: 'All', papers: odd.papers }, site);
  const summaries = readXml(toAtom(feed)).find(
    '//a:entry[a:title[starts-with(., "A ")]]/a:summary',
    {
      a: 'http://www.w3.org/2005/Atom',
    },
  );
  expect(summaries.map((node) => ('content' in node ? node.content : ''))).toEqual([
    'First.\nSecond ]]> & x².',
  ]);
});

test('of very many authors an entry names the first, and leads to the rest', async () => {
  const names = Array.from({ length: 2400 }, (_, index) => `Ann Author${index}`);
  const { papers } = makeCatalog([{ id: 'crowd', authors: names }]);
  const feed = await paperFeed({ path: '/', title: 'All', papers }, site);
  const authors = feed.entries[0]?.authors ?? [];
  expect(authors.map(({ name }) => name)).toEqual([...names.slice(0, 40), 'and 2360 more']);
  expect(authors.at(-1)?.page).toBe('https://papers.example.org/papers/crowd/');
  expect(faultsOf(toAtom(feed), 'atom.rng')).toBe('');
});

test('changes are what was added and what was corrected', async () => {
  const { papers } = makeCatalog([
    { id: 'both', added: '2025-01-01', updated: '2025-02-01' },
    { id: 'added', added: '2025-01-15' },
    { id: 'neither' },
  ]);
  const { entries } = await changesFeed(papers, site);
  expect(entries.map(({ title, page }) => `${title} ${page.split('/').at(-2)}`)).toEqual([
    'Corrected: An Example both',
    'Added: An Example added',
    'Added: An Example both',
  ]);
  expect(new Set(entries.map(({ id }) => id)).size).toBe(3);
});

test('an entry has the language of its paper, and without an abstract its reference', async () => {
  const { papers } = makeCatalog([{ title: '研究', language: 'zh', abstract: undefined }]);
  const feed = await paperFeed({ path: '/', title: 'All', papers }, site);
  expect(toAtom(feed)).toContain('<entry xml:lang="zh">');
  expect(toAtom(feed)).toContain('<summary>Jane Doe. 研究. 2024-07-05.</summary>');
  const { items } = JSON.parse(toJsonFeed(feed, site.origin));
  expect(items[0]).toMatchObject({ language: 'zh', content_text: 'Jane Doe. 研究. 2024-07-05.' });
});
