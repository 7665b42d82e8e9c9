import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import type { Catalog } from '#catalog/catalog.ts';
import { catalogueDownloads, splitBySize, toJsonLine } from '#formats/cite/downloads.ts';
import { siteFiles } from '#formats/discovery/site-files.ts';
import { recordSchema } from '#formats/discovery/site-texts.ts';
import { paperSchema } from '#schema/paper.ts';
import { corpusCatalog, hasCorpus } from '../../support/corpus.ts';
import { makeCatalog } from '../../support/papers.ts';
import { faultsOf, readXml } from '../../support/xml.ts';

const origin = 'https://papers.example.org';
const papers = [
  { id: 'a', org: ['sample-lab'], code: ['https://example.org/a'], authors: ['Ann Lee'] },
  {
    id: 'b',
    area: 'BT',
    date: '2023-04-05',
    updated: '2025-01-02',
    links: [],
    venue: { name: 'KNOT', type: 'conference' as const, year: 2023 },
  },
];
const catalog = makeCatalog(papers);
const placed = makeCatalog(papers, {}, { origin });
const sample = hasCorpus ? await corpusCatalog(1000) : catalog;
const contentOf = async (path: string, from = placed) => {
  const file = siteFiles(from).find((one) => one.path === path);
  return file && String(await file.write());
};

test('every area, organisation and year has its files beside its page', () => {
  const paths = siteFiles(catalog).map(({ path }) => path);
  expect(paths.toSorted()).toMatchInlineSnapshot(`
    [
      "areas/aq/catalogue.bib",
      "areas/aq/catalogue.csl.json",
      "areas/aq/catalogue.ris",
      "areas/aq/feed.json",
      "areas/aq/feed.xml",
      "areas/bt/catalogue.bib",
      "areas/bt/catalogue.csl.json",
      "areas/bt/catalogue.ris",
      "areas/bt/feed.json",
      "areas/bt/feed.xml",
      "catalogue.bib",
      "catalogue.csl.json",
      "catalogue.jsonl",
      "catalogue.ris",
      "changes.json",
      "changes.xml",
      "citations/0.json",
      "code/feed.json",
      "code/feed.xml",
      "coins.json",
      "feed.json",
      "feed.xml",
      "llms.txt",
      "orgs/sample-lab/catalogue.bib",
      "orgs/sample-lab/catalogue.csl.json",
      "orgs/sample-lab/catalogue.ris",
      "orgs/sample-lab/feed.json",
      "orgs/sample-lab/feed.xml",
      "robots.txt",
      "schema.json",
      "years/2023/catalogue.bib",
      "years/2023/catalogue.csl.json",
      "years/2023/catalogue.ris",
      "years/2024/catalogue.bib",
      "years/2024/catalogue.csl.json",
      "years/2024/catalogue.ris",
    ]
  `);
});

test('what needs an absolute address is there only with one', () => {
  const without = siteFiles(catalog).map(({ path }) => path);
  const more = siteFiles(placed).map(({ path }) => path);
  expect(more.filter((path) => !without.includes(path))).toEqual([
    'opensearch.xml',
    'sitemap-index.xml',
    'sitemap-1.xml',
    'linkset.json',
  ]);
});

describe('the files of authors', () => {
  const filesOf = (slug: string, from: Catalog) =>
    siteFiles(from).flatMap(({ path }) => path.split(`authors/${slug}/`)[1] ?? []);
  const citations = ['catalogue.bib', 'catalogue.ris', 'catalogue.csl.json'];
  const feeds = ['feed.xml', 'feed.json'];
  const crowd = (length: number) => Array.from({ length }, (_, index) => `Ann Author${index}`);

  test.each([
    { papers: 2, names: 1, files: [] },
    { papers: 3, names: 1, files: [...citations, ...feeds] },
    { papers: 3, names: 100, files: [...citations, ...feeds] },
    { papers: 3, names: 101, files: feeds },
  ])('of $papers papers by $names: $files', ({ papers, names, files }) => {
    const authors = crowd(names);
    const several = makeCatalog(Array.from({ length: papers }, () => ({ authors })));
    expect(filesOf('ann-author0', several)).toEqual(files);
  });

  test.each([
    { papers: 1, orgs: 60 },
    { papers: 3, orgs: 0 },
  ])(
    'twice the authors of $papers papers make twice the bytes, with $orgs organisations',
    async ({ papers, orgs }) => {
      const org = Array.from({ length: orgs }, (_, index) => `org-${index}`);
      const bytesWith = async (names: number) => {
        const one = { authors: crowd(names), org };
        const files = siteFiles(makeCatalog(Array.from({ length: papers }, () => one)));
        const sizes = await Promise.all(files.map(async ({ write }) => (await write()).length));
        return sizes.reduce((sum, size) => sum + size, 0);
      };
      expect((await bytesWith(240)) / (await bytesWith(120))).toBeLessThanOrEqual(2.1);
    },
  );
});

test('organisations of a crowded paper have its feed, and no files of all its names', () => {
  const org = Array.from({ length: 60 }, (_, index) => `org-${index}`);
  const authors = Array.from({ length: 101 }, (_, index) => `Ann Author${index}`);
  const paths = siteFiles(makeCatalog([{ authors, org }])).map(({ path }) => path);
  expect(paths.filter((path) => path.startsWith('orgs/org-7/'))).toEqual([
    'orgs/org-7/feed.xml',
    'orgs/org-7/feed.json',
  ]);
});

