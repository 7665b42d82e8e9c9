import { resolve, sep } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import type { Site } from '#catalog/content.ts';
import type { AreaRecord } from '#schema/registries.ts';
import { contentFolder, loadContent, reloadContent } from '#sources/shared-content.ts';

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

/** Vite knows of no file that the styles are made of, so it is told when they are others. */
function followStyles(server: ViteDevServer): void {
  const folders = [contentFolder(), resolve('content')];
  const refresh = async (path: string) => {
    if (!folders.some((folder) => path.startsWith(folder + sep)) || !path.endsWith('.yaml')) return;
    // What is wrong with the content is told by those who fill the collections.
    const isSound = await reloadContent().then(
      () => true,
      () => false,
    );
    if (!isSound) return;
    for (const { moduleGraph, hot } of Object.values(server.environments)) {
      const made = moduleGraph.getModuleById(`\0${id}`);
      if (made) moduleGraph.invalidateModule(made);
      hot.send({ type: 'full-reload' });
    }
  };
  for (const event of ['add', 'change', 'unlink'] as const) server.watcher.on(event, refresh);
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
