import { createReadStream, existsSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { buildCatalog } from '#catalog/build-catalog.ts';
import { loadContent } from '#loaders/shared-content.ts';
import { buildSearch } from '#search/build/build-search.ts';
import { site } from '#site.ts';

/**
 * Builds the search index when the pages are built. The development server, which has no index,
 * serves the one of the last build.
 */
export function searchIndex(): AstroIntegration {
  let folder = '';
  let base = '/';
  return {
    name: 'search-index',
    hooks: {
      'astro:config:done': ({ config }) => {
        folder = fileURLToPath(config.outDir);
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
      'astro:build:done': async ({ dir, logger }) => {
        const catalog = buildCatalog(await loadContent());
        await buildSearch(catalog, site.language, fileURLToPath(dir));
        logger.info(`indexed ${catalog.papers.length} papers`);
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
