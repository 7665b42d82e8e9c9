import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stderr } from 'node:process';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration, AstroPrerenderer } from 'astro';
import { sectionsOf } from '#catalog/sections.ts';
import { loadCatalog } from '#load-catalog.ts';
import { loadContent } from '#sources/shared-content.ts';
import { indexFolders, reportBuild } from './build-report.ts';
import { compressSite } from './compress-site.ts';
import { linkFolder } from './link-folder.ts';
import { makingDigest } from './making-digest.ts';
import { writeOfflineFiles } from './offline-files.ts';
import { keptPages, type PageKeeper } from './page-keeper.ts';
import { pageStates } from './page-state/page-states.ts';
import { type PageWriter, pageWriter } from './page-writer.ts';
import { type Progress, showProgress } from './progress.ts';
import { hasIndex, isInShard, SHARD_FILE, type Shard, shardFile, shardOf } from './shard.ts';
import type { SiteFolders } from './site-folders.ts';

/**
 * Pages are rendered from one promise to the next; now and then whatever else waits has to have its
 * turn: the index, which is made beside them, and V8, which tidies up between turns only.
 */
const PAGES_AT_ONCE = 16;

interface Options {
  /** Whether smaller forms of the files are put beside them. */
  compress?: boolean;
}

/**
 * Follows a build from the records to the last page: renders only the pages that show something
 * else than in the build before, shows how far it is, and sums up at the end. Name it last among
 * the integrations, so that the summary counts what the others wrote.
 */
export function pages(
  { live, next }: SiteFolders,
  { compress = false }: Options = {},
): AstroIntegration {
  let keeper: PageKeeper;
  let writer: PageWriter;
  const shard = shardOf();
  const start = performance.now();
  const progress = showProgress(stderr);
  return {
    name: 'pages',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        // Pages that are there already may stay; `keptPages` takes away all else.
        updateConfig({ vite: { build: { emptyOutDir: false }, plugins: [pageStates()] } });
      },
      'astro:config:done': async ({ config }) => {
        progress.begin('records');
        const { areas } = await loadContent(progress.reach);
        const root = fileURLToPath(config.root);
        const catalog = await loadCatalog();
        const settings = [
          config.site,
          config.base,
          catalog.site,
          sectionsOf(catalog),
          [...areas],
          live,
        ];
        keeper = keptPages({
          next,
          live,
          ledger: fileURLToPath(new URL('.cache/pages.json', config.root)),
          making: makingDigest(root, settings),
          others: hasIndex(shard) ? indexFolders : [],
        });
        // Most of the index is the same in the next site.
        if (hasIndex(shard))
          for (const name of indexFolders) linkFolder(join(live, name), join(next, name));
        const publicFolder = fileURLToPath(config.publicDir);
        writer = pageWriter({ folder: next, base: config.base, publicFolder });
        progress.begin('code');
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((renderer) => {
          const own = shard ? takeShard(renderer, shard, next) : renderer;
          return followRenderer(own, progress, { keeper, writer });
        });
      },
      'astro:build:setup': () => keeper.clear(),
      'astro:build:generated': () => progress.end(),
      'astro:build:done': async ({ dir }) => {
        // It keeps an empty public/ in the repository, and is nothing to publish.
        rmSync(join(next, '.gitkeep'), { force: true });
        const made = await keeper.finish();
        const atLeast = made.pages.values().reduce((sum, { size }) => sum + size, 0);
        // Of a part it cannot be told yet what the site has.
        if (!shard) writeOfflineFiles(fileURLToPath(dir), { atLeast });
        const compressed = compress ? await compressSite(next, { live, progress }) : undefined;
        const seconds = (performance.now() - start) / 1000;
        stderr.write(await reportBuild(fileURLToPath(dir), { ...made, compressed, seconds }));
      },
    },
  };
}

/** The renderer of a shard's pages, which notes of what site they are. */
function takeShard(renderer: AstroPrerenderer, shard: Shard, folder: string): AstroPrerenderer {
  return {
    ...renderer,
    async getStaticPaths() {
      const paths = await renderer.getStaticPaths();
      const pathnames = paths.map(({ pathname }) => pathname);
      writeFileSync(join(folder, SHARD_FILE), JSON.stringify(shardFile(shard, pathnames)));
      return paths.filter(({ pathname }) => isInShard(pathname, shard));
    },
  };
}

/** The renderer, counting, writing, and without the pages that can stay. */
function followRenderer(
  renderer: AstroPrerenderer,
  progress: Progress,
  { keeper, writer }: { keeper: PageKeeper; writer: PageWriter },
): AstroPrerenderer {
  let rendered = 0;
  return {
    ...renderer,
    async getStaticPaths() {
      const paths = keeper.choose(await renderer.getStaticPaths());
      progress.begin('pages', paths.length);
      return paths;
    },
    async render(request, options) {
      const result = await renderer.render(request, options);
      progress.reach(++rendered);
      if (rendered % PAGES_AT_ONCE === 0) await setImmediate();
      return writer(request, options.routeData, result);
    },
  };
}
