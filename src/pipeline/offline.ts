import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { WORKER } from '#offline/manifest.ts';
import { loadSite } from '#sources/shared-content.ts';

/**
 * Puts the offline copy's worker at the site's top, where its scope is the whole site; where the
 * site offers no copy, one that removes itself and what an earlier one kept. `writeOfflineFiles`
 * completes it when the site is.
 */
export function offline(): AstroIntegration {
  return {
    name: 'offline',
    hooks: {
      'astro:config:setup': async ({ config, updateConfig }) => {
        const site = await loadSite();
        const program = site.offline ? 'worker.ts' : 'remove.ts';
        const entry = fileURLToPath(new URL(`src/offline/${program}`, config.root));
        const define = { 'import.meta.env.OFFLINE': JSON.stringify(site.offline) };
        updateConfig({ vite: { define, plugins: [worker(entry)] } });
      },
    },
  };
}

function worker(entry: string): Plugin {
  return {
    name: 'catalogue:offline-worker',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    buildStart() {
      this.emitFile({ type: 'chunk', id: entry, fileName: WORKER });
    },
  };
}
