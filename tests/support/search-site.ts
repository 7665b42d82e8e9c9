import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Catalog } from '#catalog/catalog.ts';
import { createEngine } from '#search/engine/engine.ts';
import type { Search } from '#search/engine/search.ts';
import { createSource } from '#search/engine/source.ts';
import { buildSearch } from '#search/pagefind/build-search.ts';

/** A built index on disk and what a reader does with it, without a browser. */
export interface SearchSite {
  folder: string;
  /** Addresses of the files asked for so far. */
  asked: string[];
  search: Search;
  remove(): Promise<void>;
}

let opened = 0;

/** Builds the index of a catalogue into a new folder under the system's temporary one. */
export async function buildSearchSite(catalog: Catalog): Promise<SearchSite> {
  const folder = await mkdtemp(join(tmpdir(), 'search-'));
  await buildSearch(catalog, { site: folder, cache: join(folder, '.cache') });
  return openSearchSite(folder);
}

/** Opens a folder that holds a built index, as a reader who comes anew. */
export function openSearchSite(folder: string): SearchSite {
  const asked: string[] = [];
  // Pagefind asks by the global fetch, so each reader is at an address of their own.
  const base = `/reader${++opened}/`;
  const fetch = async (input: string | URL | Request): Promise<Response> => {
    const [path = ''] = String(input).slice(base.length).split('?');
    asked.push(path);
    try {
      return new Response(await readFile(join(folder, path)));
    } catch {
      return new Response('Not found', { status: 404 });
    }
  };
  const search = createEngine(createSource({ base, fetch }));
  return { folder, asked, search, remove: () => rm(folder, { recursive: true }) };
}
