import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createEngine } from '#search/engine/engine.ts';
import type { Search } from '#search/engine/search.ts';
import { createSource } from '#search/engine/source.ts';
import { bodyBytes } from '../body-bytes.ts';

/** The search that ships, on a built index, for a reader who comes for the first time. */
export interface SearchReader {
  search: Search;
  /** What was asked for so far: files, and bytes of their bodies as a host sends them. */
  cost(): { requests: number; bytes: number };
}

let readers = 0;

/** @param folder that holds a built index. */
export function searchReader(folder: string): SearchReader {
  const base = `/reader${++readers}/`;
  const asked: string[] = [];
  const fetch = async (input: string | URL | Request): Promise<Response> => {
    const [path = ''] = String(input).slice(base.length).split('?');
    const file = join(folder, path);
    asked.push(path);
    return existsSync(file)
      ? new Response(await readFile(file))
      : new Response('Not found', { status: 404 });
  };
  const search = createEngine(createSource({ base, fetch }));
  return {
    search,
    cost: () => ({
      requests: asked.length,
      bytes: asked.reduce((sum, path) => sum + bodyBytes(folder, path), 0),
    }),
  };
}
