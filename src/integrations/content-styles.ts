import type { Plugin } from 'vite';
import type { Site } from '#catalog/site.ts';
import { loadContent } from '#loaders/shared-content.ts';
import type { AreaRecord } from '#schema/area.ts';

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
  };
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
