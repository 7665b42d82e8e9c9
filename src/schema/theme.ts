import { z } from 'zod';
import { form, wording } from './identifiers.ts';

/** The colours of the interface, as `styles/tokens.css` names them. */
export const colorNames = [
  'paper',
  'field',
  'wash',
  'rule',
  'line',
  'ink',
  'ink-soft',
  'ink-faint',
  'accent',
  'mark',
] as const;

export type ColorName = (typeof colorNames)[number];

/** A colour by day and by night, as `#rrggbb` or `#rgb`. */
export type ColorPair = readonly [light: string, dark: string];

const colorSchema = form(
  /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i,
  'write a colour like "#1f4e79", in quotes',
);

const colorPairSchema = z.tuple(
  [colorSchema, colorSchema],
  wording('write the colour by day and the one by night, like ["#1f4e79", "#a8c7ef"]'),
);

const howToFonts = wording('write fonts as CSS lists them, like \'Charter, "Noto Serif", serif\'');

/** Names of fonts as CSS lists them, with their quotes closed; nothing else of CSS. */
const fontsSchema = z
  .string(howToFonts)
  .trim()
  .regex(/^[\p{L}\p{N}\s,"'_-]+$/u, howToFonts)
  .refine((fonts) => /^(?:[^"']|"[^"']*"|'[^"']*')*$/.test(fonts), howToFonts)
  .optional();

/** What a catalogue changes of the looks: `theme.yaml` of a content folder. */
export const themeSchema = z.strictObject({
  colors: z
    .strictObject(
      Object.fromEntries(colorNames.map((name) => [name, colorPairSchema.optional()])) as Record<
        ColorName,
        z.ZodOptional<typeof colorPairSchema>
      >,
      wording('write colours by name, like accent: ["#1f4e79", "#a8c7ef"]'),
    )
    .default({})
    .describe('Colours that differ from the usual ones, by day and by night'),
  type: z
    .strictObject(
      {
        serif: fontsSchema.describe('Fonts of titles and abstracts'),
        sans: fontsSchema.describe('Fonts of the controls'),
        mono: fontsSchema.describe('Fonts of code'),
      },
      wording('write serif, sans or mono'),
    )
    .default({})
    .describe(
      'Fonts that differ from the usual ones; only those of the reader’s system, or files in public/',
    ),
});

export type ThemeRecord = z.output<typeof themeSchema>;
