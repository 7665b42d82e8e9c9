import { join } from 'node:path';
import { expect } from '@playwright/test';
import { findBarriers } from './support/axe.ts';
import { crawl } from './support/crawl.ts';
import { allFaults, outsideLinks } from './support/crawl-faults.ts';
import { test } from './support/extreme-site.ts';
import { checkHtml, hasJava } from './support/nu-checker.ts';
import { findOverflow } from './support/overflow.ts';

/** One worker builds the site once for all of them. */
test.describe.configure({ mode: 'default', timeout: 180_000 });

const cases = ['one-author', 'long-title', 'long-word', 'formulas', 'retracted', 'names', 'crowd'];

/** There are six hundred, much like each other. */
const isNoAuthor = (path: string) => !/^\/authors\/[^/]+\/$/.test(path);

test('under a path of a host everything leads to its place', async ({ browser, site }) => {
  const visits = await crawl(browser, site.address, isNoAuthor);
  expect(visits.length).toBeGreaterThan(600);
  expect(allFaults(visits, site.address)).toEqual([]);
  const outside = outsideLinks(visits, site.address).filter(
    ({ href }) => !href.startsWith('https://'),
  );
  expect(outside).toEqual([]);
});

test('each page says what its address is', async ({ page }) => {
  await page.goto('./papers/one-author/');
  const canonical = page.locator('link[rel=canonical]');
  await expect(canonical).toHaveAttribute(
    'href',
    'https://papers.example/sub/path/papers/one-author/',
  );
  await page.goto('./404.html');
  await expect(canonical).toHaveCount(0);
});

test('a long catalogue has pages, numbered from the oldest', async ({ page, site }) => {
  await page.goto('./');
  await expect(page.locator('.papers > li')).toHaveCount(25);
  const pages = page.getByRole('navigation', { name: 'Pages' });
  await expect(pages.locator('[aria-current]')).toHaveText('Newest of 2 pages');
  await pages.getByRole('link', { name: 'Older' }).click();
  await expect(page).toHaveURL(`${site.address}page/1/`);
  await expect(page.locator('.papers > li')).toHaveCount(15);
  await expect(page.getByRole('heading', { name: 'Papers 1 to 15' })).toBeVisible();
  await pages.getByRole('link', { name: 'Newer' }).click();
  await expect(page).toHaveURL(site.address);
});

test('a long index of authors has a page for each letter', async ({ page, site }) => {
  await page.goto('./authors/');
  await expect(page.getByRole('region', { name: 'Most papers' })).toContainText('Ada Sample 37');
  await page.getByRole('link', { name: 'Q', exact: true }).click();
  await expect(page).toHaveURL(`${site.address}authors/letter/q/`);
  await expect(page.getByRole('link', { name: 'Person16 Qcrowd' })).toBeVisible();
});

test('450 authors are cut short in the list and all there on the page', async ({ page }) => {
  await page.goto('./areas/em/');
  await expect(page.locator('.by')).toContainText('and 447 more');
  await page.goto('./papers/crowd/');
  const authors = page.locator('.authors a');
  await expect(authors).toHaveCount(450);
  await expect(authors.filter({ visible: true })).toHaveCount(40);
  await page.getByText('410 more authors').click();
  await expect(authors.filter({ visible: true })).toHaveCount(450);
});

test('one of 450 authors has a page of some of the others, as heavy as any', async ({ page }) => {
  const answer = await page.goto('./authors/person7-hcrowd/');
  expect((await answer?.body())?.length).toBeLessThan(25_000);
  await expect(page.locator('.by')).toHaveText(
    'Person0 Acrowd, Person1 Bcrowd, Person2 Ccrowd, … Person7 Hcrowd and 446 more',
  );
  const others = page.getByRole('region', { name: 'Co-authors' });
  await expect(others).toContainText('and 349 more, whom the pages of the papers name');
  await others.getByText('100 names with one paper in common').click();
  await expect(others.getByRole('link')).toHaveCount(100);
});

test('names keep the form that the paper gives them', async ({ page }) => {
  await page.goto('./papers/names/');
  await expect(page.locator('.authors a')).toHaveText([
    '王伟',
    '王伟',
    'Ludwig van Beethoven',
    'Luc Van Gool',
    'Mausam',
    'Martin Luther King Jr.',
    'Łukasz Kaiser',
    'Nguyễn Văn An',
    'أحمد علي',
    'Ada Sample',
  ]);
  await expect(page.locator('.authors')).toContainText('et al.');
});

test('a date is shown as precisely as it is known', async ({ page }) => {
  for (const [id, date, shown] of [
    ['one-author', '2021', '2021'],
    ['month-only', '2021-07', 'July 2021'],
  ] as const) {
    await page.goto(`./papers/${id}/`);
    await expect(page.locator('main header time')).toHaveText(shown);
    await expect(page.locator('main header time')).toHaveAttribute('datetime', date);
  }
});

test('what is not known leaves no gap', async ({ page }) => {
  await page.goto('./papers/one-author/');
  await expect(page.getByRole('region', { name: 'Code and links' })).toHaveCount(0);
  await expect(page.locator('.acts a')).toHaveText(['Cite']);
  await expect(page.getByRole('list', { name: 'Organisations' })).toHaveCount(0);
});

for (const status of ['retracted', 'withdrawn']) {
  test(`a ${status} paper says so wherever it stands`, async ({ page }) => {
    await page.goto(`./papers/${status}/`);
    await expect(page.getByText(`This paper has been ${status}.`)).toBeVisible();
    await expect(page.locator('.cite code')).toContainText(new RegExp(status, 'i'));
    await page.goto('./');
    const entry = page.locator('.papers > li', { hasText: `A ${status}` });
    await expect(entry.locator('.meta')).toContainText(status);
  });
}

test('an abstract shows formulas and paragraphs and runs nothing', async ({ page }) => {
  await page.goto('./papers/formulas/');
  const abstract = page.getByRole('region', { name: 'Abstract' });
  await expect(abstract.locator('p')).toHaveCount(3);
  await expect(abstract.locator('math')).not.toHaveCount(0);
  await expect(abstract.locator('math[display=block]')).toHaveCount(1);
  await expect(abstract.locator('.tex')).toContainText('\\frac{1}{');
  await expect(abstract).toContainText('12% < 13% & more');
  await expect(abstract).toContainText('<script>document.title = 1</script> {7B, 13B} <img src=x');
  await expect(abstract.locator('script, img')).toHaveCount(0);
  await expect(page).not.toHaveTitle('1');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('<b>signs</b> & braces {x}');
});

for (const id of cases) {
  test(`${id}: nothing sticks out and no barrier stands in the way`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.goto(`./papers/${id}/`);
    expect(await findOverflow(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await findBarriers(page)).toEqual([]);
  });
}

test('no list sticks out, whatever its papers and authors are called', async ({ page }) => {
  for (const path of [
    '',
    'areas/ct/',
    'areas/',
    'authors/',
    'authors/ada-sample/',
    'years/2021/',
  ]) {
    await page.goto(`./${path}`);
    expect(await findOverflow(page), path).toEqual([]);
  }
});

test('the Nu HTML checker has nothing to say about the pages', async ({ site }) => {
  test.skip(!hasJava(), 'The Nu HTML checker needs Java.');
  const pages = ['papers', 'areas', 'years', 'page', 'authors/ada-sample', 'authors/letter'];
  expect(await checkHtml(pages.map((path) => join(site.dist, path)))).toEqual([]);
});
