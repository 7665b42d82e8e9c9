import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Problem, Site } from '#catalog/content.ts';
import { card } from '#formats/discovery/origin.ts';
import { siteSchema } from '#schema/site.ts';
import { themeSchema } from '#schema/theme.ts';
import { showPath } from './content-files.ts';
import { renderMarkdown } from './markdown-text.ts';
import { iconFaults, inlineLogo, logoFaults } from './svg-file.ts';
import { decodeText } from './text-file.ts';
import { contrastFaults } from './theme-file.ts';
import { isRecord, problemAt } from './validation.ts';
import { type Fault, parseYamlRecord, type WrittenRecord } from './yaml-record.ts';
import { listSchemaFaults } from './zod-faults.ts';

/** The file that says whose catalogue a folder holds. */
const siteFile = 'site.yaml';

/** Files that a content folder may have beside its folders, apart from those read elsewhere. */
const parts = [siteFile, 'theme.yaml', 'logo.svg', 'icon.svg', 'card.png', 'home.md', 'about.md'];

/** What holds where a catalogue says nothing of itself. */
export const usualSite: Site = {
  ...siteSchema.parse({ name: 'Papers' }),
  base: '/',
  theme: themeSchema.parse({}),
};

/** What a file says, or what is wrong with it. */
type Understood<Value> = { value: Value } | { faults: Fault[] };

type Understand<Value> = (bytes: Buffer) => Understood<Value> | Promise<Understood<Value>>;

/**
 * Reads what a catalogue calls its own: `site.yaml` and, beside it, theme, texts, logo, icon and
 * card, none of which has to be there. They come from the first of the folders that has a
 * `site.yaml`, or else from the first. What is not valid is reported, and what is usual holds.
 */
export async function readSite(
  folders: readonly string[],
  root: string,
): Promise<{ site: Site; problems: Problem[] }> {
  const folder = await folderWithSite(folders);
  const problems = await misnamedFiles(folder, root);
  const read = async <Value>(name: string, understand: Understand<Value>) => {
    const path = join(folder, name);
    const bytes = await readIfThere(path);
    if (bytes === undefined) return undefined;
    const understood = 'faults' in bytes ? bytes : await understand(bytes);
    if ('value' in understood) return understood.value;
    const file = showPath(path, root);
    problems.push(...understood.faults.map((fault) => problemAt(file, fault)));
    return undefined;
  };
  const record = await read(siteFile, (bytes) => understandRecord(bytes, siteSchema));
  const site: Site = {
    ...usualSite,
    ...record,
    theme: (await read('theme.yaml', understandTheme)) ?? usualSite.theme,
    logo: await read('logo.svg', (bytes) => understandSvg(bytes, logoFaults, inlineLogo)),
    icon: await read('icon.svg', (bytes) => understandSvg(bytes, iconFaults, (text) => text)),
    card: await read('card.png', understandCard),
    home: await read('home.md', understandMarkdown),
    about: await read('about.md', understandMarkdown),
  };
  const authorPageFrom = Number(process.env['AUTHOR_PAGE_FROM']) || site.authorPageFrom;
  return { site: { ...site, authorPageFrom }, problems };
}

async function folderWithSite(folders: readonly string[]): Promise<string> {
  for (const folder of folders) {
    if ((await readIfThere(join(folder, siteFile))) !== undefined) return folder;
  }
  return folders[0] ?? '.';
}

async function readIfThere(path: string): Promise<Buffer | { faults: Fault[] } | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    if (code === 'EISDIR') return fault('is a folder; make it a file');
    return fault(`cannot be read (${code}); look at its permissions`);
  }
}

/** A file that looks like one of these and is not read would be missed without a word. */
async function misnamedFiles(folder: string, root: string): Promise<Problem[]> {
  const names = await readdir(folder).catch(() => []);
  return names.flatMap((name) => {
    const meant = parts.find(
      (part) => part !== name && part === name.toLowerCase().replace(/\.yml$/, '.yaml'),
    );
    if (!meant) return [];
    return [
      problemAt(showPath(join(folder, name), root), faultAt(1, `is not read; name it ${meant}`)),
    ];
  });
}

function understandRecord<Value>(
  bytes: Buffer,
  schema: z.ZodType<Value>,
): Understood<Value> & { written?: WrittenRecord } {
  const text = decodeText(bytes);
  if (typeof text !== 'string') return text;
  const written = parseYamlRecord(text);
  if ('faults' in written) return written;
  const value = written.value ?? {};
  if (!isRecord(value)) return fault('is not a record; write its fields by name');
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data, written };
  const faults = listSchemaFaults(result.error, schema);
  return { faults: faults.map((it) => ({ ...it, line: written.lineOf(it.path) })) };
}

function understandTheme(bytes: Buffer) {
  const read = understandRecord(bytes, themeSchema);
  if (!('value' in read) || !read.written) return read;
  const faults = contrastFaults(read.value, read.written);
  return faults.length > 0 ? { faults } : read;
}

async function understandMarkdown(bytes: Buffer): Promise<Understood<string>> {
  const text = decodeText(bytes);
  if (typeof text !== 'string') return text;
  const read = await renderMarkdown(text);
  return 'faults' in read ? read : { value: read.html };
}

function understandSvg(
  bytes: Buffer,
  faultsOf: (text: string) => Fault[],
  made: (text: string) => string,
): Understood<string> {
  const text = decodeText(bytes);
  if (typeof text !== 'string') return text;
  const faults = faultsOf(text);
  return faults.length > 0 ? { faults } : { value: made(text) };
}

/** https://www.w3.org/TR/png-3/: the signature, then a chunk that begins with width and height. */
function understandCard(bytes: Buffer): Understood<Buffer> {
  const isPng = bytes.subarray(0, 8).equals(Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
  if (!isPng || bytes.length < 24) return fault('is no PNG; save the picture as PNG');
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (width !== card.width || height !== card.height) {
    return fault(
      `is ${width} by ${height}; make it ${card.width} by ${card.height}, or let npm run card draw one`,
    );
  }
  return { value: bytes };
}

function fault(message: string): { faults: Fault[] } {
  return { faults: [faultAt(1, message)] };
}

function faultAt(line: number, message: string): Fault {
  return { line, path: [], message };
}
