import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEngine } from '#search/engine/engine.ts';
import { startState } from '#search/engine/query/state.ts';
import { createSource } from '#search/engine/source.ts';
import { CATALOGUE_FILE } from '#search/index/catalogue-file.ts';
import { makeCatalog } from '../../support/papers.ts';
import { buildSearchSite, openSearchSite, type SearchSite } from '../../support/search-site.ts';
import { papers } from './sample-papers.ts';

let site: SearchSite;

beforeAll(async () => {
  site = await buildSearchSite(makeCatalog(papers));
});
afterAll(() => site.remove());

/** A reader to whom this text is given as the catalogue, and what the reader asks for. */
function readerGiven(text: Promise<string>) {
  const asked: string[] = [];
  const fetch = async (input: string | URL | Request) => {
    asked.push(String(input));
    return new Response(await readFile(join(site.folder, String(input))));
  };
  const given = new Map([[CATALOGUE_FILE, text]]);
  const source = createSource({ base: '', fetch, given, timeout: 500 });
  return { asked, engine: createEngine(source) };
}

test('a catalogue that was given is not asked for, and once only', async () => {
  const { asked, engine } = readerGiven(readFile(join(site.folder, CATALOGUE_FILE), 'utf8'));
  expect((await engine.find({ ...startState, q: 'sparse' })).total).toBe(2);
  expect(asked).not.toContain(CATALOGUE_FILE);
});

test('where nothing could be given it is asked for', async () => {
  const { asked, engine } = readerGiven(Promise.resolve(''));
  expect((await engine.find({ ...startState, q: 'sparse' })).total).toBe(2);
  expect(asked.filter((path) => path === CATALOGUE_FILE)).toHaveLength(1);
});

test('where what was given is damaged, that is said, and the next question asks for it', async () => {
  const { asked, engine } = readerGiven(Promise.resolve('<!doctype html>'));
  await expect(engine.find(startState)).rejects.toMatchObject({ kind: 'corrupt' });
  expect((await engine.find(startState)).total).toBe(papers.length);
  expect(asked).toContain(CATALOGUE_FILE);
});

test('what is given too late is asked for with the next question', async () => {
  const { engine } = readerGiven(new Promise(() => {}));
  await expect(engine.find(startState)).rejects.toMatchObject({ kind: 'slow' });
  expect((await engine.find(startState)).total).toBe(papers.length);
});

test('what the words of a text need is there before anything is asked', async () => {
  const { asked, search } = openSearchSite(site.folder);
  await search.prepare('the sparse attention');
  await expect.poll(() => asked.filter((path) => path.includes('/chunks/'))).toHaveLength(1);
  const before = [...asked];
  await search.find({ ...startState, q: 'the sparse attention' });
  const after = asked.slice(before.length);
  expect(after.filter((path) => !path.startsWith('search/papers/'))).toEqual([]);
});
