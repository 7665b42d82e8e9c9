import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { SearchFile } from '#search/index/catalogue-file.ts';

/**
 * Makes a folder hold these files and no others. A file that is there with the same content stays
 * as it is, which costs less than to write it; another is taken away first, as it may stand in a
 * second folder too, under a link.
 * @param name of the folder in `root`.
 * @param files with paths from `root`.
 */
export function writeFolder(root: string, name: string, files: Iterable<SearchFile>): void {
  const before = filesIn(join(root, name));
  const folders = new Set<string>();
  for (const { path, content } of files) {
    const file = join(root, path);
    if (before.delete(file)) {
      if (readFileSync(file, 'utf8') === content) continue;
      unlinkSync(file);
    }
    const parent = dirname(file);
    if (!folders.has(parent)) mkdirSync(parent, { recursive: true });
    folders.add(parent);
    writeFileSync(file, content);
  }
  for (const file of before) removeFile(root, file);
}

function filesIn(folder: string): Set<string> {
  mkdirSync(folder, { recursive: true });
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Set(
    entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name)),
  );
}

/** Removes a file, and the folders that are empty without it. */
function removeFile(root: string, file: string): void {
  unlinkSync(file);
  for (let parent = dirname(file); relative(root, parent) !== ''; parent = dirname(parent)) {
    try {
      rmdirSync(parent);
    } catch {
      return;
    }
  }
}
