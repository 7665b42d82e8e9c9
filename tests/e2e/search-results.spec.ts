import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { dist } from './support/built-site.ts';
import { asShown, everything, latest, records, straight } from './support/records.ts';
import { hold, idsIn, searchPage } from './support/search-page.ts';
import { watch } from './support/watch.ts';

const ids = records.map(({ id }) => id);
const newest = latest.map(({ id }) => id);

test('papers are found while the reader types, and all their words are marked', async ({
  page,
}) => {
  const { faults } = watch(page);
  const { box, count, papers, said, sort } = searchPage(page);
  await page.goto('./');
  await box.pressSequentially('slanting thread tension', { delay: 20 });
  await expect(count).toHaveText('1 paper');
  await expect.poll(() => idsIn(papers)).toEqual(['ferro2024spans']);
  await expect(papers.locator('h3 mark')).toHaveText(['Tension', 'Slanting-Thread']);
  await expect(papers.locator('.abs mark').first()).toHaveText('Slanting-thread tension');
  await expect(said).toHaveText('1 paper');
  await expect(sort.locator('option')).toHaveText([
    'Best match',
    'Newest first',
    'Oldest first',
    'Title',
  ]);
  await box.fill('quillfeather');
  await expect(papers.locator('.by mark').first()).toHaveText('Quillfeather');
  await box.fill('');
  await expect(count).toHaveText(everything);
  await expect(sort.locator('option')).toHaveText(['Newest first', 'Oldest first', 'Title']);
  await expect.poll(() => idsIn(papers)).toEqual(newest);
  expect(faults).toEqual([]);
});

test('a word of another script is found in its other forms, by a stemmer that comes then', async ({
  page,
}) => {
  const { box, count, papers } = searchPage(page);
  const asked: string[] = [];
  page.context().on('request', (request) => asked.push(request.url()));
  const stemmers = () => asked.filter((url) => /\/(?:ar|simplified)-[^/]+\.js$/.test(url)).length;
  await page.goto('./?q=slanting');
  await expect(count).toHaveText('1 paper');
  expect(stemmers()).toBe(0);
  // The maps, where the title has maps.
  await box.fill('الخرائط');
  await expect.poll(() => idsIn(papers)).toEqual(['right-to-left']);
  expect(stemmers()).toBe(1);
  // In the characters that are not simplified.
  await box.fill('沒有北方的地圖');
  await expect.poll(() => idsIn(papers)).toEqual(['wide-letters']);
  expect(stemmers()).toBe(2);
});

test('no stemmer is published for a language that no paper is in', () => {
  const ofOthers = readdirSync(join(dist, '_astro')).filter((name) => /^(?:de|fr|rs)-/.test(name));
  expect(ofOthers).toEqual([]);
});

test('the passage that is shown has what was found, and More the whole abstract', async ({
  page,
}) => {
  const { papers } = searchPage(page);
  await page.goto('./?q=tide-table');
  const record = records.find(({ abstract }) => abstract.includes('tide-table'));
  const abstract = papers.locator('.abs');
  await expect(abstract.locator('mark').first()).toBeInViewport();
  await expect(abstract).toHaveText(/^… /);
  await papers.locator('summary').click();
  // What opens tells so a moment later.
  await expect
    .poll(async () => straight(await abstract.textContent()))
    .toBe(asShown(record?.abstract ?? ''));
  await expect(abstract.locator('mark')).toHaveText(['tide-table', 'tide-table']);
  await papers.locator('summary').click();
  await expect(abstract).toHaveText(/^… /);
});

test('a paper found looks as in the list of the page', async ({ page }) => {
  const { papers } = searchPage(page);
  await page.goto('./');
  const own = await papers.evaluateAll(describeRows);
  await page.goto('./page/1/');
  own.push(...(await papers.evaluateAll(describeRows)));
  await page.goto(`./?sort=oldest&show=${records.length}`);
  await expect.poll(async () => (await idsIn(papers)).at(0)).toBe(ids.at(-1));
  // The first rows come with the answer, the others behind them.
  await expect(papers).toHaveCount(records.length);
  const found = (await papers.evaluateAll(describeRows)).reverse();
  // A row that is found has the plain text of formulas.
  const isAlike = (_: unknown, at: number) => {
    const { title = '', abstract = '' } = records[at] ?? {};
    return !`${title}${abstract}`.includes('$');
  };
  const alike = own.filter(isAlike);
  expect(alike.length).toBeGreaterThan(20);
  expect(found.filter(isAlike)).toEqual(alike);
});

test('an answer that comes late changes nothing', async ({ page }) => {
  const { box, count, papers } = searchPage(page);
  await page.goto('./?q=lantern');
  await expect(count).toHaveText('3 papers');
  const letGo = await hold(page, '**/search/titles.*');
  await page.getByLabel('Sort').selectOption('Title');
  await expect(page.locator('.list')).toHaveAttribute('aria-busy', 'true');
  await box.fill('heron');
  await page.getByLabel('Sort').selectOption('Newest first');
  await expect(count).toHaveText('2 papers');
  const shown = await idsIn(papers);
  letGo();
  await page.waitForTimeout(500);
  await expect.poll(() => idsIn(papers)).toEqual(shown);
  await expect(page).toHaveURL(/\?q=heron&sort=date$/);
});

