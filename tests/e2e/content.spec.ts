import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { readSite } from '#sources/site-data.ts';
import { forkContents } from '../support/lab-content.ts';
import { serveFolder } from '../support/serve-folder.ts';
import { findBarriers } from './support/axe.ts';
import { base } from './support/built-site.ts';
import { findOverflow } from './support/overflow.ts';
import { buildFork, project } from './support/own-build.ts';
import { visitEachKind } from './support/own-content.ts';

/** Each visits a page of every kind with axe, and all but the first build a site. */
test.describe.configure({ timeout: 300_000 });

/** All other tests have a catalogue of their own. */
test("one page of each kind of the project's own site is without fault", async ({ page }) => {
  const folder = join(project, 'dist');
  expect(existsSync(join(folder, 'index.html')), 'npm run build makes the site first').toBe(true);
  const { site } = await readSite([join(project, 'content')], project);
  const words = [site.logo ?? '', site.home ?? '', JSON.stringify([site.menu, site.footer])];
  const { address, close } = await serveFolder(folder, { base });
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await visitEachKind(page, { folder, address, words })).toEqual([]);
  await close();
});

for (const [name, files] of Object.entries(forkContents)) {
  test(`a fork whose content is ${name} is checked, built and without fault`, async ({ page }) => {
    const site = await buildFork(files);
    const words = [files['content/logo.svg'] ?? '', files['content/home.md'] ?? ''];
    const visited = { folder: site.dist, address: site.address, words };
    expect(await visitEachKind(page, visited)).toEqual([]);
    if (name === 'nothing') await expectEmptyState(page, site.address);
    await site.remove();
  });
}

async function expectEmptyState(page: Page, address: string) {
  await page.goto(address);
  await expect(page.getByText('No papers yet.')).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Browse' })).toHaveCount(0);
  expect(await findOverflow(page)).toEqual([]);
  expect(await findBarriers(page)).toEqual([]);
}
