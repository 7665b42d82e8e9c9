import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { resourceUsage, stderr } from 'node:process';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, PathWithRoute } from 'astro';
import { memo } from '#catalog/maps.ts';
import { sectionsOf } from '#catalog/sections.ts';
import { takeTwin } from '#formats/discovery/left-twins.ts';
import { loadCatalog, shortDigest } from '#load-catalog.ts';
import { listProblems, loadContent, loadLeftOut } from '#sources/shared-content.ts';
import {
  filesBelow,
  fingerprints,
  keptNames,
  linkFolder,
  madeWith,
  relateFromCache,
} from './build-cache.ts';
import { compressSite, formOf } from './compress-site.ts';
import { holdBodies } from './held-response.ts';
import { writeOfflineFiles } from './offline.ts';
import { type PagePath, pageCache } from './page-cache.ts';
import { faultyRecords, showProgress, summaryLines } from './progress.ts';
import { hasIndex, shardOf, takeShard } from './shard.ts';
import type { SiteFolders } from './site-folders.ts';

/**
 * Pages are rendered from one promise to the next; now and then whatever else waits has to have its
 * turn: the index, which is made beside them, and V8, which tidies up between turns only.
 */
const PAGES_AT_ONCE = 16;

const withoutSite =
  'SITE is not set: without sitemap, OpenSearch, canonical links and other whole addresses';

/** Folders of the site that hold the search index. */
const indexFolders = ['pagefind', 'search'];

/**
 * Follows a build from the records to the last page: renders only the pages that show something
 * else than in the build before, shows how far it is, and sums up at the end. Name it last among
 * the integrations, so that the summary counts what the others wrote.
 * @param options.compress whether smaller forms of the files are put beside them.
 * @param options.onBundled is called when all that pages are made with has been read.
 */
export function pages(
  { live, next }: SiteFolders,
  { compress, onBundled }: { compress: boolean; onBundled: () => void },
): AstroIntegration {
  let cache: ReturnType<typeof pageCache>;
  let relate = async () => 0;
  let addressOf: (path: PagePath) => URL;
  let keptRelated = 0;
  const shard = shardOf();
  const start = performance.now();
  const progress = showProgress(stderr);
  return {
    name: 'pages',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        // Pages that are there already may stay; the page cache takes away all else.
        updateConfig({ vite: { build: { emptyOutDir: false } } });
      },
      'astro:config:done': async ({ config, logger }) => {
        if (!config.site) logger.fork('address').warn(withoutSite);
        progress.begin('records');
        const { areas } = await loadContent(progress.reach);
        const catalog = await loadCatalog();
        const root = fileURLToPath(config.root);
        const fingerprint = fingerprints(root);
        const kept = fileURLToPath(config.cacheDir);
        relate = () => relateFromCache(kept, fingerprint);
        const { site, base, publicDir } = config;
        addressOf = (path) => pageAddress(path, { base, site });
        const settings = [site, base, catalog.site, sectionsOf(catalog), [...areas]];
        const madeOf = memo((route: string) => fingerprint([route, ...madeWith.pages], settings));
        const others = hasIndex(shard) ? indexFolders : [];
        cache = pageCache({
          next,
          live,
          file: join(kept, keptNames.pages),
          keyOf: ({ route }, cacheKey) => shortDigest(cacheKey + madeOf(route.component)),
          takeTwin: (path) => takeTwin(addressOf(path).pathname),
          publicFolder: fileURLToPath(publicDir),
          others,
        });
        // Most of the index is the same in the next site.
        for (const name of others) linkFolder(join(live, name), join(next, name));
        progress.begin('code');
      },
      'astro:build:start': ({ setPrerenderer, logger }) => {
        setPrerenderer((renderer) => {
          const render = async (path: PathWithRoute) => {
            try {
              return await renderer.render(new Request(addressOf(path)), { routeData: path.route });
            } catch (error) {
              logger.error(`${path.pathname} could not be rendered`);
              throw error;
            }
          };
          return {
            ...renderer,
            // Astro renders what it is given, in a way that costs as much again as the page.
            async getStaticPaths() {
              onBundled();
              keptRelated = await relate();
              const all = await renderer.getStaticPaths();
              const { ours, left } = cache.choose(shard ? takeShard(all, shard, next) : all);
              progress.begin('pages', ours.length);
              await holdBodies(async () => {
                for (const [at, path] of ours.entries()) {
                  if (!(await cache.write(path, await render(path)))) left.push(path);
                  progress.reach(at + 1);
                  if (at % PAGES_AT_ONCE === 0) await setImmediate();
                }
              });
              return left;
            },
          };
        });
      },
      'astro:build:setup': () => cache.clear(),
      'astro:build:generated': () => progress.end(),
      'astro:build:done': async ({ dir }) => {
        // It keeps an empty public/ in the repository, and is nothing to publish.
        rmSync(join(next, '.gitkeep'), { force: true });
        const folder = fileURLToPath(dir);
        const { tops, bytes, ...made } = await cache.finish();
        // Of a part it cannot be told yet what the site has.
        if (!shard) writeOfflineFiles(folder, { atLeast: bytes });
        const compressed = compress ? await compressSite(next, { live, progress }) : undefined;
        const seconds = (performance.now() - start) / 1000;
        const { papers, authors } = await loadCatalog();
        const problems = await loadLeftOut();
        const rest = measureRest(folder, tops);
        const lines = summaryLines({
          ...made,
          papers: papers.length,
          leftOut: faultyRecords(problems),
          authors: authors.length,
          keptRelated,
          files: made.pages + made.twins + rest.files,
          bytes: bytes + rest.bytes,
          indexBytes: rest.indexBytes,
          compressed,
          seconds,
          memory: resourceUsage().maxRSS * 1024,
        });
        stderr.write([...listProblems(problems), ...lines, ''].join('\n'));
      },
    },
  };
}

/**
 * The address of a page as Astro makes it: pages end in a slash, files do not.
 * @param at.site where the site will be; without one it is at the machine that builds.
 */
export function pageAddress(
  { pathname, route }: PagePath,
  { base, site = 'http://localhost' }: { base: string; site?: string | undefined },
): URL {
  const path = `${base}/${pathname}${route.type === 'endpoint' ? '' : '/'}`;
  return new URL(path.replace(/\/+/g, '/'), site);
}

/**
 * Counts what is neither a page nor a smaller form of a file; it has folders of its own at the top
 * of the site, besides those of pages.
 */
function measureRest(folder: string, pageFolders: ReadonlySet<string | undefined>) {
  const sum = { files: 0, bytes: 0, indexBytes: 0 };
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (pageFolders.has(entry.name) || entry.name.startsWith('.')) continue;
    const top = join(folder, entry.name);
    const files = entry.isDirectory() ? filesBelow(top).map((name) => join(top, name)) : [top];
    for (const file of files.filter((name) => !formOf(name))) {
      const { size } = statSync(file);
      sum.files++;
      sum.bytes += size;
      if (indexFolders.includes(entry.name)) sum.indexBytes += size;
    }
  }
  return sum;
}
