import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { type PagePath, pageCache } from '#pipeline/page-cache.ts';
import { publish, type SiteFolders } from '#pipeline/site-folders.ts';
import { makeFolder, writeFiles } from './content-folder.ts';

type Pages = Record<string, string | undefined>;

interface CachedSite {
  root: string;
  /** Builds pages with these keys and publishes them; gives those that had to be written. */
  build(pages: Pages, code?: string): Promise<string[]>;
  /** Builds pages and does not publish them. */
  prepare(pages: Pages, code?: string): Promise<string[]>;
  /** What pages leave to stand beside them, by path. */
  twins: Record<string, string>;
  /** Scripts and the like that a build makes. */
  assets: { made: string[] };
}

/** A site whose pages are kept from build to build. */
export function makeCachedSite(): CachedSite {
  const root = makeFolder({ '.dist.last/old.css': '' });
  const assets: CachedSite['assets'] = { made: [] };
  const twins: CachedSite['twins'] = {};
  const folders: SiteFolders = {
    live: join(root, 'dist'),
    next: join(root, '.dist.next'),
    last: join(root, '.dist.last'),
  };
  async function prepare(pages: Pages, code = 'code') {
    if (existsSync(folders.last)) renameSync(folders.last, folders.next);
    else mkdirSync(folders.next, { recursive: true });
    const cache = pageCache({
      ...folders,
      file: join(root, '.cache/pages.json'),
      keyOf: (_, cacheKey) => `${cacheKey} of ${code}`,
      takeTwin: ({ pathname }) => twins[pathname],
      publicFolder: join(root, 'public'),
    });
    await cache.clear();
    if (existsSync(join(root, 'public')))
      cpSync(join(root, 'public'), folders.next, { recursive: true });
    const route = { type: 'page', component: 'src/pages/any.astro' };
    const paths = Object.entries(pages).map(
      ([pathname, cacheKey]): PagePath => ({ pathname, cacheKey, route }),
    );
    for (const name of assets.made) writeFiles(folders.next, { [`_astro/${name}`]: '' });
    const { ours, left } = cache.choose(paths);
    for (const path of ours) {
      await cache.write(path, new Response(`${path.pathname} ${pages[path.pathname]}`));
    }
    await cache.finish();
    return paths
      .filter((path) => ours.includes(path) || left.includes(path))
      .map(({ pathname }) => pathname);
  }
  const build = async (pages: Pages, code?: string) => {
    const chosen = await prepare(pages, code);
    publish(folders);
    return chosen;
  };
  return { root, prepare, build, assets, twins };
}

/** What a folder shows, by path. */
export function contents(folder: string): Pages {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    files
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => [
        parentPath.slice(folder.length) || '/',
        readFileSync(join(parentPath, name), 'utf8').split(' ')[1],
      ]),
  );
}
