import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { findBarriers } from './axe.ts';
import { listPages } from './built-site.ts';
import { holdStill, NARROWEST, openPage } from './crawl.ts';
import { weightOf } from './weight.ts';

/**
 * Visits one page of each kind of a built site, whatever its content is: the lightest of each, as
 * what a page weighs above the project's own share depends on what its record says.
 * @param words what the catalogue says of itself in every page, such as its logo.
 */
export async function visitEachKind(
  page: Page,
  { folder, address, words = [] }: { folder: string; address: string; words?: readonly string[] },
): Promise<string[]> {
  await page.setViewportSize({ width: NARROWEST, height: 640 });
  await holdStill(page);
  const own = words.reduce((sum, text) => sum + brotliCompressSync(text).length, 0);
  const found: string[] = [];
  for (const path of oneOfEachKind(folder)) {
    const look = await openPage(page, address, path);
    if (look.overflow > 0) found.push(`${path}: wider than the screen by ${look.overflow}`);
    if (look.status !== 200) found.push(`${path}: answered ${look.status}`);
    const faults = [...look.faults, ...(await findBarriers(page))];
    for (const fault of faults) found.push(`${path}: ${fault}`);
    for (const { bytes, most } of weightOf({ ...look, path }, folder, address)) {
      if (bytes > most + own) {
        found.push(`${path}: ${bytes} bytes for the first view, at most ${most + own}`);
      }
    }
  }
  return found;
}

/** Pages that only lead on are of no kind. */
function oneOfEachKind(folder: string): string[] {
  const kinds = new Map<string, { path: string; size: number }>();
  for (const path of listPages(folder)) {
    const kind = path.replace(/(?<=^\/[^/]+\/)(?!letter\/)[^/]+|(?<=\/letter\/)[^/]+|\d+/g, '*');
    const file = join(folder, path.replace(/\/$/, '/index.html'));
    const { size } = statSync(file);
    if (size < (kinds.get(kind)?.size ?? Number.POSITIVE_INFINITY) && !leadsOn(file)) {
      kinds.set(kind, { path, size });
    }
  }
  return [...kinds.values()].map(({ path }) => path);
}

function leadsOn(file: string): boolean {
  return readFileSync(file, 'utf8').includes('http-equiv="refresh"');
}
