import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What stands beside src/ and decides how pages come out. */
const besides = ['astro.config.mjs', 'package.json', 'package-lock.json'];

/**
 * Digest of all that pages are made with, apart from the records: the project's code and public
 * files, its dependencies, the Node that runs it, and `settings` from elsewhere.
 */
export function makingDigest(root: string, settings: unknown): string {
  const digest = createHash('sha256');
  digest.update(JSON.stringify([process.version, settings]));
  const folders = ['src', 'public'].map((name) => join(root, name)).filter(existsSync);
  const files = folders.flatMap(filesBelow);
  for (const file of [...besides.map((name) => join(root, name)), ...files.sort()]) {
    digest.update(`\0${relative(root, file)}\0`).update(readFileSync(file));
  }
  return digest.digest('hex');
}

/** All files in a folder and in those inside it. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
