import { expect, type Page, test } from '@playwright/test';
import { hold, searchPage } from './support/search-page.ts';

test.use({ reuseContext: false });

const script = /\/explore\.[^/]*\.js$/;

/** Paths that are asked for from now on, in order, those that the search's own thread asks for too. */
function pathsAsked(page: Page): string[] {
  const paths: string[] = [];
  page.context().on('request', (request) => paths.push(new URL(request.url()).pathname));
  return paths;
}

const countOf = (paths: readonly string[], name: RegExp) =>
  paths.filter((path) => name.test(path)).length;

test('a shared link has the index come, once, while the script is on its way', async ({ page }) => {
  const { count } = searchPage(page);
  const asked = pathsAsked(page);
  const letGo = await hold(page, script);
  const letHandOver = await hold(page, /\/hand-over\.[^/]*\.js$/);
  await page.goto('./?q=lantern');
  await expect.poll(() => countOf(asked, /worker-/)).toBe(1);
  letHandOver();
  await expect.poll(() => countOf(asked, /\/search\/chunks\//)).toBeGreaterThan(0);
  expect(countOf(asked, /\/search\/papers\//)).toBe(0);
  const first = (name: RegExp) => asked.findIndex((path) => name.test(path));
  expect(first(/catalogue\.json$/)).toBeLessThan(first(/worker-/));
  letGo();
  await expect(count).toHaveText('3 papers');
  expect(countOf(asked, /catalogue\.json$/)).toBe(1);
  expect(countOf(asked, /worker-/)).toBe(1);
});

test('a pointer on the box has all come that a first word needs', async ({ page }) => {
  const { box, count } = searchPage(page);
  const asked = pathsAsked(page);
  await page.goto('./', { waitUntil: 'networkidle' });
  expect(countOf(asked, /\/search\/|worker-|explore/)).toBe(0);
  const letGo = await hold(page, script);
  await box.hover();
  await expect.poll(() => countOf(asked, /catalogue\.json$/)).toBe(1);
  await expect.poll(() => countOf(asked, /worker-/)).toBe(1);
  letGo();
  await box.fill('lantern');
  await expect(count).toHaveText('3 papers');
  expect(countOf(asked, /catalogue\.json$/)).toBe(1);
});
