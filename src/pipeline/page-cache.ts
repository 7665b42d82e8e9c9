import { existsSync, mkdirSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { readdir, rm, rmdir, unlink } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
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

/** A page as a build left it on disk. */
export interface KeptPage {
  /** Digest of all that the page shows and is made with; empty for pages that every build renders. */
  key: string;
  size: number;
  /** Time of the last change, in milliseconds. */
  changed: number;
  /** Scripts and style sheets that it names. */
  assets: string;
}

/** The pages of one folder, by file, as a path in it. */
interface PageFolder {
  /** What `folderMark` says of the folder. */
  mark: string;
  pages: Map<string, KeptPage>;
}

interface Options extends Pick<SiteFolders, 'live' | 'next'> {
  /** File that tells the next build of this one. */
  file: string;
  /** Digest of a page's key and of all else that the page is made with. */
  keyOf(path: PagePath, cacheKey: string): string;
  /** Path under which the site is served. */
  base: string;
  /** Folder of the files that are served as they are. */
  publicFolder: string;
  /** Names in the folder that others write while pages are rendered, and clear themselves. */
  others?: readonly string[];
}

/** Folder of scripts and style sheets, whose names change with their content. */
const ASSETS = '_astro';

export type PageCache = ReturnType<typeof pageCache>;

/**
 * Keeps the pages of the builds before that would come out the same: the key is the same, every
 * script and style sheet that it names is there, and its file is as it was left. Without a memory
 * that says so, nothing is kept. A kept page of the live site is linked, not copied; so nothing is
 * ever written over: it would be written into the live site too.
 */
export function pageCache(options: Options) {
  const { next, live, file: memory, keyOf, base, publicFolder, others = [] } = options;
  const fixed = new Set(
    (existsSync(publicFolder) ? filesBelow(publicFolder) : [])
      .map((path) => relative(publicFolder, path).split(sep).join('/'))
      .sort(),
  );
  const found = readMemory(memory);
  // Public files stand among pages: where others come or go, the folder is filled anew.
  const last = found?.fixed.join() === [...fixed].join() ? found : undefined;
  const known = [last?.site.pages, last?.before?.pages].filter((pages) => pages !== undefined);
  /** Files that may be in the folder of the next site already. */
  const old = new Set(
    last?.before?.mark === folderMark(next) ? known.flatMap((pages) => [...pages.keys()]) : [],
  );
  const now: PageFolder = { mark: '', pages: new Map() };
  const keys = new Map<string, string>();
  const assets = new Map<string, string>();
  const start = base.replace(/\/+$/, '').length;

  function keep(file: string, key: string, areThere: (assets: string) => boolean) {
    const kept = known
      .flatMap((pages) => pages.get(file) ?? [])
      .filter((page) => key !== '' && page.key === key && areThere(page.assets));
    const here = old.has(file) ? onDisk(next, file) : undefined;
    const stays = kept.find((page) => isAsLeft(page, here));
    if (stays) return stays;
    if (here) unlinkSync(join(next, file));
    const there = kept.length > 0 ? onDisk(live, file) : undefined;
    const linked = kept.find((page) => isAsLeft(page, there));
    return linked && linkFile(join(live, file), join(next, file)) ? linked : undefined;
  }

  return {
    /** Takes away what the site before the last left, but for the pages that may stay. */
    async clear(): Promise<void> {
      const stay = new Set(['.git', ...others, ...[...old].map((file) => file.split('/')[0])]);
      for (const name of await readdir(next)) {
        if (!stay.has(name)) await rm(join(next, name), { recursive: true });
      }
    },

    /** The pages to render: all but those that are on disk as they would come out. */
    choose<Path extends PagePath>(paths: readonly Path[]): Path[] {
      const areThere = among(join(next, ASSETS));
      return paths.filter((path) => {
        const file = fileOf(path);
        if (fixed.has(file)) return true;
        const key = path.cacheKey ? keyOf(path, path.cacheKey) : '';
        keys.set(file, key);
        const kept = keep(file, key, areThere);
        if (kept) now.pages.set(file, kept);
        return !kept;
      });
    },

    /**
     * Writes a page in Astro's place, which asks other threads for every step of making a folder
     * and a file: a fifth of what a small page takes in all. Redirects, and what a public file
     * stands in the way of, are left to Astro, which has something to say of them.
     * @returns what is left for Astro to do, which is nothing where the body is empty.
     */
    async write(request: Request, route: { type: string }, rendered: Rendered): Promise<Rendered> {
      const response = 'response' in rendered ? rendered.response : rendered;
      const pathname = decodeURI(new URL(request.url).pathname).slice(start);
      const file = fileOf({ pathname, route });
      const isRedirect = response.status >= 300 && response.status < 400;
      if (!response.body || isRedirect || fixed.has(file)) return rendered;
      const path = join(next, file);
      const bytes = await response.bytes();
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
      if (file.endsWith('.html')) assets.set(file, assetsIn(bytes));
      return new Response(null);
    },

    /** Takes away pages that are no more, and writes down those that are. */
    async finish(): Promise<{ pages: ReadonlyMap<string, KeptPage>; rendered: number }> {
      const rendered = keys.size - now.pages.size;
      for (const file of old) if (!keys.has(file)) await removePage(next, file);
      for (const [file, key] of keys) {
        const page = now.pages.has(file) ? undefined : onDisk(next, file);
        if (page) now.pages.set(file, { key, ...page, assets: assets.get(file) ?? '' });
      }
      now.mark = folderMark(next);
      const isLive = last && last.site.mark === folderMark(live);
      const before = isLive ? withoutSame(last.site, now) : undefined;
      writeMemory(memory, { fixed: [...fixed], site: now, before });
      return { pages: now.pages, rendered };
    },
  };
}

type OnDisk = Pick<KeptPage, 'size' | 'changed'>;

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

function withoutSame({ mark, pages }: PageFolder, now: PageFolder): PageFolder {
  const others = [...pages].filter(([file, page]) => {
    const other = now.pages.get(file);
    return !page.key || other?.key !== page.key || !isAsLeft(page, other);
  });
  return { mark, pages: new Map(others) };
}

/** The scripts and style sheets that a page names, as one text. */
function assetsIn(page: Uint8Array): string {
  const names = Buffer.from(page)
    .toString('latin1')
    .match(/(?<=\/_astro\/)[^\s"'<>()?#&]+/g);
  return [...new Set(names)].sort().join(' ');
}

/** Tells whether a folder has all files of a list; there are far fewer lists than pages. */
function among(folder: string): (names: string) => boolean {
  const there = new Set(existsSync(folder) ? filesBelow(folder) : []);
  const lists = new Map<string, boolean>([['', true]]);
  return (names) => {
    const known =
      lists.get(names) ?? names.split(' ').every((name) => there.has(join(folder, name)));
    lists.set(names, known);
    return known;
  };
}

/** The file of a page, as Astro names it. */
function fileOf({ pathname, route }: { pathname: string; route: { type: string } }): string {
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

/** What a build needs to know of the ones before it. */
interface Memory {
  /** Names of the public files. */
  fixed: string[];
  site: PageFolder;
  /** The site that it took the place of: those of its pages that are not the same in the site. */
  before?: PageFolder | undefined;
}

/** Pages as rows without names, and a list of assets but once. */
interface Packed {
  fixed: string[];
  assets: string[];
  site: PackedFolder;
  before?: PackedFolder | undefined;
}

interface PackedFolder {
  mark: string;
  pages: [file: string, key: string, size: number, changed: number, assets: number][];
}

/** Undefined for what is lost, damaged or of another form. */
function readMemory(file: string): Memory | undefined {
  try {
    const { fixed, assets, site, before } = readKept(file) as Packed;
    const unpack = ({ mark, pages }: PackedFolder): PageFolder => ({
      mark,
      pages: new Map(
        pages.map(([file, key, size, changed, list]) => [
          file,
          { key, size, changed, assets: assets[list] ?? '' },
        ]),
      ),
    });
    return { fixed, site: unpack(site), before: before && unpack(before) };
  } catch {
    return undefined;
  }
}

function writeMemory(file: string, { fixed, site, before }: Memory): void {
  const lists = new Map<string, number>();
  const pack = ({ mark, pages }: PageFolder): PackedFolder => ({
    mark,
    pages: [...pages].map(([path, { key, size, changed, assets }]) => {
      if (!lists.has(assets)) lists.set(assets, lists.size);
      return [path, key, size, changed, lists.get(assets) ?? 0];
    }),
  });
  const packed = { fixed, site: pack(site), before: before && pack(before) };
  writeKept(file, { ...packed, assets: [...lists.keys()] } satisfies Packed);
}
