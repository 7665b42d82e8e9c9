import { expect, test } from '@playwright/test';
import { nameOf, records, straight } from './support/records.ts';

const notes = ['fu2024mixture', 'lee2024cats', 'phan2025humanitys', 'sohn2025streaming'];

for (const [index, record] of records.entries()) {
  const { id, title, venue } = record;

  test(`${id}: its page says who, when and where, and gives the abstract`, async ({ page }) => {
    await page.goto('./');
    await page.locator('.papers h3 a').nth(index).click();
    await expect(page).toHaveURL(new RegExp(`/papers/${id}/$`));
    expect(straight(await page.getByRole('heading', { level: 1 }).textContent())).toBe(title);
    const authors = page.locator('.authors');
    await expect(authors.getByRole('link')).toHaveText(record.authors.map(nameOf));
    await expect(authors.getByText('et al.')).toHaveCount(record.authorsComplete ? 0 : 1);
    const header = page.locator('main header');
    await expect(header.locator('time')).toHaveText(dayInWords(record.date));
    await expect(header.getByRole('link', { name: record.area, exact: true })).toBeVisible();
    const orgs = page.getByRole('list', { name: 'Organisations' });
    await expect(orgs.getByRole('link')).toHaveText(record.org);
    if (venue) await expect(header).toContainText(`${venue.name} ${venue.year}`);
    const abstract = await page
      .getByRole('region', { name: 'Abstract' })
      .locator('p')
      .textContent();
    expect(straight(abstract)).toBe(asShown(record.abstract));
    await expect(page.getByRole('region', { name: 'Note' })).toHaveCount(
      notes.includes(id) ? 1 : 0,
    );
  });

  test(`${id}: its page links what is known of it, cites it and leads on`, async ({ page }) => {
    await page.goto(`./papers/${id}/`);
    const links = page.getByRole('region', { name: 'Code and links' });
    for (const url of record.code) {
      const { host, pathname } = new URL(url);
      const entry = links.locator('dd', { has: page.locator(`[href="${url}"]`) });
      await expect(entry).toHaveText(`${pathname.slice(1)} ${host}`);
    }
    const found = await links.getByRole('link').evaluateAll(hrefs);
    expect(found).toEqual(expect.arrayContaining(addresses(record)));
    for (const { label } of record.links) await expect(links.getByText(label)).toBeVisible();

    const bibtex = await page.getByRole('region', { name: 'Cite' }).locator('code').textContent();
    expect(bibtex).toMatch(new RegExp(`^@\\w+\\{${id},\n[^]*\n\\}$`));
    expect(bibtex).toContain(`year = {${venue?.year ?? record.date.slice(0, 4)}}`);
    const [first] = record.authors;
    expect(bibtex).toContain(`author = {${first?.family}, ${first?.given}`);

    const turn = page.getByRole('navigation', { name: 'Neighbouring papers' });
    const names = (await turn.getByRole('link').allTextContents()).map(straight);
    const [newer, older] = [records[index - 1], records[index + 1]];
    expect(names).toEqual([
      ...(newer ? [`Newer ${newer.title}`] : []),
      ...(older ? [`Older ${older.title}`] : []),
    ]);
  });
}

test('a citation is copied with one click', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('./papers/sun2024learning/');
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await page.locator('.cite code').textContent());
});

test('formulas, braces and signs of the abstracts are shown as they are meant', async ({
  page,
}) => {
  for (const [id, shown] of [
    ['zhang2025accelopt', 'from 49% to 61% on Trainium 1'],
    ['zhang2025accelopt', 'while being 26× cheaper'],
    ['zhang2025adaptive', 'improvements of up to 3.9× over'],
    ['phan2025humanitys', 'achieve over 90% accuracy'],
    ['fu2024mixture', 'Vicuna-{7B, 13B} and Llama3-{8B, 70B} models'],
    ['lee2024cats', 'results in a ~15% improvement'],
  ]) {
    await page.goto(`./papers/${id}/`);
    const abstract = await page.getByRole('region', { name: 'Abstract' }).textContent();
    expect(straight(abstract)).toContain(shown);
  }
});

test('emphasis is shown as such', async ({ page }) => {
  await page.goto('./papers/fu2024mixture/');
  const emphasis = page.getByRole('region', { name: 'Abstract' }).getByRole('emphasis');
  await expect(emphasis).toHaveText('Mixture of Attention Spans');
});

test('an address at the end of an abstract is a link without the full stop', async ({ page }) => {
  for (const [id, url = '', stop] of [
    ['phan2025humanitys', 'https://lastexam.ai', '.'],
    ['zhao2023canvas', 'https://github.com/tsinghua-ideal/Canvas', '.'],
    ['fu2024mixture', 'https://github.com/thu-nics/MoA', ''],
  ]) {
    await page.goto(`./papers/${id}/`);
    const abstract = page.getByRole('region', { name: 'Abstract' }).locator('p');
    await expect(abstract.getByRole('link')).toHaveAttribute('href', url);
    expect(await abstract.textContent()).toMatch(
      new RegExp(`${url.slice(8)}${stop ? '\\.' : ''}$`),
    );
  }
});

/** What the record says there is to follow. */
function addresses({ arxiv, doi, pdf, url, links }: (typeof records)[number]): string[] {
  const known = [
    arxiv && `https://arxiv.org/abs/${arxiv}`,
    doi && `https://doi.org/${doi}`,
    pdf,
    url,
  ];
  return [...known, ...links.map((link) => link.url)].filter((address) => address !== undefined);
}

/** Runs in the page. */
function hrefs(links: Element[]): (string | null)[] {
  return links.map((link) => link.getAttribute('href'));
}

/** What a reader sees of an abstract's markup; the eleven need no more than this. */
function asShown(abstract: string): string {
  const text = abstract
    .replace(/\$(.+?)\$/g, (_, tex: string) => tex.replaceAll('\\times', '×'))
    .replaceAll('\\%', '%')
    .replace(/\*(.+?)\*/g, '$1')
    .replaceAll('https://', '');
  return straight(text);
}

function dayInWords(date: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(date));
}
