import { statSync } from 'node:fs';
import { join } from 'node:path';
import { readKept, writeKept } from './kept-file.ts';

/** A page as a build left it on disk. */
export interface KeptPage {
  /** Digest of all that the page shows; empty for pages that every build renders. */
  key: string;
  size: number;
  /** Time of the last change, in milliseconds. */
  changed: number;
}

/** The pages of one folder, by file, as a path in it. */
export interface PageFolder {
  /** What `folderMark` says of the folder. */
  mark: string;
  pages: Map<string, KeptPage>;
}

/** What a build needs to know of the ones before it. */
export interface PageLedger {
  /** Digest of all that pages are made with: code, settings, styles. */
  making: string;
  site: PageFolder;
  /** The site that it took the place of: those of its pages that are not the same in the site. */
  before?: PageFolder | undefined;
}

/** Reads what the last build wrote down; undefined for what is lost, damaged or of another form. */
export function readLedger(file: string): PageLedger | undefined {
  try {
    const { making, site, before } = readKept(file) as Written;
    return { making, site: unpack(site), before: before && unpack(before) };
  } catch {
    return undefined;
  }
}

/** Writes down what a finished build left on disk. */
export function writeLedger(file: string, { making, site, before }: PageLedger): void {
  const written: Written = { making, site: pack(site), before: before && pack(before) };
  writeKept(file, written);
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

/** Tells a folder from every other, whatever its name becomes; empty where there is none. */
export function folderMark(folder: string): string {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found ? `${found.dev}:${found.ino}:${found.birthtimeMs}` : '';
}

interface Written {
  making: string;
  site: PackedFolder;
  before?: PackedFolder | undefined;
}

interface PackedFolder {
  mark: string;
  pages: [path: string, key: string, size: number, changed: number][];
}

function pack({ mark, pages }: PageFolder): PackedFolder {
  return {
    mark,
    pages: [...pages].map(([path, { key, size, changed }]) => [path, key, size, changed]),
  };
}

function unpack({ mark, pages }: PackedFolder): PageFolder {
  const rows = pages.map(
    ([path, key, size, changed]) => [path, { key, size, changed }] satisfies [string, KeptPage],
  );
  return { mark, pages: new Map(rows) };
}
