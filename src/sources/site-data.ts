import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Problem, Site } from '#catalog/content.ts';
import { type Palette, poorPairs } from '#catalog/contrast.ts';
import { card } from '#formats/discovery/origin.ts';
import { type SiteRecord, siteSchema } from '#schema/site.ts';
import { type ColorPair, colorNames, type ThemeRecord, themeSchema } from '#schema/theme.ts';
import { decodeSmall, decodeYaml, findFile, readIfThere, showPath } from './content-files.ts';
import { ledgerName, linkStatesName, movesName } from './ledger-files.ts';
import { renderMarkdown } from './markdown-text.ts';
import { readIcon, readLogo } from './svg-file.ts';
import { problemsAt, understand } from './validation.ts';
import { type Fault, fault, faulty, type Read, type WrittenRecord } from './yaml-record.ts';

/** The file that says whose catalogue a folder holds. */
const siteFile = 'site.yaml';

/** What a content folder may have. */
const parts = [
  'papers',
  'areas',
  'orgs',
  'authors',
  siteFile,
  'theme.yaml',
  'logo.svg',
  'icon.svg',
  'card.png',
  'home.md',
  'about.md',
  'terms.txt',
  ledgerName,
  movesName,
  linkStatesName,
];

/** What holds where a catalogue says nothing of itself. */
export const usualSite: Site = {
  ...siteSchema.parse({ name: 'Papers' }),
  base: '/',
  theme: themeSchema.parse({}),
};

/** What a catalogue calls its own, from the first folder with a `site.yaml`, or else from the first. */
export async function readSite(folders: readonly string[], root: string) {
  const folder = await folderWithSite(folders);
  const looked = new Set([...folders.slice(0, 1), folder]);
  const misnamed = Array.from(looked, (each) => misnamedFiles(each, root));
  const problems = (await Promise.all(misnamed)).flat();
  const read = async <Value>(name: string, understand: Understand<Buffer, Value>) => {
    const path = join(folder, name);
    const bytes = await readIfThere(path);
    if (bytes === undefined) return undefined;
    const understood = 'faults' in bytes ? bytes : await understand(bytes.value);
    if ('value' in understood) return understood.value;
    problems.push(...problemsAt(showPath(path, root), understood.faults));
    return undefined;
  };
  const asSite = (bytes: Buffer) => understandRecord(bytes, siteSchema, dictionaryFaults);
  const asTheme = (bytes: Buffer) => understandRecord(bytes, themeSchema, contrastFaults);
  const site: Site = {
    ...usualSite,
    ...(await read(siteFile, asSite)),
    theme: (await read('theme.yaml', asTheme)) ?? usualSite.theme,
    logo: await read('logo.svg', asText(readLogo)),
    icon: await read('icon.svg', asText(readIcon)),
    card: await read('card.png', understandCard),
    home: await read('home.md', asText(renderMarkdown)),
    about: await read('about.md', asText(renderMarkdown)),
    terms: await read(
      'terms.txt',
      asText((value) => ({ value })),
    ),
  };
  const authorPageFrom = Number(process.env['AUTHOR_PAGE_FROM']) || site.authorPageFrom;
  return { site: { ...site, authorPageFrom }, problems };
}

/** What a file holds, or what is wrong with it. */
type Understand<Source, Value> = (source: Source) => Read<Value> | Promise<Read<Value>>;

function asText<Value>(understand: Understand<string, Value>): Understand<Buffer, Value> {
  return (bytes) => {
    const text = decodeSmall(bytes);
    return 'value' in text ? understand(text.value) : text;
  };
}

async function folderWithSite(folders: readonly string[]): Promise<string> {
  for (const folder of folders) {
    if ((await findFile(join(folder, siteFile))) !== undefined) return folder;
  }
  return folders[0] ?? '.';
}

/** What looks like one of these and is not read would be missed without a word. */
async function misnamedFiles(folder: string, root: string): Promise<Problem[]> {
  const names = await readdir(folder).catch(() => []);
  return names.flatMap((name) => {
    const plain = name.toLowerCase().replace(/\.yml$/, '.yaml');
    const usual = [plain, `${plain}s`].find((it) => parts.includes(it));
    if (usual === undefined || usual === name) return [];
    return problemsAt(showPath(join(folder, name), root), [fault(`is not read; name it ${usual}`)]);
  });
}

/** @param examine finds what is wrong with a record that keeps the schema. */
function understandRecord<Value>(
  bytes: Buffer,
  schema: z.ZodType<Value>,
  examine: (record: Value, written: WrittenRecord) => Fault[] = () => [],
): Read<Value> {
  const written = decodeYaml(bytes);
  if ('faults' in written) return written;
  const read = understand(schema, { ...written, value: written.value ?? {} });
  const faults = 'faults' in read ? read.faults : examine(read.value, written);
  return faults.length > 0 ? { faults } : read;
}

const { resolve } = createRequire(import.meta.url);

/** Dictionaries of which no package is installed. */
function dictionaryFaults({ dictionaries }: SiteRecord, { lineOf }: WrittenRecord): Fault[] {
  return dictionaries.flatMap((name, at) => {
    if (isInstalled(name)) return [];
    const path = ['dictionaries', at];
    const message = `"${name}" is not installed; run npm install ${name}, or take it out of the list`;
    return [{ line: lineOf(path), path, message }];
  });
}

function isInstalled(name: string): boolean {
  try {
    return resolve(name) !== '';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND';
  }
}

/** The colours of `styles/tokens.css`, for a catalogue that names none; throws where one is missing. */
export function usualPalette(): Palette {
  const css = readFileSync(join(import.meta.dirname, '../styles/tokens.css'), 'utf8');
  const pairs = colorNames.map((name): [string, ColorPair] => {
    const found = new RegExp(`--color-${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(css);
    if (!found) throw new Error(`styles/tokens.css has no --color-${name} by day and by night`);
    const [, light = '', dark = ''] = found;
    return [name, [light, dark]];
  });
  return Object.fromEntries(pairs) as Palette;
}

/** Pairs of colours that are too close to be read, each at the line of one that the file has. */
function contrastFaults(theme: ThemeRecord, { lineOf }: WrittenRecord): Fault[] {
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

/** https://www.w3.org/TR/png-3/: the signature, then a chunk that begins with width and height. */
function understandCard(bytes: Buffer): Read<Buffer> {
  const isPng = bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
  if (!isPng || bytes.length < 24) return faulty('is no PNG; save the picture as PNG');
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (width !== card.width || height !== card.height) {
    return faulty(
      `is ${width} by ${height}; make it ${card.width} by ${card.height}, or let npm run card draw one`,
    );
  }
  return { value: bytes };
}
