import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { buildCatalog } from '#catalog/build-catalog.ts';
import type { Catalog } from '#catalog/catalog.ts';
import { main } from '#cli/find.ts';
import { citationFile, citationFormats } from '#formats/cite/citation-formats.ts';
import { siteFiles } from '#formats/discovery/site-files.ts';
import { filesBelow } from '#pipeline/build-cache.ts';
import { readText } from '#search/engine/query/address.ts';
import { type Sort, startState } from '#search/engine/query/state.ts';
import { FORMAT } from '#search/index/catalogue-file.ts';
import { readContent } from '#sources/read-content.ts';
import { runCommand } from '../../support/command.ts';
import { buildSearchSite, type SearchSite } from '../../support/search-site.ts';
import { serveFolder } from '../../support/serve-folder.ts';

let built: SearchSite;
let catalog: Catalog;

beforeAll(async () => {
  const { content } = await readContent('tests/fixtures/site');
  catalog = buildCatalog({ ...content, site: { ...content.site, dictionaries: [] } });
  built = await buildSearchSite(catalog);
  for (const { path, write } of siteFiles(catalog)) {
    if (path.startsWith('citations/')) put(built.folder, path, String(await write()));
  }
  put(built.folder, '404.html', 'Nothing here');
});
afterAll(() => built.remove());

