import { expect, type Page } from '@playwright/test';
import { type CopiedSite, test } from './support/copied-site.ts';
import {
  isKept,
  isWaiting,
  keepCopy,
  letIn,
  line,
  makeOld,
  startUpdate,
  stopWorkers,
} from './support/offline-copy.ts';
import { footer } from './support/records.ts';

test.use({ serviceWorkers: 'allow', reuseContext: false });

const paper = 'papers/ferro2024spans/';
const word = footer.text;

/** Has a tab that has been open for long keep a copy, and the site say something else then. */
async function publishNewer(page: Page, site: CopiedSite): Promise<void> {
  await makeOld(page);
  await keepCopy(page, site);
  site.publish('index.html', word, 'A newer catalogue');
}

test('an update is offered to a tab that is old, and forced on none', async ({ page, site }, {
  timeout,
}) => {
  await makeOld(page);
  await keepCopy(page, site);
  const script = await page.evaluate(() => performance.timeOrigin);
  site.publish('index.html', word, 'A newer catalogue');
  const other = await page.context().newPage();
  await other.goto(site.address);
  // What comes from the network is the newer version already.
  await expect(other.locator('footer')).toContainText('A newer catalogue');
  // On a busy machine the page itself may have come from the copy, which its line says first.
  await expect(line(page)).toHaveText(/A newer version of this catalogue is there\. Reload/);
  await expect(page.locator('footer')).toContainText(word);
  await expect(line(other)).toHaveCount(0);
  expect(await page.evaluate(() => performance.timeOrigin)).toBe(script);
  await line(page).getByRole('button', { name: 'Reload' }).click();
  // On a busy machine the older worker may be woken, and has to make way first.
  await expect(page.locator('footer')).toContainText('A newer catalogue', { timeout: timeout / 2 });
  const after = await page.evaluate(() => performance.timeOrigin);
  // The old worker's end, which the browser else waits for, lets the new one in.
  await stopWorkers(page);
  await expect.poll(() => page.evaluate(isWaiting)).toBe(false);
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => performance.timeOrigin), 'loaded once').toBe(after);
  site.isDown = true;
  await page.goto(site.address);
  await expect(line(page)).toContainText('Offline copy');
  await expect(page.locator('footer')).toContainText('A newer catalogue');
});

test('a press on Reload is not lost where the newer version comes in meanwhile', async ({
  page,
  site,
}) => {
  await publishNewer(page, site);
  await page.evaluate(startUpdate);
  await line(page).getByRole('button', { name: 'Reload' }).hover();
  await page.mouse.down();
  // Where something has woken the older worker, its end lets the newer one in.
  const ending = setTimeout(() => stopWorkers(page), 3000);
  await page.evaluate(letIn);
  clearTimeout(ending);
  await page.mouse.up();
  await expect(page.locator('footer')).toContainText('A newer catalogue');
});

test('Reload ends in the newer version where the network is slower than the patience', async ({
  page,
  site,
}) => {
  await publishNewer(page, site);
  await page.evaluate(startUpdate);
  const reload = line(page).getByRole('button', { name: 'Reload' });
  await expect(reload).toBeVisible();
  site.holds = /^$/;
  await reload.click();
  await expect(page.locator('footer')).toContainText('A newer catalogue', { timeout: 15_000 });
});

test('killed amid an update it serves the old version, and goes on later', async ({
  page,
  site,
}) => {
  await keepCopy(page, site);
  site.publish('index.html', word, 'A newer catalogue');
  site.publish(`${paper}index.html`, word, 'A newer catalogue');
  site.holds = new RegExp(`^${paper}$`);
  site.asked = [];
  await page.evaluate(startUpdate);
  await expect.poll(() => site.asked).toContain(paper);
  await expect.poll(() => site.asked).toContain('');
  await page.waitForTimeout(200);
  await stopWorkers(page);
  site.isDown = true;
  await page.goto(site.address);
  await expect(page.locator('footer')).toContainText(word);
  await page.goto(site.address + paper);
  await expect(page.locator('footer')).toContainText(word);
  site.isDown = false;
  site.holds = undefined;
  await page.goto(`${site.address}about/`);
  await expect.poll(() => site.asked).toContain('offline.json');
  site.asked = [];
  await expect.poll(() => isKept(page, paper, 'A newer catalogue'), { timeout: 15_000 }).toBe(true);
  expect(site.asked, 'what was kept already').not.toContain('');
});
