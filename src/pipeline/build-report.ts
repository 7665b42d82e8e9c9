import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { resourceUsage } from 'node:process';
import { countKeptRelated, loadCatalog } from '#load-catalog.ts';
import { listProblems, loadLeftOut } from '#sources/shared-content.ts';
import type { Compressed } from './compress-site.ts';
import { formOf } from './compressed-files.ts';
import type { KeptPage } from './page-ledger.ts';
import { faultyRecords, summaryLines } from './progress.ts';

interface Made {
  /** The pages of the site, by file. */
  pages: ReadonlyMap<string, KeptPage>;
  rendered: number;
  compressed: Compressed | undefined;
  seconds: number;
}

/** Sums up a build: what was left out, and what is in the folder of the site now. */
export async function reportBuild(folder: string, made: Made): Promise<string> {
  const { papers, authors } = await loadCatalog();
  const problems = await loadLeftOut();
  const pageBytes = made.pages.values().reduce((sum, { size }) => sum + size, 0);
  const rest = await measureRest(folder, made.pages);
  const lines = summaryLines({
    papers: papers.length,
    authors: authors.length,
    pages: made.pages.size,
    rendered: made.rendered,
    keptRelated: await countKeptRelated(),
    files: made.pages.size + rest.files,
    bytes: pageBytes + rest.bytes,
    indexBytes: rest.indexBytes,
    compressed: made.compressed,
    seconds: made.seconds,
    memory: resourceUsage().maxRSS * 1024,
    leftOut: faultyRecords(problems),
  });
  return [...listProblems(problems), ...lines, ''].join('\n');
}

/** Folders of the site that hold the search index. */
export const indexFolders = ['pagefind', 'search'];

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
