import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as plainTest } from '@playwright/test';
import { build } from 'vite';
import { writeOfflineFiles } from '#pipeline/offline.ts';
import { base, dist } from './built-site.ts';

const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** A host of a copy of the built site, without its authors, which are most of it. */
export interface CopiedSite {
  address: string;
  /** Folder of the copy. */
  folder: string;
  /** Paths below the site's root that were asked for. */
  asked: string[];
  /** Whether it answers at all. */
  isDown: boolean;
  /** What it never answers. */
  holds: RegExp | undefined;
  /** What it serves half of, as if it were the whole. */
  cuts: RegExp | undefined;
  /** Changes words in a file, and publishes that as another version. */
  publish(file: string, from: string | RegExp, to: string): void;
  /** Makes it a site of which browsers keep what was visited. */
  publishAsLarge(): void;
  /** Makes it a site that offers no copy any more. */
  publishWithoutCopy(): Promise<void>;
  remove(): Promise<void>;
}

export async function copySite(): Promise<CopiedSite> {
  const folder = mkdtempSync(join(tmpdir(), 'copy-'));
  const left = join(dist, 'authors') + sep;
  cpSync(dist, folder, { recursive: true, filter: (path) => !`${path}${sep}`.startsWith(left) });
  writeOfflineFiles(folder);
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const path = pathname.slice(base.length);
    site.asked.push(path);
    if (site.isDown) response.destroy();
    else if (!site.holds?.test(path)) serve(site, path, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const site: CopiedSite = {
    address: `http://localhost:${port}${base}`,
    folder,
    asked: [],
    isDown: false,
    holds: undefined,
    cuts: undefined,
    publish(file, from, to) {
      const text = readFileSync(join(folder, file), 'utf8');
      writeFileSync(join(folder, file), text.replace(from, to));
      writeOfflineFiles(folder);
    },
    publishAsLarge: () => writeOfflineFiles(folder, { wholeBelow: 1 }),
    async publishWithoutCopy() {
      writeFileSync(join(folder, 'sw.js'), await buildRemover());
      rmSync(join(folder, 'offline.json'));
    },
    async remove() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true });
    },
  };
  return site;
}

/** The worker that a build puts there where the copy is turned off. */
async function buildRemover(): Promise<string> {
  const entry = fileURLToPath(new URL('../../../src/offline/remove.ts', import.meta.url));
  const lib = { entry, formats: ['iife' as const], name: 'remover' };
  const built = await build({ configFile: false, logLevel: 'error', build: { write: false, lib } });
  if (!Array.isArray(built) || !built[0]) throw new Error('The worker was not built');
  return built[0].output[0].code;
}

function serve({ folder, cuts }: CopiedSite, path: string, response: ServerResponse): void {
  const file = join(folder, /(?:^|\/)$/.test(path) ? `${path}index.html` : path);
  const isThere =
    !relative(folder, file).startsWith('..') && statSync(file, { throwIfNoEntry: false })?.isFile();
  const body = readFileSync(isThere ? file : join(folder, '404.html'));
  response.writeHead(isThere ? 200 : 404, {
    'Content-Type': isThere ? (types[extname(file)] ?? 'text/plain') : 'text/html',
    'Cache-Control': path.startsWith('_astro/') ? 'max-age=31536000, immutable' : 'no-cache',
  });
  response.end(cuts?.test(path) ? body.subarray(0, body.length / 2) : body);
}

/** Tests that get a copy of the site, which they may change. */
export const test = plainTest.extend<{ site: CopiedSite }>({
  site: async ({ page: _ }, use) => {
    const site = await copySite();
    await use(site);
    await site.remove();
  },
});
