import { createReadStream, existsSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { stderr } from 'node:process';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { loadCatalog } from '#load-catalog.ts';
import { buildSearch } from '#search/pagefind/build-search.ts';
import { publishBundle } from '#search/pagefind/publish-bundle.ts';
import { fingerprints, madeWith } from './build-cache.ts';
import { showProgress } from './progress.ts';
import { hasIndex, shardOf } from './shard.ts';

/**
 * Builds the search index while the pages are rendered: it is the work of a process of its own,
 * which takes a second core where there is one. The development server, which has no index,
 * serves the one of the last build.
 */
export function searchIndex(): AstroIntegration {
  let folder = '';
  let base = '/';
  let caches: URL;
  let root = '';
  let index: Promise<void> | undefined;
  return {
    name: 'search-index',
    hooks: {
      'astro:config:done': ({ config }) => {
        folder = fileURLToPath(config.outDir);
        root = fileURLToPath(config.root);
        caches = new URL('.cache/', config.root);
        base = config.base.replace(/\/*$/, '/');
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          const file = searchFile(folder, base, request.url ?? '');
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
        const catalog = await loadCatalog();
        const { language } = catalog.site;
        const cache = (name: string) => ({
          site: folder,
          cache: fileURLToPath(new URL(name, caches)),
        });
        const fingerprint = fingerprints(root)(madeWith.index, language);
        // One after the other: Pagefind's process is one.
        index = buildSearch(catalog, language, { ...cache('index'), fingerprint }).then(() =>
          publishBundle(catalog, cache('bundle')),
        );
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

const types: Record<string, string> = { '.js': 'text/javascript', '.json': 'application/json' };

/** The file of the last build that an address of the index asks for. */
function searchFile(folder: string, base: string, url: string): string | undefined {
  const { pathname } = new URL(url, 'http://localhost');
  const path = normalize(
    decodeURIComponent(pathname.startsWith(base) ? pathname.slice(base.length) : pathname.slice(1)),
  );
  return /^(?:search|pagefind)[/\\]/.test(path) ? join(folder, path) : undefined;
}
