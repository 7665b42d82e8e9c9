import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin, ViteDevServer } from 'vite';
import type { Site } from '#catalog/content.ts';
import { EMBED } from '#embed/lines.ts';
import { loadCatalog } from '#load-catalog.ts';
import { languagesOf } from '#search/pagefind/build-search.ts';
import { portsOf } from '#search/terms/languages.ts';
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
      // Tags are letters, digits and hyphens, so a tag is the name of a class.
      const hues = [...areas].map(([tag, { hue }]) => `.area-${tag}{--h:${hue}}`);
      return [themeRule(site), ...hues].filter(Boolean).join('\n');
    },
    configureServer: followStyles,
  };
}

/** Vite knows of no file that styles and pages are made of, so it is told when they are others. */
function followStyles({ watcher, environments }: ViteDevServer): void {
  followContent(watcher, async (path) => {
    if (!path.endsWith('.yaml')) return;
    try {
      await reloadContent();
    } catch {
      return; // What is wrong with the content is told by the one who fills the collection.
    }
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
  const fonts = Object.entries(theme.type).map(([name, list]) => list && `--font-${name}:${list}`);
  const tokens = [...colors, ...fonts].filter(Boolean).join(';');
  return tokens && `@layer theme{:root{${tokens}}}`;
}

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
    // One for each script: what two had in common would be a file of its own, and a request.
    resolveId: {
      filter: { id: /^\0vite\/preload-helper\.js$/ },
      handler: (helper, importer) => `${helper}?${importer}`,
    },
    load: {
      filter: { id: /^\0vite\/preload-helper\.js/ },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
  };
}

/**
 * Gives the search's worker the stemmers of the catalogue's languages. The others would be thirty
 * files of every site, and a third of a megabyte of each reader's offline copy.
 */
export function ownStemmers(): Plugin {
  let isBuild = false;
  return {
    name: 'catalogue:own-stemmers',
    enforce: 'pre',
    configResolved: ({ command }) => {
      isBuild = command === 'build';
    },
    load: {
      filter: { id: /\/search\/terms\/ports\.ts$/ },
      async handler() {
        const ports = portsOf(isBuild ? languagesOf(await loadCatalog()) : undefined);
        const table = ports.map((port) => `'${port}': () => import('${port}'),`).join('\n');
        return `const ports = {\n${table}\n};\nexport const loadPort = (port) => ports[port]();`;
      },
    },
  };
}

/**
 * Puts the program that shows lists in pages of other sites at the site's top, as a classic script
 * that leaves no name behind in these pages.
 */
export function embedScript(): Plugin {
  return {
    name: 'catalogue:embed',
    applyToEnvironment: ({ name }) => name === 'client',
    configureServer({ middlewares, config: { base } }) {
      middlewares.use((request, response, next) => {
        if (request.url?.split('?')[0] !== base + EMBED) return next();
        response.setHeader('Content-Type', 'text/javascript');
        return response.end(`import('${base}src/embed/list.ts');`);
      });
    },
    buildStart() {
      if (this.environment.mode !== 'build') return;
      const id = fileURLToPath(new URL('../embed/list.ts', import.meta.url));
      this.emitFile({ type: 'chunk', id, fileName: EMBED });
    },
    generateBundle(_, bundle) {
      const chunk = bundle[EMBED];
      if (chunk?.type !== 'chunk') return;
      if (chunk.imports.length + chunk.exports.length > 0) {
        this.error(`${EMBED} shares a module with a page, and can be no classic script`);
      }
      chunk.code = `(()=>{"use strict";${chunk.code.trim()}\n})();\n`;
    },
  };
}

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
          const isPublic = existsSync(join(server.config.publicDir, url.split('?')[0] ?? ''));
          if (!isPublic) request.url = routeOf(url);
          next();
        });
      },
    },
  };
}

/** What the site's own files end in: feeds, citations, data and what machines ask for. */
const file =
  /^\/(?!@|src\/|node_modules\/|search\/|pagefind\/)(?:[^?]*\.(?:xml|json|jsonl|bib|ris|txt)|(?:[^?]*\/)?(?:favicon\.svg|card\.png))(?=\?|$)/;

/** The address under which the server finds the route of an address. */
export function routeOf(url: string): string {
  return url.replace(file, '$&/');
}
