import type { Dirent } from 'node:fs';
import { access, constants, lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import type { Problem } from '#catalog/content.ts';
import { grouped } from '#catalog/counted.ts';
import { compareText } from '#catalog/order.ts';
import { faulty, parseYamlRecord, type Read } from './yaml-record.ts';

/** A file to read: where it is, what reports call it, and its name without the ending. */
export type ContentFile = { path: string; shown: string; name: string };

/** The files of one folder, and a problem for each that looks like a record but is not read. */
export type FolderListing = { files: ContentFile[]; problems: Problem[] };

/** A path as the curator knows it: from `root` where it lies inside, otherwise from the top. */
export function showPath(path: string, root: string): string {
  const inside = relative(root, path);
  return (inside.startsWith('..') ? resolve(path) : inside).split(sep).join('/');
}

/** The files below a folder with one of the endings, sorted by path; undefined without the folder. */
export async function listFolder(
  folder: string,
  root: string,
  endings: readonly string[],
): Promise<FolderListing | undefined> {
  const place = await lookAt(folder);
  if (place === undefined) return undefined;
  const listing: FolderListing = { files: [], problems: [] };
  const addProblem = (path: string, message: string) =>
    listing.problems.push({ file: showPath(path, root), line: 1, field: '', message });
  if (place !== aFolder) {
    addProblem(folder, place || 'is a file; make it a folder');
    return listing;
  }
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }))
    .filter(({ path }) => !/(?:^|[/\\])\./.test(relative(folder, path)))
    .sort((a, b) => compareText(a.path, b.path));
  for (const { path, entry } of paths) {
    const ending = endings.find((end) => path.endsWith(end));
    const isMeant =
      /\.(?:mdx?|markdown|ya?ml|toml|bib|ris|nbib|enw|xml|csv|jsonl?|ndjson|gz)$/i.test(path);
    const fault = await entryFault(path, entry, isMeant);
    if (fault) addProblem(path, fault);
    else if (ending && !entry.isDirectory()) {
      const shown = showPath(path, root);
      const name = shown.slice(shown.lastIndexOf('/') + 1, -ending.length);
      listing.files.push({ path, shown, name });
    } else if (isMeant) {
      addProblem(path, `is not read, for its name does not end in ${endings.join(' or ')}`);
    }
  }
  return listing;
}

/** What keeps an entry of a folder from being read; a folder or a file as such is read. */
async function entryFault(path: string, entry: Dirent, isMeant: boolean) {
  if (entry.isFile() || (entry.isDirectory() && !isMeant)) return undefined;
  const place = await lookAt(path);
  if (place === aFolder && !entry.isDirectory()) {
    return 'is a link to a folder, which is not read; move its files here';
  }
  return isMeant || place === noTarget ? place : undefined;
}

const aFolder = 'is a folder; make it a file';
const noTarget = 'is a link that leads nowhere; correct or remove it';

/** What keeps a path from being read as a file: empty where nothing does, undefined where nothing is. */
async function lookAt(path: string): Promise<string | undefined> {
  try {
    await lstat(path);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    return unreadable(code);
  }
  try {
    const found = await stat(path);
    await access(path, constants.R_OK);
    if (found.isDirectory()) return aFolder;
    return found.isFile() ? '' : 'is no file; remove it';
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ELOOP' ? noTarget : unreadable(code);
  }
}

/** What a report says of a file that the system does not give. */
export function unreadable(code = 'unknown'): string {
  return `cannot be read (${code}); look at its permissions`;
}

/** Whether a file that does not have to be there is, or what is in its place. */
export async function findFile(path: string): Promise<Read<true> | undefined> {
  const fault = await lookAt(path);
  return fault ? faulty(fault) : fault === undefined ? undefined : { value: true };
}

/** Reads a file, or says what the system says against it: what can be looked at may still fail. */
export async function readBytes(path: string): Promise<Read<Buffer>> {
  try {
    return { value: await readFile(path) };
  } catch (error) {
    return faulty(unreadable((error as NodeJS.ErrnoException).code));
  }
}

/** Reads a file that does not have to be there. */
export async function readIfThere(path: string): Promise<Read<Buffer> | undefined> {
  const found = await findFile(path);
  return found && 'value' in found ? readBytes(path) : found;
}

/**
 * The problems without a word of files that are reached by a link out of the catalogue: whoever may
 * propose such a link is not to read in the report what else is on the machine.
 * @param folders of the catalogue.
 */
export async function hideOthers(
  problems: readonly Problem[],
  folders: readonly string[],
  root: string,
): Promise<Problem[]> {
  const isIn = (path: string, places: readonly string[]) =>
    places.some((place) => path.startsWith(place + sep));
  const real = await Promise.all(folders.map((folder) => realpath(folder).catch(() => folder)));
  const hidden = new Set<string>();
  for (const file of new Set(problems.map((problem) => problem.file))) {
    const path = resolve(root, file);
    const isNamed = isIn(
      path,
      folders.map((folder) => resolve(folder)),
    );
    if (isNamed && (await lookAt(path)) === '' && !isIn(await realpath(path), real))
      hidden.add(file);
  }
  const message =
    'is a link out of the catalogue to what is not valid here; put the file itself in its place to see what is wrong';
  return [
    ...problems.filter(({ file }) => !hidden.has(file)),
    ...Array.from(hidden, (file) => ({ file, line: 1, field: '', message })),
  ];
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** What a report says of bytes that are not UTF-8. */
export const notUtf8 = 'holds bytes that are not UTF-8; save it as UTF-8';

/** Decodes UTF-8, dropping a byte order mark; undefined where the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Reads a file of YAML. */
export async function readYaml(path: string) {
  const bytes = await readBytes(path);
  return 'value' in bytes ? decodeYaml(bytes.value) : bytes;
}

/** What a file of YAML says, or what is wrong with it. */
export function decodeYaml(bytes: Buffer) {
  const text = decodeSmall(bytes);
  return 'value' in text ? parseYamlRecord(text.value) : text;
}

const MOST_BYTES = 2_000_000;

/** The text of an entry, or of what else a curator writes by hand: what is larger is something else. */
export function decodeSmall(bytes: Buffer): Read<string> {
  if (bytes.length <= MOST_BYTES) return decodeText(bytes);
  const [size, most] = [bytes.length, MOST_BYTES].map(grouped);
  return faulty(`has ${size} bytes, of at most ${most}; shorten it`);
}

/** The text of a file, or on which line it stops being UTF-8. */
export function decodeText(bytes: Buffer): Read<string> {
  const text = decodeUtf8(bytes);
  if (text !== undefined) return { value: text };
  const lines = bytes.toString('latin1').split('\n');
  const isBad = (line: string) => decodeUtf8(Buffer.from(line, 'latin1')) === undefined;
  return faulty(notUtf8, lines.findIndex(isBad) + 1);
}
