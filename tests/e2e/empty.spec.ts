import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { findBarriers } from './support/axe.ts';
import { crawl } from './support/crawl.ts';
import { allFaults } from './support/crawl-faults.ts';
import { findOverflow } from './support/overflow.ts';
import { buildOwnSite } from './support/own-build.ts';

test('a catalogue without papers says so on pages that work', async ({ browser, page }) => {
  test.setTimeout(120_000);
  const content = mkdtempSync(join(tmpdir(), 'content-'));
  mkdirSync(join(content, 'papers'));
  const site = await buildOwnSite(content);
  await page.goto(site.address);
  await expect(page.getByText('No papers yet.')).toBeVisible();
  await expect(page.locator('link[rel=canonical]')).toHaveCount(0);
  expect(await findOverflow(page)).toEqual([]);
  expect(await findBarriers(page)).toEqual([]);
  const visits = await crawl(browser, site.address);
  expect(visits.length).toBeGreaterThan(6);
  expect(allFaults(visits, site.address)).toEqual([]);
  await site.remove();
  rmSync(content, { recursive: true });
});
