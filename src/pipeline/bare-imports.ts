import type { Plugin } from 'vite';

/** The module that Vite puts around every `import()` of a page's script. */
const HELPER = /^\0vite\/preload-helper\.js$/;

/**
 * Leaves `import()` of a page's scripts as it is. Around each Vite puts a helper that loads a
 * module's style sheets and dependencies first: none here has any that it would not load itself,
 * and the helper would be half of what the home page loads of script.
 */
export function bareImports(): Plugin {
  return {
    name: 'catalogue:bare-imports',
    enforce: 'pre',
    apply: 'build',
    load: {
      filter: { id: HELPER },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
  };
}
