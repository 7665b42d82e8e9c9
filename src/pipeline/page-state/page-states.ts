import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const own = fileURLToPath(new URL('page-state.ts', import.meta.url));
/** Other packages may have a module of that name. */
const ofAstro = /[\\/]astro[\\/]dist[\\/]/;

/** Puts our `FetchState` in the place of Astro's, which it extends, where pages are rendered. */
export function pageStates(): Plugin {
  return {
    name: 'catalogue:page-states',
    enforce: 'pre',
    apply: 'build',
    resolveId: {
      filter: { id: /\/fetch-state\.js$/ },
      handler: (_, importer = '') => (ofAstro.test(importer) ? own : undefined),
    },
  };
}
