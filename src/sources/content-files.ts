import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import type { Problem } from '#catalog/content.ts';
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
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(ifThere);
  if (!entries) return undefined;
  const listing: FolderListing = { files: [], problems: [] };
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/(?:^|[/\\])\./.test(relative(folder, path)));
  for (const path of paths.sort()) {
    const shown = showPath(path, root);
    const ending = endings.find((end) => path.endsWith(end));
    if (ending) {
      const name = shown.slice(shown.lastIndexOf('/') + 1, -ending.length);
      listing.files.push({ path, shown, name });
    } else if (/\.(?:mdx?|markdown|ya?ml|bib|jsonl?|ndjson|gz)$/i.test(path)) {
      const message = `is not read, for its name does not end in ${endings.join(' or ')}`;
      listing.problems.push({ file: shown, line: 1, field: '', message });
    }
  }
  return listing;
}

/** Reads a file that does not have to be there. */
export function readIfThere(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch(ifThere);
}

function ifThere(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
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

/** What a file of YAML says, or what is wrong with it. */
export function decodeYaml(bytes: Buffer) {
  const text = decodeText(bytes);
  return 'value' in text ? parseYamlRecord(text.value) : text;
}

/** The text of a small file, or on which line it stops being UTF-8. */
export function decodeText(bytes: Buffer): Read<string> {
  const text = decodeUtf8(bytes);
  if (text !== undefined) return { value: text };
  const lines = bytes.toString('latin1').split('\n');
  const isBad = (line: string) => decodeUtf8(Buffer.from(line, 'latin1')) === undefined;
  return faulty(notUtf8, lines.findIndex(isBad) + 1);
}
