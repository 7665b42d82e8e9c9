import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Palette, poorPairs } from '#catalog/contrast.ts';
import { type ColorPair, colorNames, type ThemeRecord } from '#schema/theme.ts';
import type { Fault, WrittenRecord } from './yaml-record.ts';

/**
 * The colours that hold where a catalogue names none: those of `styles/tokens.css`, which stays
 * their only definition.
 * @throws where the file lacks one of them.
 */
export function usualPalette(): Palette {
  const css = readFileSync(join(import.meta.dirname, '../styles/tokens.css'), 'utf8');
  const found = new Map(
    [...css.matchAll(/--color-([\w-]+): light-dark\((#\w+), (#\w+)\)/g)].map(
      ([, name = '', light = '', dark = '']): [string, ColorPair] => [name, [light, dark]],
    ),
  );
  return Object.fromEntries(
    colorNames.map((name) => {
      const pair = found.get(name);
      if (!pair) throw new Error(`styles/tokens.css has no --color-${name} by day and by night`);
      return [name, pair];
    }),
  ) as Record<(typeof colorNames)[number], ColorPair>;
}

/** Pairs of colours that are too close to be read, each at the line of one that the file has. */
export function contrastFaults(theme: ThemeRecord, { lineOf }: WrittenRecord): Fault[] {
  const own = Object.entries(theme.colors).filter(([, pair]) => pair !== undefined);
  if (own.length === 0) return [];
  const palette = { ...usualPalette(), ...(Object.fromEntries(own) as Partial<Palette>) };
  return poorPairs(palette).map(({ text, background, scheme, ratio }) => {
    const path = ['colors', text in theme.colors ? text : background];
    const at = scheme === 'light' ? 0 : 1;
    const message =
      `${text} ${palette[text][at]} on ${background} ${palette[background][at]} has a contrast of ` +
      `${(Math.floor(ratio * 100) / 100).toFixed(2)} in the ${scheme} scheme, below 4.5; make one of them ` +
      `${scheme === 'light' ? 'darker or the other lighter' : 'lighter or the other darker'}`;
    return { line: lineOf(path), path, message };
  });
}
