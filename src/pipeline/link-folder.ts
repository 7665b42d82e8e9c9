import { existsSync, linkSync, mkdirSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/**
 * Gives a folder the files of another one as links, unless it is there already; whoever writes
 * into it has to take a file away first. Where the file system has no links, it stays empty.
 */
export function linkFolder(from: string, to: string): void {
  if (existsSync(to) || !existsSync(from)) return;
  mkdirSync(to, { recursive: true });
  try {
    for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      const place = join(to, relative(from, path));
      if (entry.isDirectory()) mkdirSync(place, { recursive: true });
      else linkSync(path, place);
    }
  } catch {
    // What is missing will be written.
  }
}
