import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildCatalog } from '#catalog/build-catalog.ts';
import { readContent } from '#loaders/read-content.ts';
import { buildPiece } from '#search/build/index-piece.ts';
import type { CatalogueFile } from '#search/catalogue-file.ts';
import { type Pagefind, type PagefindResult, startPagefind } from '#search/client/pagefind.ts';
import { createSource } from '#search/client/source.ts';
import { toIndexRecord, toRow } from '#search/index-record.ts';
import { buildSearchSite, type SearchSite } from '../../support/search-site.ts';

let site: SearchSite;
let ours: Pagefind;
let own: { search(term: string): Promise<{ results: PagefindResult[] }> };

const fetchFile = async (input: string | URL | Request): Promise<Response> =>
  new Response(await readFile(join(site.folder, String(input).replace(/^\/\w+\/|\?.*$/g, ''))));

beforeAll(async () => {
  const { content } = await readContent('content', { fallback: 'content' });
  const catalog = buildCatalog(content);
  site = await buildSearchSite(catalog);
  const rows = catalog.papers.toReversed().map(toRow);
  await buildPiece(
    rows.map((row, ordinal) => toIndexRecord(row, ordinal, 'en')),
    join(site.folder, 'own'),
  );
  const load = () => import(/* @vite-ignore */ join(site.folder, 'pagefind/pagefind.js'));
  const file: CatalogueFile = JSON.parse(
    await readFile(join(site.folder, 'search/catalogue.json'), 'utf8'),
  );
  globalThis.fetch = fetchFile;
  const ownEngine = await import(/* @vite-ignore */ join(site.folder, 'own/pagefind.js'));
  own = ownEngine.createInstance({ basePath: '/site/own/' });
  const base = '/ours/';
  const source = createSource({ base, fetch: fetchFile });
  ours = await startPagefind({ base, source, load }, file.text);
});
afterAll(() => site.remove());

/** Pagefind's names of the pages, in the order in which they were added. */
async function ownNames(): Promise<string[]> {
  const folder = join(site.folder, 'own');
  const name = (await readdir(folder)).find((file) => file.endsWith('.pf_meta')) ?? '';
  const meta = gunzipSync(await readFile(join(folder, name))).toString('latin1');
  return meta.match(/en_[0-9a-f]{7}(?=[^0-9a-f])/g) ?? [];
}

test.each(['attention', 'mixture experts', '"state space"', 'genghan', 'learn', 'zqxj', 'the'])(
  'Pagefind finds the same for %s with the metadata made here as with its own',
  async (term) => {
    const names = await ownNames();
    const byOwn = (await own.search(term)).results;
    const byOurs = await ours.search(term);
    const placed = byOwn.map(({ id }) => String(names.indexOf(id)));
    expect(byOurs.map(({ id }) => id).sort()).toEqual(placed.sort());
    for (const { id, score, matchedMetaFields } of byOurs) {
      const same = byOwn.find((result) => result.id === names[Number(id)]);
      expect(matchedMetaFields?.toSorted()).toEqual(same?.matchedMetaFields?.toSorted());
      expect(Math.abs(score / (same?.score ?? 0) - 1)).toBeLessThan(0.1);
    }
  },
);
