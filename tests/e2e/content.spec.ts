import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { serveFolder } from '#cli/bench/serve-folder.ts';
import { findBarriers } from './support/axe.ts';
import { base, listPages } from './support/built-site.ts';
import { openPage } from './support/crawl.ts';
import { weightOf } from './support/weight.ts';

/** The project's own site, whatever its content is; all other tests have one of their own. */
const own = fileURLToPath(new URL('../../dist', import.meta.url));

test("one page of each kind of the project's own site is without fault", async ({ page }) => {
  expect(existsSync(join(own, 'index.html')), 'npm run build makes the site first').toBe(true);
  const { address, close } = await serveFolder(own, { base });
  await page.emulateMedia({ colorScheme: 'light' });
  const found: string[] = [];
  for (const path of oneOfEachKind()) {
    const look = await openPage(page, address, path);
    if (look.status !== 200) found.push(`${path}: answered ${look.status}`);
    const faults = [...look.faults, ...(await findBarriers(page))];
    for (const fault of faults) found.push(`${path}: ${fault}`);
    for (const { bytes, most } of weightOf({ ...look, path }, own, address)) {
      if (bytes > most) found.push(`${path}: ${bytes} bytes for the first view, at most ${most}`);
    }
  }
  await close();
  expect(found).toEqual([]);
});

/** The first page of each kind that the site has; pages that only lead on are of none. */
function oneOfEachKind(): string[] {
  const kinds = new Map<string, string>();
  for (const path of listPages(own)) {
    const kind = path.replace(/(?<=^\/[^/]+\/)(?!letter\/)[^/]+|(?<=\/letter\/)[^/]+|\d+/g, '*');
    if (!kinds.has(kind) && !leadsOn(path)) kinds.set(kind, path);
  }
  return [...kinds.values()];
}

function leadsOn(path: string): boolean {
  const html = readFileSync(join(own, path.replace(/\/$/, '/index.html')), 'utf8');
  return html.includes('http-equiv="refresh"');
}
