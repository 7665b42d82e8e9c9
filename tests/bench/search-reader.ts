import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Catalog } from '#catalog/catalog.ts';
import { fingerprints, madeWith } from '#pipeline/build-cache.ts';
import { createEngine } from '#search/engine/engine.ts';
import { STEP, shownOf, startState } from '#search/engine/query/state.ts';
import { createSource } from '#search/engine/source.ts';
import { buildSearch } from '#search/pagefind/build-search.ts';
import { bodyBytes } from './body-bytes.ts';

let readers = 0;

/** Indexes a catalogue. @returns the folder that has the search and nothing else. */
export async function buildIndex(catalog: Catalog, name: string): Promise<string> {
  const site = resolve('.cache/bench', name, 'site');
  await rm(site, { recursive: true, force: true });
  await mkdir(site, { recursive: true });
  const fingerprint = fingerprints(resolve('.'))(madeWith.index);
  await buildSearch(catalog, { site, cache: join(site, '../index'), fingerprint });
  return site;
}

/** What the first search of a visit loads with its first results: files, and bytes of bodies. */
export async function firstSearchCost(site: string, q: string) {
  const { search, cost } = searchReader(site);
  const { ordinals, words } = await search.find({ ...startState, q });
  await search.rows(ordinals.slice(0, shownOf(ordinals.length, STEP)), words);
  return cost();
}

/** The search that ships, on a built index, for a reader who comes for the first time. */
export function searchReader(folder: string) {
  const base = `/reader${++readers}/`;
  const asked: string[] = [];
  const fetch = async (input: string | URL | Request): Promise<Response> => {
    const [path = ''] = String(input).slice(base.length).split('?');
    const file = join(folder, path);
    asked.push(path);
    const body = existsSync(file) ? await readFile(file) : undefined;
    return new Response(body, { status: body ? 200 : 404 });
  };
  const search = createEngine(createSource({ base, fetch }));
  return {
    search,
    /** What was asked for so far: files, and bytes of their bodies as a host sends them. */
    cost: () => ({
      requests: asked.length,
      bytes: asked.reduce((sum, path) => sum + bodyBytes(folder, path), 0),
    }),
  };
}
