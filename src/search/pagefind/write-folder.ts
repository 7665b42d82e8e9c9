import { mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';

export interface SiteFile {
  /** Address under the site's base. */
  path: string;
  content: string | Uint8Array;
  /** Whether it is served as gzip, which its reader unpacks: hosts compress no binary files. */
  gzip?: boolean;
}

/**
 * Makes a folder of `root` hold these files and no others, with paths from `root`. One that has its
 * content stays; another is taken away first, as it may stand in a second folder too, under a link.
 */
export async function writeFolder(
  root: string,
  name: string,
  files: Iterable<SiteFile>,
): Promise<void> {
  mkdirSync(join(root, name), { recursive: true });
  const before = new Set(filesIn(join(root, name)));
  const folders = new Set<string>();
  for (const { path, content, gzip } of files) {
    const file = join(root, path);
    if (before.delete(file)) {
      if (hasContent(file, content, gzip)) continue;
      rmSync(file);
    }
    const parent = dirname(file);
    if (!folders.has(parent)) mkdirSync(parent, { recursive: true });
    folders.add(parent);
    writeFileSync(file, gzip ? await compress(content) : content);
  }
  for (const file of before) removeFile(root, file);
}

const compress = promisify<string | Uint8Array, Buffer>(zlib.gzip);

function hasContent(file: string, content: string | Uint8Array, gzip = false): boolean {
  try {
    const bytes = readFileSync(file);
    return (gzip ? zlib.gunzipSync(bytes) : bytes).equals(Buffer.from(content));
  } catch {
    return false;
  }
}

/** The paths of all files below a folder. */
export function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory());
  return files.map((entry) => join(entry.parentPath, entry.name));
}

/** Removes a file, and the folders that are empty without it. */
function removeFile(root: string, file: string): void {
  rmSync(file);
  for (let parent = dirname(file); relative(root, parent) !== ''; parent = dirname(parent)) {
    try {
      rmdirSync(parent);
    } catch {
      return;
    }
  }
}
