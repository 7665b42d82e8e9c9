import { createHash } from 'node:crypto';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A page as a build left it on disk. */
export interface KeptPage {
  /** Digest of all that the page shows; empty for pages that every build renders. */
  key: string;
  size: number;
  /** Time of the last change, in milliseconds. */
  changed: number;
}

/** What a build needs to know of the one before it. */
export interface PageLedger {
  /** Digest of all that pages are made with: code, settings, styles. */
  making: string;
  /** By file, as a path in the folder of the site. */
  pages: Map<string, KeptPage>;
}

/**
 * Reads what the last build wrote down, and takes it away: a build that does not come to its end
 * leaves no ledger behind. Undefined for a ledger that is lost, damaged or of another form.
 */
export function takeLedger(file: string): PageLedger | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    rmSync(file);
    const end = text.indexOf('\n');
    if (text.slice(0, end) !== checksum(text.slice(end + 1))) return undefined;
    const { making, pages } = JSON.parse(text.slice(end + 1)) as Written;
    return {
      making,
      pages: new Map(pages.map(([path, key, size, changed]) => [path, { key, size, changed }])),
    };
  } catch {
    return undefined;
  }
}

/** Writes down what a finished build left on disk. */
export async function writeLedger(file: string, { making, pages }: PageLedger): Promise<void> {
  const rows = [...pages].map(([path, { key, size, changed }]) => [path, key, size, changed]);
  const text = JSON.stringify({ making, pages: rows });
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${checksum(text)}\n${text}`);
}

/** A page as it stands on disk; undefined where there is none. */
export function pageOnDisk(folder: string, path: string, key: string): KeptPage | undefined {
  const found = statSync(join(folder, path), { throwIfNoEntry: false });
  return found?.isFile() ? { key, size: found.size, changed: found.mtimeMs } : undefined;
}

/** Whether a page was made from the same, and its file is as it was left. */
export function isKept(kept: KeptPage | undefined, found: KeptPage | undefined): boolean {
  if (!kept?.key || !found) return false;
  return kept.key === found.key && kept.size === found.size && kept.changed === found.changed;
}

interface Written {
  making: string;
  pages: [path: string, key: string, size: number, changed: number][];
}

function checksum(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
