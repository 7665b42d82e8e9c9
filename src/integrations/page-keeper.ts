import { readdir, rm, rmdir, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isKept, type PageLedger, pageOnDisk, takeLedger, writeLedger } from './page-ledger.ts';

/** The part of Astro's `PathWithRoute` that says what a page is called and what it shows. */
export interface PagePath {
  pathname: string;
  route: { type: string };
  cacheKey?: string | undefined;
}

export interface PageKeeper {
  /** Takes away what the build before left, but for the pages that may stay. */
  clear(): Promise<void>;
  /** The pages to render: all but those that are on disk as they would come out. */
  choose<Path extends PagePath>(paths: readonly Path[]): Path[];
  /** Takes away pages that are no more, and writes down those that are. */
  finish(): Promise<{ pages: PageLedger['pages']; rendered: number }>;
}

interface Place {
  /** Folder of the site. */
  folder: string;
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
 * ledger that says so, nothing is kept.
 */
export function keptPages({ folder, ledger, making, others = [] }: Place): PageKeeper {
  const before = takeLedger(ledger);
  const last = before?.making === making ? before.pages : new Map<string, never>();
  const now: PageLedger = { making, pages: new Map() };
  const keys = new Map<string, string>();
  let rendered = 0;

  return {
    async clear() {
      const kept = [...last].filter(([, { key }]) => key).map(([path]) => path.split('/')[0]);
      const stay = new Set([...kept, ...others, '.git']);
      for (const name of await list(folder)) {
        if (!stay.has(name)) await rm(join(folder, name), { recursive: true, force: true });
      }
    },
    choose(paths) {
      const chosen = paths.filter((path) => {
        const file = fileOf(path);
        const key = path.cacheKey ?? '';
        keys.set(file, key);
        const found = key ? pageOnDisk(folder, file, key) : undefined;
        if (!found || !isKept(last.get(file), found)) return true;
        now.pages.set(file, found);
        return false;
      });
      rendered = chosen.length;
      return chosen;
    },
    async finish() {
      for (const file of last.keys()) if (!keys.has(file)) await removePage(folder, file);
      for (const [file, key] of keys) {
        const found = now.pages.get(file) ?? pageOnDisk(folder, file, key);
        if (found) now.pages.set(file, found);
      }
      await writeLedger(ledger, now);
      return { pages: now.pages, rendered };
    },
  };
}

/** The file of a page, as Astro names it. */
function fileOf({ pathname, route }: PagePath): string {
  const name = pathname.replace(/^\/+|\/+$/g, '');
  if (route.type === 'endpoint') return name;
  if (name === '404') return '404.html';
  return name ? `${name}/index.html` : 'index.html';
}

async function list(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
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
