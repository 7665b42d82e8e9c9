import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { namesAddresses, readParts } from './file-parts.ts';
import { formFault } from './form-faults.ts';
import { type SiteScan, scanSite, showPage } from './site-scan.ts';

interface BuiltSite {
  folder: string;
  /** The path and the host that the site was built for, as BASE and SITE have them. */
  base?: string | undefined;
  site?: string | undefined;
  /** Addresses that were published, as `papers/ID`. */
  ledger?: Iterable<string> | undefined;
  onProgress?: ((files: number) => void) | undefined;
}

export interface SiteReport {
  /** What is wrong, as `page: address what`. */
  faults: string[];
  pages: number;
  /** How many links and other addresses were followed. */
  addresses: number;
}

/**
 * Finds what is broken in a built site: addresses that lead nowhere (of pages, places in them,
 * styles, scripts, feeds and the sitemap), ids that are twice in a page, pages that cannot be
 * reached from the first by following links, published addresses that do not answer, and
 * compressed files that hold something else than the file they stand beside.
 * @throws if there is no such folder.
 */
export function findSiteFaults(site: BuiltSite): SiteReport {
  const names = listFiles(site.folder);
  const base = `/${site.base ?? ''}/`.replace(/\/{2,}/g, '/');
  const origin = site.site ? new URL(site.site).origin : undefined;
  const scan = scanSite(names, { base, origin });
  const stale: string[] = [];
  for (const [file, name] of names.entries()) {
    site.onProgress?.(file + 1);
    const fault = formFault(site.folder, name);
    if (fault) stale.push(fault);
    if (!namesAddresses(name)) continue;
    scan.add(file, readParts(name, readFileSync(join(site.folder, name), 'utf8')));
  }
  return {
    faults: [
      ...new Set(scan.faults()),
      ...findOrphans(names, scan).map((page) => `${page}: no other page leads there`),
      ...findSilent(names, site.ledger ?? []),
      ...stale,
    ],
    pages: names.filter((name) => name.endsWith('.html')).length,
    addresses: scan.addresses(),
  };
}

/** All files below a folder, as paths with slashes, in an order of their own. */
function listFiles(folder: string): string[] {
  const names: string[] = [];
  const walk = (below: string) => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const name = below ? `${below}/${entry.name}` : entry.name;
      if (entry.isDirectory()) walk(name);
      else names.push(name);
    }
  };
  walk('');
  return names.sort();
}

/** Nobody has to find the page for the lost, nor those that only send their readers on. */
function findOrphans(names: readonly string[], { graph, moved }: SiteScan): string[] {
  const reached = graph.reach(names.indexOf('index.html'));
  return names.flatMap((name, file) => {
    if (!name.endsWith('.html') || name === '404.html') return [];
    return reached.has(file) || moved.has(file) ? [] : showPage(name);
  });
}

function findSilent(names: readonly string[], ledger: Iterable<string>): string[] {
  const there = new Set(names);
  return [...ledger]
    .filter((address) => !there.has(`${address}/index.html`))
    .map((address) => `/${address}/: was published and is not there`);
}