function put(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

const find = (...words: string[]) => runCommand(main, ['--site', built.folder, ...words]);

interface Written {
  total: number;
  order: string;
  notices: string[];
  papers: { id: string; address: string; title: string; abstract: string }[];
}

async function asJson(...words: string[]): Promise<Written> {
  return JSON.parse((await find('--format', 'json', ...words)).out);
}

/** What the box shows of a text. */
async function idsInBox(text: string, sort?: Sort): Promise<string[]> {
  const { search } = built;
  const { ordinals, words } = await search.find({ ...startState, q: readText(text).q, sort });
  return (await search.rows(ordinals, words)).map(({ id }) => id);
}

/** Parts of the records as readers type them, in the language of the box. */
function queries(): string[] {
  const typed = catalog.papers.flatMap(({ title, authors, date, areas }) => {
    const [word = 'the', other = 'of'] = title.match(/\p{L}{4,}/gu) ?? [];
    const family = authors[0]?.family ?? 'nobody';
    const [area] = areas;
    return [
      title,
      `${word.toLowerCase()} ${other.slice(0, 4)}`,
      `${word.slice(0, -1)}x ${other}`,
      `author:"${family}" -${other}`,
      `${family} ${date.slice(0, 4)} year:..${date.slice(0, 4)}`,
      `${word} OR ${other} ${area ? `area:${area.tag}` : 'has:code'}`,
    ];
  });
  return [...new Set(typed), '', 'has:code', '"lantern" type:conference', 'zqxj', 'x'.repeat(900)];
}

test('many queries give the papers of the box, in its order', async () => {
  const all = queries();
  expect(all.length).toBeGreaterThan(100);
  let found = 0;
  for (const query of all) {
    const { papers, total } = await asJson('--limit', 'all', '--', query);
    expect(
      papers.map(({ id }) => id),
      query,
    ).toEqual(await idsInBox(query));
    expect(total, query).toBe(papers.length);
    found += total;
  }
  expect(found).toBeGreaterThan(all.length);
});

test.each(['relevance', 'date', 'oldest', 'title'] as const)(
  '--sort %s is the box’s',
  async (sort) => {
    const { papers } = await asJson('--sort', sort, '--limit', 'all', 'lantern', 'OR', 'of');
    expect(papers.map(({ id }) => id)).toEqual(await idsInBox('lantern OR of', sort));
  },
);

test('a published site answers as its folder does', async () => {
  const host = await serveFolder(built.folder, { base: '/papers/' });
  onTestFinished(host.close);
  const there = await runCommand(main, ['--site', `${host.address}index.html`, 'lantern']);
  const here = await find('lantern');
  const places = there.out.replaceAll(host.address, '').replace(/\/$/gm, '/index.html');
  expect(places).toBe(here.out.replaceAll(`${built.folder}/`, ''));
  expect(there.out).toMatch(new RegExp(`^ {2}${host.address}papers/[a-z0-9-]+/$`, 'm'));
  expect([there.status, there.error]).toEqual([0, '3 papers\n']);
});

describe('the forms', () => {
  test('text says of a paper what its row says, and where it is', async () => {
    const { out } = await find('--limit', '1', 'mixture of tension spans');
    expect(out.replaceAll(built.folder, 'dist')).toMatchInlineSnapshot(`
      "Mixture of Tension Spans: Mending Wide Nets Quickly with Slanting-Thread Lengths of Many Kinds
        Tomaso Ferro, Hanne Vig, Xenia Noll and 10 more · 21 Jun 2024 · LOOMS 2025 · FN
        … Growers commonly set a single length of thread for all strands and all gaps. That uniform setting misses how unevenly the strands of one net work, and wastes what the short ones could save. We propose Mixture of Tension Spans (MoTS), which …
        Code: https://code.example/vela/spans
        dist/papers/ferro2024spans/index.html
      "
    `);
  });

  test('md is a list with links that a reader of Markdown can follow', async () => {
    const { out } = await find('--format', 'md', '--limit', '1', 'mixture of tension spans');
    expect(out.replaceAll(built.folder, 'dist')).toMatchInlineSnapshot(`
      "- [Mixture of Tension Spans: Mending Wide Nets Quickly with Slanting-Thread Lengths of Many Kinds](<dist/papers/ferro2024spans/index.html>) · Tomaso Ferro, Hanne Vig, Xenia Noll and 10 more · 21 Jun 2024 · LOOMS 2025 · FN · [Code](<https://code.example/vela/spans>)

        … Growers commonly set a single length of thread for all strands and all gaps. That uniform setting misses how unevenly the strands of one net work, and wastes what the short ones could save. We propose Mixture of Tension Spans (MoTS), which …
      "
    `);
  });

  test('json has whole abstracts, addresses and what was said', async () => {
    const { papers, notices, order } = await asJson('--limit', '1', 'lantren');
    expect(notices).toEqual(['Showing results for “lantern”; --as-typed searches for “lantren”.']);
    expect(order).toBe('relevance');
    expect(papers).toHaveLength(1);
    const [paper] = papers;
    expect(paper?.address).toBe(join(built.folder, 'papers', paper?.id ?? '', 'index.html'));
    expect(paper?.abstract.length).toBeGreaterThan(100);
  });

  test.each([
    ['bib', citationFormats.bibtex],
    ['ris', citationFormats.ris],
    ['csl', citationFormats.csl],
  ] as const)('%s is what the site’s own pages export', async (name, format) => {
    const { out } = await find('--format', name, '--limit', 'all', '');
    expect(out.trim()).toBe(citationFile(catalog.papers, format, false).trim());
  });
});

describe('what is said beside the papers', () => {
  test.each([
    {
      words: ['lantren'],
      says: /^Showing results for “lantern”; --as-typed searches for “lantren”\.$/m,
    },
    { words: ['lantern', 'year:soon'], says: /^“year:soon” is left out: write a year as 2024/m },
    { words: ['lantern', 'editor:doe'], says: /^“editor:” is searched for as a word/m },
    { words: ['--limit', '2', 'lantern'], says: /^3 papers \(2 shown\)$/m },
    { words: ['x'.repeat(600)], says: /^Only the first 500 characters of the query are used\.$/m },
  ])('$words', async ({ words, says }) => {
    expect((await find(...words)).error).toMatch(says);
  });

  test('--as-typed corrects nothing', async () => {
    const { error } = await find('--as-typed', 'lantren');
    expect(error).not.toContain('Showing results');
  });

  test('where nothing is found, what to give up', async () => {
    const { status, out, error } = await find('lantern', 'year:1890');
    expect([status, out]).toEqual([1, '']);
    expect(error).toBe('Without “1890”: 3 papers.\nNothing was found.\n');
  });
});

describe('refused, with what to do', () => {
  const folder = mkdtempSync(join(tmpdir(), 'find-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const catalogue = join('search', 'catalogue.json');

  test.each([
    { words: [], says: /^There is no query; write it behind --/ },
    { words: ['--colour', 'x'], says: /^Unknown option '--colour'\n/ },
    { words: ['--format', 'xml', 'x'], says: /^--format xml is not known; write text, md, json,/ },
    { words: ['--sort', 'age', 'x'], says: /write relevance, date, oldest or title/ },
    { words: ['--limit', '0', 'x'], says: /^--limit 0 is no number of papers/ },
    { words: ['--site', 'ftp://x.example', 'x'], says: /is no address; write https:\/\/… or a/ },
  ])('$words', async ({ words, says }) => {
    const { status, out, error } = await runCommand(main, words);
    expect([status, out]).toEqual([2, '']);
    expect(error).toMatch(says);
    expect(error).toContain('npm run -s find --');
  });

  test.each([
    { what: 'no folder', at: 'none', says: /is no built site, or lacks a part; npm run build/ },
    { what: 'a site of others', at: 'other', text: '{"name":"x"}', says: /is not the search of a/ },
    { what: 'a page in its place', at: 'page', text: '<!doctype html>', says: /is not the search/ },
    {
      what: 'another format',
      at: 'newer',
      text: `{"format":${FORMAT + 1}}`,
      says: new RegExp(`another version .*has format ${FORMAT + 1}, not ${FORMAT}\\)`),
    },
  ])('$what', async ({ at, text, says }) => {
    const site = join(folder, at);
    if (text) put(site, catalogue, text);
    const { status, out, error } = await runCommand(main, ['--site', site, 'lantern']);
    expect([status, out]).toEqual([2, '']);
    expect(error).toMatch(says);
    expect(error).toContain('search/catalogue.json');
    expect(error.trim().split('\n')).toHaveLength(1);
  });

  test('a host that does not answer', async () => {
    const { address, close } = await serveFolder(built.folder);
    await close();
    const { status, error } = await runCommand(main, ['--site', address, 'lantern']);
    expect(status).toBe(2);
    expect(error).toMatch(/^http:\S+: gives no answer \(search\/catalogue\.json: .*ECONNREFUSED/);
  });

  test.each(['text', 'md', 'json'] as const)(
    'a hostile site commands no terminal: %s',
    async (form) => {
      const said = '\u001b[2J\u009b\u202eevil';
      const row = {
        title: said,
        abstract: said,
        authors: [{ name: said }],
        date: said,
        venue: said,
      };
      const site = join(folder, 'hostile');
      cpSync(join(built.folder, 'search'), join(site, 'search'), { recursive: true });
      for (const file of filesBelow(join(site, 'search/papers'))) {
        const packed = [said, said, [said], said, said, said, { ...row, code: [said] }];
        put(site, `search/papers/${file}`, JSON.stringify([packed, packed, packed, packed]));
      }
      const { out } = await runCommand(main, ['--site', site, '--format', form, 'lantern']);
      expect(out).toContain('evil');
      for (const sign of ['\u001b', '\u009b', '\u202e']) expect(out).not.toContain(sign);
    },
  );
});
