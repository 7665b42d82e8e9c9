import { rmSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { resourceUsage, stderr } from 'node:process';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { AstroConfig, AstroIntegration, AstroPrerenderer } from 'astro';
import { sectionsOf } from '#catalog/sections.ts';
import { loadCatalog, shortDigest } from '#load-catalog.ts';
import { listProblems, loadContent, loadLeftOut } from '#sources/shared-content.ts';
import { fingerprints, linkFolder, madeWith, relateFromCache } from './build-cache.ts';
import { type Compressed, compressSite, formOf } from './compress-site.ts';
import { writeOfflineFiles } from './offline.ts';
import { type KeptPage, type PageCache, pageCache } from './page-cache.ts';
import { pageStates } from './page-state/page-states.ts';
import { faultyRecords, type Progress, showProgress, summaryLines } from './progress.ts';
import { hasIndex, shardOf, takeShard } from './shard.ts';
import type { SiteFolders } from './site-folders.ts';

/**
 * Pages are rendered from one promise to the next; now and then whatever else waits has to have its
 * turn: the index, which is made beside them, and V8, which tidies up between turns only.
 */
const PAGES_AT_ONCE = 16;

/** Folders of the site that hold the search index. */
const indexFolders = ['pagefind', 'search'];

interface Options {
  /** Whether smaller forms of the files are put beside them. */
  compress?: boolean;
}

/**
 * Follows a build from the records to the last page: renders only the pages that show something
 * else than in the build before, shows how far it is, and sums up at the end. Name it last among
 * the integrations, so that the summary counts what the others wrote.
 */
export function pages(folders: SiteFolders, { compress = false }: Options = {}): AstroIntegration {
  const { live, next } = folders;
  let cache: PageCache;
  let relate = async () => 0;
  let keptRelated = 0;
  const shard = shardOf();
  const start = performance.now();
  const progress = showProgress(stderr);
  return {
    name: 'pages',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        // Pages that are there already may stay; the page cache takes away all else.
        updateConfig({ vite: { build: { emptyOutDir: false }, plugins: [pageStates()] } });
      },
      'astro:config:done': async ({ config, logger }) => {
        if (!config.site) {
          logger
            .fork('address')
            .warn(
              'SITE is not set: without sitemap, OpenSearch, canonical links and other whole addresses',
            );
        }
        progress.begin('records');
        await loadContent(progress.reach);
        const root = fileURLToPath(config.root);
        const fingerprint = fingerprints(root);
        relate = () => relateFromCache(root, fingerprint);
        const settings = await settingsOf(config, live);
        const routes = new Map<string, string>();
        cache = pageCache({
          next,
          live,
          file: join(root, '.cache/pages.json'),
          keyOf: ({ route: { component } }, cacheKey) => {
            const made =
              routes.get(component) ?? fingerprint([component, ...madeWith.pages], settings);
            routes.set(component, made);
            return shortDigest(cacheKey + made);
          },
          base: config.base,
          publicFolder: fileURLToPath(config.publicDir),
          others: hasIndex(shard) ? indexFolders : [],
        });
        // Most of the index is the same in the next site.
        if (hasIndex(shard))
          for (const name of indexFolders) linkFolder(join(live, name), join(next, name));
        progress.begin('code');
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((renderer) => {
          const own = shard ? takeShard(renderer, shard, next) : renderer;
          return followRenderer(own, progress, cache, async () => {
            keptRelated = await relate();
          });
        });
      },
      'astro:build:setup': () => cache.clear(),
      'astro:build:generated': () => progress.end(),
      'astro:build:done': async ({ dir }) => {
        // It keeps an empty public/ in the repository, and is nothing to publish.
        rmSync(join(next, '.gitkeep'), { force: true });
        const folder = fileURLToPath(dir);
        const made = await cache.finish();
        const atLeast = made.pages.values().reduce((sum, { size }) => sum + size, 0);
        // Of a part it cannot be told yet what the site has.
        if (!shard) writeOfflineFiles(folder, { atLeast });
        const compressed = compress ? await compressSite(next, { live, progress }) : undefined;
        const seconds = (performance.now() - start) / 1000;
        stderr.write(await reportBuild(folder, { ...made, keptRelated, compressed, seconds }));
      },
    },
  };
}

async function settingsOf({ site, base }: AstroConfig, live: string): Promise<unknown> {
  const [catalog, { areas }] = [await loadCatalog(), await loadContent()];
  return [site, base, catalog.site, sectionsOf(catalog), [...areas], live];
}

/** The renderer, counting, writing, and without the pages that can stay. */
function followRenderer(
  renderer: AstroPrerenderer,
  progress: Progress,
  cache: PageCache,
  prepare: () => Promise<void>,
): AstroPrerenderer {
  let rendered = 0;
  return {
    ...renderer,
    async getStaticPaths() {
      await prepare();
      const paths = cache.choose(await renderer.getStaticPaths());
      progress.begin('pages', paths.length);
      return paths;
    },
    async render(request, options) {
      const result = await renderer.render(request, options);
      progress.reach(++rendered);
      if (rendered % PAGES_AT_ONCE === 0) await setImmediate();
      return cache.write(request, options.routeData, result);
    },
  };
}

interface Made {
  /** The pages of the site, by file. */
  pages: ReadonlyMap<string, KeptPage>;
  rendered: number;
  keptRelated: number;
  compressed: Compressed | undefined;
  seconds: number;
}

/** Sums up a build: what was left out, and what is in the folder of the site now. */
async function reportBuild(folder: string, { pages, ...made }: Made): Promise<string> {
  const { papers, authors } = await loadCatalog();
  const problems = await loadLeftOut();
  const rest = await measureRest(folder, pages);
  const lines = summaryLines({
    ...made,
    papers: papers.length,
    authors: authors.length,
    pages: pages.size,
    files: pages.size + rest.files,
    bytes: pages.values().reduce((sum, { size }) => sum + size, rest.bytes),
    indexBytes: rest.indexBytes,
    memory: resourceUsage().maxRSS * 1024,
    leftOut: faultyRecords(problems),
  });
  return [...listProblems(problems), ...lines, ''].join('\n');
}

/**
 * Counts what is neither a page nor a smaller form of a file; it has folders of its own at the top
 * of the site.
 */
async function measureRest(folder: string, pages: Made['pages']) {
  const sum = { files: 0, bytes: 0, indexBytes: 0 };
  const tops = new Set(pages.keys().map((file) => file.split('/')[0]));
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (tops.has(entry.name) || entry.name.startsWith('.') || formOf(entry.name)) continue;
    const sizes = await sizesBelow(join(folder, entry.name), entry.isDirectory());
    const bytes = sizes.reduce((all, size) => all + size, 0);
    sum.files += sizes.length;
    sum.bytes += bytes;
    if (indexFolders.includes(entry.name)) sum.indexBytes += bytes;
  }
  return sum;
}

async function sizesBelow(path: string, isFolder: boolean): Promise<number[]> {
  if (!isFolder) return [(await stat(path)).size];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !formOf(entry.name));
  return Promise.all(
    files.map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size),
  );
}
