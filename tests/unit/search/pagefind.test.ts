import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildCatalog } from '#catalog/build-catalog.ts';
import type { Catalog } from '#catalog/catalog.ts';
import { readContent } from '#loaders/read-content.ts';
import { buildPagefindIndex } from '#search/build/pagefind-index.ts';
import { type PackedText, packLengths } from '#search/catalogue-file.ts';
import { type Pagefind, type PagefindResult, startPagefind } from '#search/client/pagefind.ts';
import { createSource } from '#search/client/source.ts';
import { toRow } from '#search/index-record.ts';
import { contentWords } from '#search/stop-words.ts';
import { corpusCatalog, hasCorpus } from '../../support/corpus.ts';
import { chunksIn, indexAtOnce } from '../../support/pagefind-at-once.ts';

const eleven = async () => {
  const { content } = await readContent('content', { fallback: 'content' });
  return buildCatalog(content);
};

describe.each([
  { name: 'the eleven papers', load: eleven, runs: { least: 4, most: 6 }, missing: false },
  {
    name: 'a thousand real papers (set CORPUS to a data file)',
    load: () => corpusCatalog(1000),
    runs: { least: 100, most: 300 },
    missing: !hasCorpus,
  },
])('of $name, indexed in pieces,', ({ load, runs, missing }) => {
  let root: string;
  let catalog: Catalog;
  let text: PackedText;
  let whole: Awaited<ReturnType<typeof indexAtOnce>>;
  /** Pagefind as it comes, with the index that it made at once. */
  let own: { search(term: string): Promise<{ results: PagefindResult[] }> };
  let ours: Pagefind;

  beforeAll(async () => {
    if (missing) return;
    root = await mkdtemp(join(tmpdir(), 'pagefind-'));
    catalog = await load();
    const rows = catalog.papers.toReversed().map(toRow);
    whole = await indexAtOnce(rows, join(root, 'own/pagefind'));
    const folder = join(root, 'ours/pagefind');
    text = await buildPagefindIndex(rows, 'en', { folder, cache: join(root, 'cache'), runs });

    const importFrom = (site: string) =>
      import(/* @vite-ignore */ join(root, site, 'pagefind/pagefind.js'));
    const fetchFile = async (input: string | URL | Request): Promise<Response> =>
      new Response(await readFile(join(root, String(input).replace(/\?.*$/, ''))));
    globalThis.fetch = fetchFile;
    own = (await importFrom('own')).createInstance({ basePath: '/own/pagefind/' });
    const source = createSource({ base: '/ours/', fetch: fetchFile });
    ours = await startPagefind({ base: '/ours/', source, load: () => importFrom('ours') }, text);
  }, 120_000);
  afterAll(() => missing || rm(root, { recursive: true }));

  /** Pagefind's names of the pages, in the order in which they were added. */
  async function ownNames(): Promise<string[]> {
    const folder = join(root, 'own/pagefind');
    const name = (await readdir(folder)).find((file) => file.endsWith('.pf_meta')) ?? '';
    const meta = gunzipSync(await readFile(join(folder, name))).toString('latin1');
    const names = meta.match(/en_[0-9a-f]{7,}(?=[^0-9a-f])/g) ?? [];
    return names.slice(0, catalog.papers.length);
  }

  function terms(): string[] {
    const known = ['attention', 'mixture experts', '"state space"', 'genghan', 'learn', 'zqxj'];
    const step = Math.ceil(catalog.papers.length / 60);
    const drawn = catalog.papers
      .filter((_, at) => at % step === 0)
      .flatMap(({ title, authors }, at) => {
        const words = contentWords(title.match(/\p{L}{3,}/gu) ?? []);
        const word = words[at % words.length] ?? 'model';
        const author = authors[at % authors.length]?.name ?? '';
        return [word, word.slice(0, 3), words.slice(0, 2).join(' '), author, `"${title}"`];
      });
    return [...known, 'the', 'é', ...drawn];
  }

  test.skipIf(missing)('has the chunks of one that Pagefind made at once', async () => {
    expect((await readdir(join(root, 'cache'))).length).toBeGreaterThan(2);
    const edges = ({ chunks }: Pick<PackedText, 'chunks'>) =>
      chunks.map(([from, to]) => [from, to]);
    expect(edges(text)).toEqual(edges(whole));
    const [merged, made] = await Promise.all([
      chunksIn(join(root, 'ours/pagefind'), text),
      chunksIn(join(root, 'own/pagefind'), whole),
    ]);
    expect(merged.map((chunk, at) => chunk === made[at])).toEqual(made.map(() => true));
    expect(text.lengths).toBe(packLengths(whole.lengths));
    expect(text.fields).toEqual(whole.fields);
  });

  test.skipIf(missing)(
    'finds the same, with the metadata made here',
    async () => {
      const names = await ownNames();
      const places = new Map(names.map((name, ordinal) => [name, String(ordinal)]));
      let found = 0;
      for (const term of terms()) {
        const byOwn = (await own.search(term)).results;
        const byOurs = await ours.search(term);
        const same = new Map(byOwn.map((result) => [places.get(result.id), result]));
        expect(byOurs.map(({ id }) => id).sort(), term).toEqual([...same.keys()].sort());
        for (const { id, score, matchedMetaFields } of byOurs) {
          const { score: ownScore = 0, matchedMetaFields: ownFields } = same.get(id) ?? {};
          expect(matchedMetaFields?.toSorted(), term).toEqual(ownFields?.toSorted());
          // Lengths of papers, which scores are divided by, are kept to a tenth.
          expect(Math.abs(score / ownScore - 1), term).toBeLessThan(0.1);
        }
        found += byOurs.length;
      }
      expect(found).toBeGreaterThan(terms().length);
    },
    60_000,
  );
});
