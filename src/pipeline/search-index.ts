import { createReadStream, existsSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { env, stderr } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { AstroConfig, AstroIntegration } from 'astro';
import type { Catalog } from '#catalog/catalog.ts';
import { loadCatalog } from '#load-catalog.ts';
import { buildSearch } from '#search/pagefind/build-search.ts';
import { publishBundle } from '#search/pagefind/publish-bundle.ts';
import { fingerprints, keptNames, madeWith } from './build-cache.ts';
import { showProgress } from './progress.ts';
import { hasIndex, shardOf } from './shard.ts';

/**
 * Builds the search index while the pages are rendered: it is the work of a process of its own,
 * which takes a second core where there is one. The development server, which has no index,
 * serves the one of the last build.
 */
export function searchIndex(): AstroIntegration {
  let settings: AstroConfig;
  let index: Promise<void> | undefined;
  return {
    name: 'search-index',
    hooks: {
      'astro:config:done': ({ config }) => {
        settings = config;
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          const file = searchFile(settings, request.url ?? '');
          if (!file) return next();
          if (!existsSync(file)) {
            response.statusCode = 404;
            return response.end('No index yet: npm run build makes one');
          }
          response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
          response.setHeader('Cache-Control', 'no-cache');
          createReadStream(file).pipe(response);
        });
      },
      'astro:build:setup': async () => {
        if (!hasIndex(shardOf())) return;
        index = makeIndex(await loadCatalog(), settings);
        // What goes wrong is told when the pages are done.
        index.catch(() => {});
      },
      'astro:build:done': async () => {
        if (!index) return;
        const progress = showProgress(stderr);
        progress.begin('index');
        await index;
        progress.end();
      },
    },
  };
}

/** One after the other: Pagefind's process is one. */
async function makeIndex(catalog: Catalog, { outDir, root, cacheDir }: AstroConfig): Promise<void> {
  const site = fileURLToPath(outDir);
  const kept = fileURLToPath(cacheDir);
  const fingerprint = fingerprints(fileURLToPath(root))(madeWith.index);
  const isFresh = env['FRESH'] === '1';
  const cache = join(kept, keptNames.index);
  await buildSearch(catalog, { site, cache, fingerprint, isFresh });
  await publishBundle(catalog, { site, cache: join(kept, keptNames.bundle) });
}

const types: Record<string, string> = { '.js': 'text/javascript', '.json': 'application/json' };

/** The file of the last build that an address of the index asks for. */
function searchFile({ outDir, base }: AstroConfig, url: string): string | undefined {
  const { pathname } = new URL(url, 'http://localhost');
  const start = base.replace(/\/*$/, '/');
  const path = decodeURIComponent(pathname.slice(pathname.startsWith(start) ? start.length : 1));
  const file = normalize(path);
  return /^(?:search|pagefind)[/\\]/.test(file) ? join(fileURLToPath(outDir), file) : undefined;
}
