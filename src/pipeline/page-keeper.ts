import { linkSync, mkdirSync, unlinkSync } from 'node:fs';
import { readdir, rm, rmdir, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  folderMark,
  isKept,
  type KeptPage,
  type PageFolder,
  pageOnDisk,
  readLedger,
  writeLedger,
} from './page-ledger.ts';

/** The part of Astro's `PathWithRoute` that says what a page is called and what it shows. */
export interface PagePath {
  pathname: string;
  route: { type: string };
  cacheKey?: string | undefined;
}

export interface PageKeeper {
  /** Takes away what the site before the last left, but for the pages that may stay. */
  clear(): Promise<void>;
  /** The pages to render: all but those that are on disk as they would come out. */
  choose<Path extends PagePath>(paths: readonly Path[]): Path[];
  /** Takes away pages that are no more, and writes down those that are. */
  finish(): Promise<{ pages: PageFolder['pages']; rendered: number }>;
}

interface Place {
  /** Folder of the site to make; it may hold the site before the last. */
  next: string;
  /** Folder of the site that is served. */
  live: string;
  /** File that tells the next build of this one. */
  ledger: string;
  /** Digest of all that pages are made with, apart from the records. */
  making: string;
  /** Names in the folder that others write while pages are rendered, and clear themselves. */
  others?: readonly string[];
}

/**
 * Keeps the pages of the build before that show the same. A page is kept when its key is the same,
 * everything that pages are made with is the same, and its file is as it was left; without a
 * ledger that says so, nothing is kept. A kept page of the live site is linked, not copied; so
 * nothing is ever written over: it would be written into the live site too.
 */
export function keptPages({ next, live, ledger, making, others = [] }: Place): PageKeeper {
  const found = readLedger(ledger);
  const last = found?.making === making ? found : undefined;
  const known = [last?.site.pages, last?.before?.pages].filter((pages) => pages !== undefined);
  /** Files that may be in the folder of the next site already. */
  const old = new Set(
    last?.before?.mark === folderMark(next) ? known.flatMap((pages) => [...pages.keys()]) : [],
  );
  const now: PageFolder = { mark: '', pages: new Map() };
  const keys = new Map<string, string>();
  let rendered = 0;

  function keep(file: string, key: string): KeptPage | undefined {
    const here = old.has(file) ? pageOnDisk(next, file, key) : undefined;
    if (known.some((pages) => isKept(pages.get(file), here))) return here;
    if (here) unlinkSync(join(next, file));
    if (!key || !known.some((pages) => pages.has(file))) return undefined;
    const there = pageOnDisk(live, file, key);
    if (!known.some((pages) => isKept(pages.get(file), there))) return undefined;
    return linkPage(join(live, file), join(next, file)) ? there : undefined;
  }

  return {
    async clear() {
      const stay = new Set(['.git', ...others, ...[...old].map((file) => file.split('/')[0])]);
      for (const name of await readdir(next)) {
        if (!stay.has(name)) await rm(join(next, name), { recursive: true });
      }
    },
    choose(paths) {
      const chosen = paths.filter((path) => {
        const file = fileOf(path);
        const key = path.cacheKey ?? '';
        keys.set(file, key);
        const kept = keep(file, key);
        if (kept) now.pages.set(file, kept);
        return !kept;
      });
      rendered = chosen.length;
      return chosen;
    },
    async finish() {
      for (const file of old) if (!keys.has(file)) await removePage(next, file);
      for (const [file, key] of keys) {
        const page = now.pages.get(file) ?? pageOnDisk(next, file, key);
        if (page) now.pages.set(file, page);
      }
      now.mark = folderMark(next);
      const isLive = last && last.site.mark === folderMark(live);
      writeLedger(ledger, {
        making,
        site: now,
        before: isLive ? withoutSame(last.site, now) : undefined,
      });
      return { pages: now.pages, rendered };
    },
  };
}

function withoutSame({ mark, pages }: PageFolder, now: PageFolder): PageFolder {
  const others = [...pages].filter(([file, page]) => !isKept(page, now.pages.get(file)));
  return { mark, pages: new Map(others) };
}

/** Not every file system has links; there the page is rendered again. */
function linkPage(from: string, to: string): boolean {
  mkdirSync(dirname(to), { recursive: true });
  try {
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}

/** The file of a page, as Astro names it. */
export function fileOf({ pathname, route }: PagePath): string {
  const name = pathname.replace(/^\/+|\/+$/g, '');
  if (route.type === 'endpoint') return name;
  if (name === '404') return '404.html';
  return name ? `${name}/index.html` : 'index.html';
}

/** Removes a page, and the folders that are empty without it. */
async function removePage(folder: string, file: string): Promise<void> {
  await unlink(join(folder, file)).catch(() => {});
  for (let parent = dirname(file); parent !== '.'; parent = dirname(parent)) {
    try {
      await rmdir(join(folder, parent));
    } catch {
      return;
    }
  }
}
