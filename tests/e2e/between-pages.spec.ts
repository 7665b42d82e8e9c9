import { expect, type Page, test } from '@playwright/test';

test.use({ reuseContext: false });

const paper = './papers/ferro2024spans/';
const area = './areas/fn/';

/** Addresses of this site that are asked for from now on, from its root on. */
function asked(page: Page, baseURL = ''): string[] {
  const paths: string[] = [];
  page.on('request', (request) => paths.push(request.url().slice(baseURL.length)));
  return paths;
}

/** A link to another page, and the path that it leads to. */
async function linkToPage(page: Page) {
  const link = page.locator('main a[href*="/authors/"]').first();
  const path = String(await link.getAttribute('href')).slice(1);
  return { link, path };
}

test('a pointer that rests on a link, or the focus, has its page come, and no file', async ({
  page,
  baseURL,
}) => {
  const faults: string[] = [];
  page.on('console', (message) => {
    // That of the offline copy, which comes some seconds later.
    if (!message.text().startsWith('Service Worker')) faults.push(message.text());
  });
  await page.goto(area, { waitUntil: 'networkidle' });
  const paths = asked(page, baseURL);
  await page.locator('a[href$=".bib"]:visible').first().hover();
  await page.waitForTimeout(300);
  // What sees to that is itself a script that comes with the first intent.
  expect(paths.filter((other) => !other.startsWith('_astro/prefetch'))).toEqual([]);
  const { link, path } = await linkToPage(page);
  await link.hover();
  await expect.poll(() => paths).toContain(path);
  const [before] = paths.filter((other) => other === path);
  await page.locator('.logo').focus();
  await expect.poll(() => paths).toContain('');
  await link.hover();
  await page.waitForTimeout(300);
  expect(paths.filter((other) => other === path)).toEqual([before]);
  expect(faults).toEqual([]);
});

test('where data are to be saved no page comes before it is gone to', async ({ page, baseURL }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  await page.goto(paper, { waitUntil: 'networkidle' });
  const paths = asked(page, baseURL);
  const { link, path } = await linkToPage(page);
  await link.hover();
  await page.waitForTimeout(500);
  expect(paths).not.toContain(path);
});

for (const reducedMotion of ['no-preference', 'reduce'] as const) {
  test(`pages fade into each other where motion is not to be less: ${reducedMotion}`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion });
    await page.addInitScript(() => {
      addEventListener('pagereveal', (event) => {
        Object.assign(window, { fades: Boolean(event.viewTransition) });
      });
    });
    await page.goto(paper);
    const { link, path } = await linkToPage(page);
    await link.click();
    await page.waitForURL(`**/${path}`);
    const fades = () => page.evaluate(() => (window as unknown as { fades?: boolean }).fades);
    await expect.poll(fades).toBe(reducedMotion === 'no-preference');
  });
}