test.each([
  { papers: 4, of: 2, files: 0 },
  { papers: 4, of: 3, files: 5 },
  { papers: 2000, of: 49, files: 0 },
  { papers: 2000, of: 50, files: 5 },
])('of $papers papers a venue of $of has $files files', ({ papers, of, files }) => {
  const venue = { name: 'KNOT', type: 'conference' as const, year: 2024 };
  const all = makeCatalog(Array.from({ length: papers }, (_, at) => (at < of ? { venue } : {})));
  const paths = siteFiles(all).filter(({ path }) => path.startsWith('venues/knot/'));
  expect(paths).toHaveLength(files);
});

test('a large catalogue has no files for each author', () => {
  const large = makeCatalog(Array.from({ length: 2000 }, () => ({})));
  const paths = siteFiles(large).map(({ path }) => path);
  expect(paths.filter((path) => path.startsWith('authors/'))).toEqual([]);
});

test('the sitemap is valid and knows the day of the last change', async () => {
  const map = (await contentOf('sitemap-1.xml')) ?? '';
  expect(faultsOf(map, 'sitemap.xsd')).toBe('');
  expect(faultsOf((await contentOf('sitemap-index.xml')) ?? '', 'sitemap.xsd')).toBe('');
  expect(map).toContain(
    '<url><loc>https://papers.example.org/papers/b/</loc>\n<lastmod>2025-01-02</lastmod>',
  );
  expect(map).toContain('<loc>https://papers.example.org/authors/ann-lee/</loc>');
  expect(map).toContain('<loc>https://papers.example.org/venues/</loc>');
  expect(map).toContain('<loc>https://papers.example.org/venues/knot/</loc>');
});

test('robots are told of the sitemap where there is one', async () => {
  expect(await contentOf('robots.txt')).toBe(
    'User-agent: *\nAllow: /\n\nSitemap: https://papers.example.org/sitemap-index.xml\n',
  );
  expect(await contentOf('robots.txt', catalog)).toBe('User-agent: *\nAllow: /\n');
});

test('the description of the search leads to the catalogue with the query', async () => {
  const namespaces = { o: 'http://a9.com/-/spec/opensearch/1.1/' };
  const document = readXml((await contentOf('opensearch.xml')) ?? '');
  const [template] = document.find(
    '/o:OpenSearchDescription/o:Url[@type="text/html"]/@template',
    namespaces,
  );
  expect(template && 'value' in template && template.value).toBe(
    'https://papers.example.org/?q={searchTerms}',
  );
  const [name] = document.find('/o:OpenSearchDescription/o:ShortName', namespaces);
  expect(name && 'content' in name && name.content.length).toBeLessThanOrEqual(16);
});

test('llms.txt begins with a name and a summary, and links the data', async () => {
  const text = (await contentOf('llms.txt')) ?? '';
  expect(text).toMatch(/^# \S.*\n\n> \S/);
  expect(text).toContain('(https://papers.example.org/catalogue.jsonl)');
});

describe('the lines of the catalogue', () => {
  const ajv = addFormats.default(new Ajv2020({ allErrors: true, strict: false }));
  const isRecord = ajv.compile(recordSchema({ name: 'Sample Papers' }));
  const catalogues = [{ name: 'a small catalogue', papers: catalog.papers }];
  if (hasCorpus) catalogues.push({ name: 'the corpus', papers: sample.papers });

  test.each(catalogues)(
    'of $name follow the published schema and are read as they were',
    ({ papers }) => {
      for (const paper of papers) {
        const line = JSON.parse(toJsonLine(paper));
        isRecord(line);
        expect(isRecord.errors ?? []).toEqual([]);
        const { orgs, areas, sameVenue, year, commentary, authors, credited, ...record } = paper;
        expect(paperSchema.parse(line)).toEqual({
          ...record,
          area: areas[0]?.tag,
          org: orgs.map(({ slug }) => slug),
          authors: authors.map(({ name, author, ...person }) => person),
        });
      }
    },
  );

  test('the schema refuses what the content check refuses', () => {
    expect(isRecord({ id: 'x' })).toBe(false);
    expect(isRecord({ ...JSON.parse(toJsonLine(catalog.papers[0] as never)), colour: 1 })).toBe(
      false,
    );
  });
});

describe('large files', () => {
  const many = (count: number) =>
    makeCatalog(
      Array.from({ length: count }, (_, at) => ({
        id: `p${at}`,
        date: `20${10 + Math.floor((at * 10) / count)}`,
        abstract: 'Zeichen für Zeichen. '.repeat(2000),
      })),
    ).papers;

  test('are split, none above 25 MB, and together hold every paper once', () => {
    const papers = many(1250);
    const files = catalogueDownloads(papers).filter(({ file }) => file.endsWith('.csl.json'));
    expect(files.map(({ file }) => file)).toEqual([
      'catalogue.csl.json',
      'catalogue-2.csl.json',
      'catalogue-1.csl.json',
    ]);
    const texts = files.map(({ write }) => write());
    expect(texts.filter((text) => Buffer.byteLength(text) > 25_000_000)).toEqual([]);
    const ids = texts.flatMap((text) => JSON.parse(text).map(({ id }: { id: string }) => id));
    expect(ids).toEqual(papers.map(({ id }) => id));
  });

  test('stay as they are when papers are added', () => {
    const papers = many(1250);
    const [newest, ...full] = splitBySize(papers, true);
    const [, ...before] = splitBySize(papers.slice(100), true);
    expect(newest?.papers.length).toBeGreaterThan(100);
    expect(full).toEqual(before);
  });
});