test('orders', async ({ page }) => {
  const { papers, sort } = searchPage(page);
  const titled = ({ title }: { title: string }) => title.replace(/^[^\p{L}]+/u, '');
  const byTitle = records.toSorted((a, b) => titled(a).localeCompare(titled(b), 'en'));
  const byName = byTitle.map(({ id }) => id);
  await page.goto('./');
  await sort.selectOption('Oldest first');
  await expect(page).toHaveURL(/\/\?sort=oldest$/);
  await expect.poll(() => idsIn(papers)).toEqual(ids.toReversed().slice(0, 10));
  await sort.selectOption('Title');
  await expect.poll(() => idsIn(papers)).toEqual(byName.slice(0, 10));
  await sort.selectOption('Newest first');
  await expect(page).toHaveURL(/\/$/);
  await expect.poll(() => idsIn(papers)).toEqual(newest);
  await page.goto(`./?sort=title&show=${records.length}`);
  await expect.poll(() => idsIn(papers)).toEqual(byName);
  await page.goto('./?q=lantern&sort=oldest');
  await expect(papers).toHaveCount(3);
  await expect(sort).toHaveValue('oldest');
  const dates = await papers
    .locator('time')
    .evaluateAll((all) => all.map((time) => time.getAttribute('datetime')));
  expect(dates).toEqual([...dates].sort());
});

test('where some words are missing, the rest finds papers and the page says so', async ({
  page,
}) => {
  const { count, notice } = searchPage(page);
  await page.goto('./?q=lantern+xylophones');
  await expect(count).toHaveText('3 papers with some of the words');
  await expect(notice).toHaveText('No paper has “xylophones”; the rest of the words decides.');
});

test('a slip of the fingers is corrected, the page says so and leads to what was typed', async ({
  page,
}) => {
  const { box, count, notice } = searchPage(page);
  await page.goto('./');
  await box.fill('lantrn');
  await expect(count).toHaveText('3 papers');
  await expect(notice).toHaveText('Showing results for lantern; search instead for lantrn.');
  await notice.getByRole('link', { name: 'lantrn' }).click();
  await expect(page).toHaveURL(/\?q=lantrn&as-typed=1$/);
  await expect(count).toHaveText('0 papers');
  await page.reload();
  await expect(count).toHaveText('0 papers');
  await box.fill('herona');
  await expect(count).toHaveText('2 papers with words that begin with “herona”');
  await expect(page).toHaveURL(/\?q=herona$/);
});

test('where nothing is found, each way on says what it gives', async ({ page }) => {
  const { count, papers, chips, said } = searchPage(page);
  await page.goto('./?q=lantern&area=EM&year=2023');
  await expect(count).toHaveText('0 papers');
  await expect(said).toHaveText('0 papers');
  const state = page.locator('.state');
  await expect(state.locator('p')).toHaveText('Nothing matches “lantern” with these filters.');
  await expect(state.locator('li')).toHaveText([
    'Without “Embroidery Machines” 1 paper',
    `See every paper ${everything}`,
    'How to search',
  ]);
  await state.getByRole('button', { name: 'Without “Embroidery Machines”' }).click();
  await expect(papers).toHaveCount(1);
  await expect(chips).toHaveText(['Year 2023 ×']);
  await expect(count).toBeFocused();
  await page.goBack();
  await state.getByRole('button', { name: 'See every paper' }).click();
  await expect(papers).toHaveCount(latest.length);
  await expect(page).toHaveURL(/\/$/);
});

/** Runs in the page: text, links, classes of each row, whatever its signs are set like. */
function describeRows(rows: Element[]) {
  const plain = (text: string | null) => (text ?? '').replace(/[\s\u00a0]+/g, ' ').trim();
  return rows.map((row) => ({
    meta: plain(row.querySelector('.meta')?.textContent ?? ''),
    title: plain(row.querySelector('h3')?.textContent ?? ''),
    by: plain(row.querySelector('.by')?.textContent ?? ''),
    abstract: plain(row.querySelector('.abs')?.textContent ?? ''),
    more: plain(row.querySelector('summary')?.textContent ?? ''),
    facts: [...row.querySelectorAll('.facts > div')].map((fact) => plain(fact.textContent)),
    links: [...row.querySelectorAll('a')].map((link) => [
      link.getAttribute('href'),
      link.getAttribute('rel'),
      plain(link.textContent),
      link.title,
    ]),
    classes: [...row.querySelectorAll('[class]')]
      .map(({ localName, className }) => `${localName}.${className}`)
      .filter((name) => name !== 'span.nb'),
  }));
}
