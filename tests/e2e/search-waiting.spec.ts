import { expect, type Page, test } from '@playwright/test';
import { everything, latest } from './support/records.ts';
import { hold, searchPage } from './support/search-page.ts';

const index = /\/search\/catalogue\.json/;
const script = /\/explore\.[^/]*\.js$/;

for (const { name, held } of [
  { name: 'the index', held: index },
  { name: 'the script', held: script },
]) {
  test(`a shared link waits for ${name}: first nothing, then grey places, never another list`, async ({
    page,
  }) => {
    const { box, count, papers } = searchPage(page);
    await watchFrames(page);
    const letGo = await hold(page, held);
    await page.goto('./?q=lantern', { waitUntil: 'commit' });
    await expect(papers).toHaveCount(latest.length);
    await expect(papers.first()).toBeHidden();
    await expect(count).toBeHidden();
    // Nor is it laid out.
    const title = papers.first().getByRole('heading', { includeHidden: true });
    expect(await title.evaluate((heading) => heading.checkVisibility())).toBe(false);
    await expect(page.getByRole('main')).toBeVisible();
    await expect
      .poll(() =>
        page.locator('.papers').evaluate((list) => getComputedStyle(list).backgroundImage),
      )
      .toContain('gradient');
    await expect(box).toBeVisible();
    letGo();
    await expect(count).toHaveText('3 papers');
    await expect(count).toBeVisible();
    await expect(papers).toHaveCount(3);
    // What a frame showed of the list, from the first on; the last may be yet to come.
    await expect
      .poll(async () => (await frames(page)).seen)
      .toEqual(['nothing', 'grey', '3 papers']);
    expect((await frames(page)).shifts).toBe(0);
  });
}

for (const { name, held } of [
  { name: 'script', held: /\.js$/ },
  { name: 'answer', held: index },
]) {
  test(`where no ${name} comes, the list is seen after ten seconds`, async ({ page }) => {
    const { count, papers } = searchPage(page);
    const letGo = await hold(page, held);
    await page.goto('./?q=lantern', { waitUntil: 'commit' });
    await expect(papers).toHaveCount(latest.length);
    await expect(papers.first()).toBeHidden();
    await hasten(page, 20);
    await expect(papers.first()).toBeVisible({ timeout: 3000 });
    await expect(papers.first().getByRole('heading')).toBeVisible();
    await expect(count).toBeVisible();
    letGo();
    await expect(count).toHaveText('3 papers');
  });
}

test('while the first answer to the box is on its way, the list gives way to grey places', async ({
  page,
}) => {
  const { box, count, papers, said } = searchPage(page);
  await watchFrames(page);
  await page.goto('./');
  await expect(papers.first()).toBeVisible();
  const letGo = await hold(page, /\/search\/chunks\//);
  await box.fill('lantern');
  await expect(page.locator('.list')).toHaveAttribute('aria-busy', 'true');
  await expect(said).toHaveText('Searching…');
  await expect(papers.first()).toBeHidden();
  await expect.poll(async () => (await frames(page)).seen.at(-1)).toBe('grey');
  letGo();
  await expect(count).toHaveText('3 papers');
  await expect(page.locator('.list')).not.toHaveAttribute('aria-busy');
  await expect
    .poll(async () => (await frames(page)).seen)
    .toEqual([everything, 'grey', '3 papers']);
});

test('what was found stays while the next answer is on its way', async ({ page }) => {
  const { count, papers } = searchPage(page);
  await page.goto('./?q=lantern');
  await expect(count).toHaveText('3 papers');
  const letGo = await hold(page, /\/search\/titles/);
  await page.getByLabel('Sort').selectOption('Title');
  await expect(page.locator('.list')).toHaveAttribute('aria-busy', 'true');
  await page.waitForTimeout(500);
  await expect(papers).toHaveCount(3);
  await expect(papers.first()).toBeVisible();
  letGo();
  await expect(papers.first()).toContainText('Abacus');
});

for (const width of [390, 1280]) {
  for (const path of [
    './',
    './?q=lantern',
    './?q=lantern&area=FN&year=2025',
    './?area=XX',
    './?sort=title',
  ]) {
    test(`${path} at ${width} px: nothing moves`, async ({ page }) => {
      await watchFrames(page);
      await page.setViewportSize({ width, height: 800 });
      await page.goto(path);
      await expect(page.locator('html')).not.toHaveClass('asks');
      await page.locator('#q').focus();
      await expect(page.locator('.facet input')).not.toHaveCount(0);
      await page.waitForTimeout(300);
      expect((await frames(page)).shifts).toBe(0);
    });
  }
}

/** Lets the waits of style sheets pass so many times as fast. */
async function hasten(page: Page, playbackRate: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Animation.enable');
  await session.send('Animation.setPlaybackRate', { playbackRate });
}

/** Notes from now on what each frame shows of the list, and how much moves. */
async function watchFrames(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const notes: Notes = { seen: [], shifts: 0 };
    Object.assign(window, { notes });
    new PerformanceObserver((entries) => {
      for (const entry of entries.getEntries()) notes.shifts += (entry as LayoutShift).value;
    }).observe({ type: 'layout-shift', buffered: true });
    const look = () => {
      const list = document.querySelector('.list .papers');
      const count = document.querySelector('#count');
      if (list && count) {
        const paper = list.querySelector('.paper');
        const isGrey = getComputedStyle(list).backgroundImage !== 'none';
        const isSeen = paper?.checkVisibility({ visibilityProperty: true });
        const now = isSeen ? count.textContent.trim() : isGrey ? 'grey' : 'nothing';
        if (notes.seen.at(-1) !== now) notes.seen.push(now);
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

function frames(page: Page): Promise<Notes> {
  return page.evaluate(() => (window as unknown as { notes: Notes }).notes);
}

interface Notes {
  /** What was seen of the list, each as long as it lasted. */
  seen: string[];
  /** Layout shift, added up. */
  shifts: number;
}

interface LayoutShift extends PerformanceEntry {
  value: number;
}
