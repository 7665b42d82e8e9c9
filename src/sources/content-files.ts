import { readdir } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import type { Problem } from '#catalog/content.ts';

/** A file to read: where it is, what reports call it, and its name without the ending. */
export interface ContentFile {
  path: string;
  shown: string;
  name: string;
}

/** The files of one folder, and a problem for each that looks like a record but is not read. */
export interface FolderListing {
  files: ContentFile[];
  problems: Problem[];
}

/** Lists papers/ and all below it, sorted by path; undefined where there is no such folder. */
export function listPapers(folder: string, root: string): Promise<FolderListing | undefined> {
  return list(folder, root, ['.mdx', '.jsonl', '.jsonl.gz']);
}

/** Lists the files of a registry, sorted by name; undefined where there is no such folder. */
export function listRegistry(folder: string, root: string): Promise<FolderListing | undefined> {
  return list(folder, root, ['.yaml']);
}

/** A path as the curator knows it: from `root` where it lies inside, otherwise from the top. */
export function showPath(path: string, root: string): string {
  const inside = relative(root, path);
  return (inside.startsWith('..') ? resolve(path) : inside).split(sep).join('/');
}

async function list(
  folder: string,
  root: string,
  endings: readonly string[],
): Promise<FolderListing | undefined> {
  const names = await listFiles(folder);
  if (!names) return undefined;
  const listing: FolderListing = { files: [], problems: [] };
  for (const path of names.sort()) {
    const shown = showPath(path, root);
    const ending = endings.find((end) => path.endsWith(end));
    if (ending) {
      const name = shown.slice(shown.lastIndexOf('/') + 1, -ending.length);
      listing.files.push({ path, shown, name });
    } else if (/\.(?:mdx?|markdown|ya?ml|jsonl?|ndjson|gz)$/i.test(path)) {
      const message = `is not read, for its name does not end in ${endings.join(' or ')}`;
      listing.problems.push({ file: shown, line: 1, field: '', message });
    }
  }
  return listing;
}

async function listFiles(folder: string): Promise<string[] | undefined> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter(
        (path) =>
          !relative(folder, path)
            .split(sep)
            .some((part) => part.startsWith('.')),
      );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
