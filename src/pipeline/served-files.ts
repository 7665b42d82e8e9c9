import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';

/** What the site's own files end in: feeds, citations, data and what machines ask for. */
const file =
  /^\/(?!@|src\/|node_modules\/|search\/|pagefind\/)(?:[^?]*\.(?:xml|json|jsonl|bib|ris|txt)|(?:[^?]*\/)?(?:favicon\.svg|card\.png))$/;

/**
 * Lets the development server answer for the files of `[...file].ts` at their own addresses: it
 * looks for a route only with the slash that addresses of pages end in.
 */
export function servedFiles(): AstroIntegration {
  return {
    name: 'served-files',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, _, next) => {
          const url = request.url ?? '';
          const [path = ''] = url.split('?');
          const isPublic = existsSync(join(server.config.publicDir, path));
          if (!isPublic) request.url = routeOf(url);
          next();
        });
      },
    },
  };
}

/** The address under which the server finds the route of an address. */
export function routeOf(url: string): string {
  const [path = '', query] = url.split('?');
  if (!file.test(path)) return url;
  return query === undefined ? `${path}/` : `${path}/?${query}`;
}
