import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createEngine } from '#search/engine/engine.ts';
import { createSource } from '#search/engine/source.ts';
import { bodyBytes } from './body-bytes.ts';

let readers = 0;

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
