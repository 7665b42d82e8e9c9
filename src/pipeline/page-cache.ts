import { hash } from 'node:crypto';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readdir, rm, rmdir, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AstroPrerenderer } from 'astro';
import { filesBelow, linkFile, readKept, writeKept } from './build-cache.ts';
import type { SiteFolders } from './site-folders.ts';

type Rendered = Awaited<ReturnType<AstroPrerenderer['render']>>;

/** The part of Astro's `PathWithRoute` that says what a page is called and what it shows. */
export interface PagePath {
  pathname: string;
  route: { type: string; component: string };
  cacheKey?: string | undefined;
}

interface OnDisk {
  size: number;
  /** Time of the last change, in milliseconds. */
  changed: number;
}

/** A page as a build left it on disk. */
interface KeptPage extends OnDisk {
  /** Digest of all that the page shows and is made with; empty for pages that every build renders. */
  key: string;
  /** Bytes of its twin, where it has one beside it. */
  twin?: number | undefined;
}

/** The pages of one folder, by file, as a path in it, and what `folderMark` says of the folder. */
interface PageFolder {
  mark: string;
  pages: [file: string, page: KeptPage][];
}

/** What a build needs to know of the ones before it. */
interface Memory {
  /** Names of the public files. */
  fixed: string[];
  site: PageFolder;
  /** The site that it took the place of: those of its pages that are not the same in the site. */
  before?: PageFolder | undefined;
}

interface Options extends Pick<SiteFolders, 'live' | 'next'> {
  /** File that tells the next build of this one. */
  file: string;
  /** Digest of a page's key and of all else that the page is made with. */
  keyOf(path: PagePath, cacheKey: string): string;
  /** Takes the twin that a page has left while it was rendered, if it has one. */
  takeTwin?(path: PagePath): string | undefined;
  /** Folder of the files that are served as they are. */
  publicFolder: string;
  /** Names in the folder that others write while pages are rendered, and clear themselves. */
  others?: readonly string[];
}

/**
 * Keeps the pages of the builds before that would come out the same: the key is the same, the
 * scripts and style sheets of the site are, and its file is as it was left. Without a memory
 * that says so, nothing is kept. A kept page of the live site is linked, not copied; so nothing is
 * ever written over: it would be written into the live site too.
 */
