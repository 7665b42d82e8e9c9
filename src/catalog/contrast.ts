import type { ColorName, ColorPair } from '#schema/theme.ts';

/** Every colour of the interface, by day and by night. */
export type Palette = Readonly<Record<ColorName, ColorPair>>;

/** WCAG 2.2, success criterion 1.4.3, for text of the size of this interface. */
const LEAST_CONTRAST = 4.5;

/** What is written on what, somewhere in the interface. */
const grounds = ['paper', 'field', 'wash'] as const;
const pairs: readonly (readonly [text: ColorName, background: ColorName])[] = [
  ...(['ink', 'ink-soft', 'ink-faint', 'accent'] as const).flatMap((text) =>
    grounds.map((ground) => [text, ground] as const),
  ),
  ['paper', 'ink'],
  ['paper', 'accent'],
  ['ink', 'mark'],
  ['ink-soft', 'mark'],
];

/** Pairs of text and background that some readers could not read, with their contrast. */
export function poorPairs(palette: Palette) {
  return pairs.flatMap(([text, background]) =>
    (['light', 'dark'] as const).flatMap((scheme, at) => {
      const ratio = contrast(palette[text][at] ?? '', palette[background][at] ?? '');
      return ratio < LEAST_CONTRAST ? [{ text, background, scheme, ratio }] : [];
    }),
  );
}

/**
 * Contrast of two colours written as `#rgb` or `#rrggbb`, from 1 to 21:
 * https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export function contrast(one: string, other: string): number {
  const lights = [luminance(one), luminance(other)];
  return (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05);
}

function luminance(color: string): number {
  const long = color.length === 4 ? color.replace(/[^#]/g, '$&$&') : color;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(long.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
