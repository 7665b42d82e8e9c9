import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { startState } from '#search/engine/query/state.ts';
import { SearchFailure } from '#search/engine/search.ts';
import { FORMAT } from '#search/index/catalogue-file.ts';
import { buildSearch } from '#search/pagefind/build-search.ts';
import { makeCatalog } from '../../support/papers.ts';
import { buildSearchSite, openSearchSite, type SearchSite } from '../../support/search-site.ts';

const papers = [
  { id: 'new', abstract: 'Sparse attention.', code: ['https://example.org/new'] },
  { id: 'old', abstract: 'Dense kernels.', date: '1999' },
];

const kindOf = async (asked: Promise<unknown>) =>
  asked.then(
    () => 'none',
    (error) => (error instanceof SearchFailure ? error.kind : String(error)),
  );
const ask = (broken: SearchSite, q = 'sparse') => kindOf(broken.search.find({ ...startState, q }));

async function brokenSite(): Promise<SearchSite> {
  const broken = await buildSearchSite(makeCatalog(papers));
  onTestFinished(() => broken.remove());
  return broken;
}

test('a failure is told where there is no index', async () => {
  expect(await ask(openSearchSite('/nowhere'))).toBe('missing');
});

test('a failure is told where the catalogue is not the catalogue', async () => {
  const broken = await brokenSite();
  const file = join(broken.folder, 'search/catalogue.json');
  const content = await readFile(file, 'utf8');
  await writeFile(file, '<!doctype html>');
  expect(await ask(broken)).toBe('corrupt');
  await writeFile(file, '{"name":"another"}');
  expect(await ask(broken)).toBe('corrupt');
  await writeFile(file, content.replace(`"format":${FORMAT}`, '"format":0'));
  expect(await ask(broken)).toBe('outdated');
  await writeFile(file, content);
  expect(await ask(broken)).toBe('none');
});

test('a failure is told where a chunk of the index is gone, and only for what needs it', async () => {
  const broken = await brokenSite();
  await rm(join(broken.folder, 'search/chunks'), { recursive: true });
  expect(await ask(broken)).toBe('missing');
  expect(await ask(broken, 'has:code')).toBe('none');
});

test('a failure is told where a chunk of the index is another one, until it is mended', async () => {
  const broken = await brokenSite();
  const folder = join(broken.folder, 'search/chunks');
  const names = await readdir(folder);
  const contents = await Promise.all(names.map((name) => readFile(join(folder, name))));
  for (const name of names) await writeFile(join(folder, name), gzipSync('not what it was'));
  expect(await ask(broken)).toBe('corrupt');
  for (const [at, name] of names.entries()) {
    await writeFile(join(folder, name), contents[at] ?? '');
  }
  expect(await ask(broken)).toBe('none');
});

test('a failure is told where the site was built anew between an answer and its rows', async () => {
  const old = await brokenSite();
  const answer = await old.search.find(startState);
  const cache = join(old.folder, '.cache');
  await buildSearch(makeCatalog(papers.slice(1)), { site: old.folder, cache });
  expect(await kindOf(old.search.rows(answer.ordinals, []))).toBe('outdated');
  expect((await old.search.find(startState)).total).toBe(1);
});