export function pageCache(options: Options) {
  const { next, live, file: memory, keyOf, takeTwin, publicFolder, others = [] } = options;
  const fixed = new Set(filesBelow(publicFolder).sort());
  const found = readKept(memory) as Memory | undefined;
  // Public files stand among pages: where others come or go, the folder is filled anew.
  const last = found?.fixed?.join() === [...fixed].join() ? found : undefined;
  const known = [last?.site, last?.before].map((folder) => new Map(folder?.pages));
  const isKnown = last?.before?.mark === folderMark(next);
  /** Files that may be in the folder of the next site already. */
  const old = new Set(isKnown ? known.flatMap((pages) => [...pages.keys()]) : []);
  /** Of each page of the site its key, and the page once it is on disk. */
  const keys = new Map<string, string>();
  const now = new Map<string, KeptPage>();
  /** Folders of the next site that pages were written into. */
  const folders = new Set<string>();
  /** Bytes of the twins that were written. */
  const twins = new Map<string, number>();

  function keep(file: string, key: string): KeptPage | undefined {
    const kept = known
      .flatMap((pages) => pages.get(file) ?? [])
      .filter((page) => key !== '' && page.key === key);
    const here = old.has(file) ? onDisk(next, file) : undefined;
    const stays = kept.find((page) => isAsLeft(page, here) && hasTwin(next, file, page));
    if (stays) return stays;
    if (here) takeAway(file);
    const there = kept.length > 0 ? onDisk(live, file) : undefined;
    const linked = kept.find((page) => isAsLeft(page, there) && hasTwin(live, file, page));
    const names = linked?.twin === undefined ? [file] : [file, twinOf(file)];
    if (linked && names.every((name) => linkFile(join(live, name), join(next, name))))
      return linked;
    if (linked) takeAway(file);
    return undefined;
  }

  /** Takes a page of the next site away with its twin, but no public file. */
  function takeAway(file: string): void {
    for (const name of [file, twinOf(file)])
      if (!fixed.has(name)) rmSync(join(next, name), { force: true });
  }

  return {
    /** Takes away what the site before the last left, but for the pages that may stay. */
    async clear(): Promise<void> {
      const stay = new Set(['.git', ...others, ...[...old].map((file) => file.split('/')[0])]);
      for (const name of await readdir(next)) {
        if (!stay.has(name)) await rm(join(next, name), { recursive: true });
      }
    },

    /**
     * The pages to render: all but those that are on disk as they would come out. What a public
     * file stands in the way of, or another page, is left to Astro, which has something to say of
     * it.
     */
    choose<Path extends PagePath>(paths: readonly Path[]): { ours: Path[]; left: Path[] } {
      const assets = assetsOf(next);
      const ours: Path[] = [];
      const left: Path[] = [];
      for (const [file, [path, ...others]] of Map.groupBy(paths, fileOf)) {
        if (!path) continue;
        const isPage = !fixed.has(file);
        const key = path.cacheKey ? digest(keyOf(path, path.cacheKey) + assets) : '';
        if (isPage) keys.set(file, key);
        const kept = isPage ? keep(file, key) : undefined;
        if (kept) now.set(file, kept);
        else if (isPage && others.length === 0) ours.push(path);
        else left.push(path, ...others);
      }
      return { ours, left };
    },

    /**
     * Writes a page in Astro's place, which asks other threads for every step of making a folder
     * and a file: a fifth of what a small page takes in all. A redirect is left to Astro,
     * and so is a page without a body.
     * @returns whether it was written.
     */
    async write(path: PagePath, rendered: Rendered): Promise<boolean> {
      const response = 'response' in rendered ? rendered.response : rendered;
      const isRedirect = response.status >= 300 && response.status < 400;
      if (isRedirect) return false;
      const bytes = await response.bytes();
      if (bytes.length === 0) return false;
      const file = fileOf(path);
      const folder = dirname(join(next, file));
      if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
      folders.add(folder);
      writeFileSync(join(next, file), bytes);
      const twin = takeTwin?.(path);
      if (twin !== undefined && !fixed.has(twinOf(file))) {
        rmSync(join(next, twinOf(file)), { force: true });
        writeFileSync(join(next, twinOf(file)), twin);
        twins.set(file, Buffer.byteLength(twin));
      }
      return true;
    },

    /**
     * Takes away pages that are no more, and writes down those that are.
     * @returns how many pages there are and how many have a twin, the bytes of all, the names at the
     *   top of the site under which they are, and how many were rendered.
     */
    async finish() {
      const rendered = keys.size - now.size;
      for (const file of old) if (!keys.has(file)) await removePage(next, file);
      for (const [file, key] of keys) {
        const page = now.has(file) ? undefined : onDisk(next, file);
        if (page) now.set(file, { key, ...page, twin: twins.get(file) });
      }
      const site = { mark: folderMark(next), pages: [...now] };
      const before = last?.site.mark === folderMark(live) ? last.site : undefined;
      const replaced = before?.pages.filter(([file, page]) => {
        const other = now.get(file);
        return other?.key !== page.key || !isAsLeft(page, other);
      });
      const told: Memory = { fixed: [...fixed], site };
      if (before && replaced) told.before = { mark: before.mark, pages: replaced };
      writeKept(memory, told);
      const bytes = now.values().reduce((sum, { size, twin = 0 }) => sum + size + twin, 0);
      const withTwin = now.values().filter(({ twin }) => twin !== undefined);
      const tops = new Set(now.keys().map((file) => file.split('/')[0]));
      return { pages: now.size, twins: [...withTwin].length, bytes, tops, rendered };
    },
  };
}

function onDisk(folder: string, file: string): OnDisk | undefined {
  const found = statSync(join(folder, file), { throwIfNoEntry: false });
  return found?.isFile() ? { size: found.size, changed: found.mtimeMs } : undefined;
}

function isAsLeft(page: OnDisk, found: OnDisk | undefined): boolean {
  return page.size === found?.size && page.changed === found.changed;
}

/** Tells a folder from every other, whatever its name becomes; empty where there is none. */
function folderMark(folder: string): string {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found ? `${found.dev}:${found.ino}:${found.birthtimeMs}` : '';
}

/**
 * Digest of the names of all scripts and style sheets, which have a digest of their content. Which
 * of them a page names is decided by all that is bundled, so that a component which one page has
 * may cut those of another anew.
 */
function assetsOf(folder: string): string {
  const names = filesBelow(join(folder, '_astro')).filter((name) => /\.(?:js|css)$/.test(name));
  return digest(names.sort().join());
}

function digest(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22);
}

/** The file of a page, as Astro names it. */
function fileOf({ pathname, route }: { pathname: string; route: { type: string } }): string {
  const name = pathname.replace(/^\/+|\/+$/g, '');
  if (route.type === 'endpoint') return name;
  if (name === '404') return '404.html';
  return name ? `${name}/index.html` : 'index.html';
}

/** The file of a page's twin: `index.md` beside its `index.html`. */
function twinOf(file: string): string {
  return file.replace(/(?<=(?:^|\/)index\.)html$/, 'md');
}

/** Whether a page has the twin beside it that it had. */
function hasTwin(folder: string, file: string, { twin }: KeptPage): boolean {
  return twin === undefined || onDisk(folder, twinOf(file))?.size === twin;
}

/** Removes a page with its twin, and the folders that are empty without it. */
async function removePage(folder: string, file: string): Promise<void> {
  for (const name of [file, twinOf(file)]) await unlink(join(folder, name)).catch(() => {});
  for (let parent = dirname(file); parent !== '.'; parent = dirname(parent)) {
    try {
      await rmdir(join(folder, parent));
    } catch {
      return;
    }
  }
}
