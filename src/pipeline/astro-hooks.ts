import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import type { Plugin, ViteDevServer } from 'vite';
import type { Site } from '#catalog/content.ts';
import type { AreaRecord } from '#schema/registries.ts';
import { followContent } from '#sources/papers-loader.ts';
import { loadContent, reloadContent } from '#sources/shared-content.ts';

const id = 'virtual:content.css';

/**
 * The styles that the content decides, as the module `virtual:content.css`: the colours and fonts
 * of the theme and the hue of each area. The Content-Security-Policy allows no style attributes.
 */
export function contentStyles(): Plugin {
  return {
    name: 'content-styles',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    async load(source) {
      if (source !== `\0${id}`) return undefined;
      const { site, areas } = await loadContent();
      return [themeRule(site), ...hueRules(areas)].filter(Boolean).join('\n');
    },
    configureServer: followStyles,
  };
}

/** Vite knows of no file that styles and pages are made of, so it is told when they are others. */
function followStyles({ watcher, environments }: ViteDevServer): void {
  followContent(watcher, async (path) => {
    if (!path.endsWith('.yaml')) return;
    // What is wrong with the content is told by the one who fills the collection.
    const isSound = await reloadContent().then(
      () => true,
      () => false,
    );
    if (!isSound) return;
    for (const { moduleGraph, hot } of Object.values(environments)) {
      const made = moduleGraph.getModuleById(`\0${id}`);
      if (made) moduleGraph.invalidateModule(made);
      hot.send({ type: 'full-reload' });
    }
  });
}

/** In the layer of the tokens, so that what is printed keeps colours of its own. */
function themeRule({ theme }: Pick<Site, 'theme'>): string {
  const colors = Object.entries(theme.colors).map(
    ([name, pair]) => pair && `--color-${name}:light-dark(${pair.join(',')})`,
  );
  const fonts = Object.entries(theme.type).map(
    ([name, fonts]) => fonts && `--font-${name}:${fonts}`,
  );
  const tokens = [...colors, ...fonts].filter(Boolean);
  return tokens.length > 0 ? `@layer theme{:root{${tokens.join(';')}}}` : '';
}

/** Tags are letters, digits and hyphens, so a tag is the name of a class. */
function hueRules(areas: ReadonlyMap<string, AreaRecord>): string[] {
  return [...areas].map(([tag, { hue }]) => `.area-${tag}{--h:${hue}}`);
}

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
