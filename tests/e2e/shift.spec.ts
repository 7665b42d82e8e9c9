import { expect, type Page, test } from '@playwright/test';
import { pageTypes } from './support/built-site.ts';

declare global {
  interface Window {
    seen: { paints: number; shifts: unknown[] };
  }
}

test.use({ reuseContext: false });

/** Bytes a second and milliseconds, as on a poor mobile line. */
const line = { offline: false, latency: 150, downloadThroughput: 50_000, uploadThroughput: 50_000 };

for (const type of ['home', 'paper', 'author of many'] as const) {
  test(`${type}: nothing moves while it loads slowly`, async ({ page }) => {
    await page.addInitScript(recordShifts);
    await slowDown(page);
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(pageTypes[type]);
      await page.waitForFunction(() => window.seen.paints > 0);
      await page.waitForTimeout(200);
      expect(await page.evaluate(() => window.seen.shifts)).toEqual([]);
    }
  });
}

/** The style sheet arrives last, the page in pieces. */
async function slowDown(page: Page): Promise<void> {
  await page.route('**/*.css', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.emulateNetworkConditions', line);
}

/** Runs in the page before anything of it. */
function recordShifts(): void {
  window.seen = { paints: 0, shifts: [] };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.seen.shifts.push(entry.toJSON());
  }).observe({ type: 'layout-shift', buffered: true });
  new PerformanceObserver((list) => {
    window.seen.paints += list.getEntries().length;
  }).observe({ type: 'paint', buffered: true });
}
