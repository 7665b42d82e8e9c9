import { expect, test } from '@playwright/test';
import { asShown, nameOf, ordinary, orgs, records, straight } from './support/records.ts';

for (const record of ordinary) {
  const { id, title, venue } = record;
  const index = records.indexOf(record);

  test(`${id}: its page says who, when and where, gives the abstract, links, cites and leads on`, async ({
    page,
  }) => {
    await page.goto('./');
    await page.locator('.papers h3 a').nth(index).click();
    await expect(page).toHaveURL(new RegExp(`/papers/${id}/$`));
    expect(straight(await page.getByRole('heading', { level: 1 }).textContent())).toBe(
      asShown(title),
    );
    const authors = page.locator('.authors');
    await expect(authors.getByRole('link')).toHaveText(record.authors.map(nameOf));
    await expect(authors.getByText('et al.')).toHaveCount(record.authorsComplete ? 0 : 1);
    const header = page.locator('main header');
    await expect(header.locator('time')).toHaveText(dayInWords(record.date));
    await expect(header.getByRole('link', { name: record.area, exact: true })).toBeVisible();
    const list = page.getByRole('list', { name: 'Organisations' });
    const names = record.org.map((org) => orgs.get(org)?.name ?? '');
    await expect(list.getByRole('link')).toHaveText(names);
    if (venue) await expect(header).toContainText(`${venue.name} ${venue.year}`);
    const abstract = await page
      .getByRole('region', { name: 'Abstract' })
      .locator('p')
      .textContent();
    expect(straight(abstract)).toBe(asShown(record.abstract));
    const note = page.getByRole('region', { name: 'Note' });
    await expect(note).toHaveCount(record.commentary ? 1 : 0);

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
    const turns = (await turn.getByRole('link').allTextContents()).map(straight);
    const [newer, older] = [records[index - 1], records[index + 1]];
    expect(turns).toEqual([
      ...(newer ? [`Newer ${asShown(newer.title)}`] : []),
      ...(older ? [`Older ${asShown(older.title)}`] : []),
    ]);
  });
}

test('a citation is copied with one click', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('./papers/brandal2024networks/');
  await page.getByRole('button', { name: 'Copy' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(await page.locator('.cite code').textContent());
});

test('formulas, braces and signs of the abstracts are shown as they are meant', async ({
  page,
}) => {
  for (const [id, shown] of [
    ['marrow2025abacus', 'from 49% to 61% in Harbour 1'],
    ['marrow2025abacus', 'while being 26× cheaper'],
    ['marrow2025adaptive', 'improve by up to 3.9× on'],
    ['lindqvist2025last', 'answer over 90% of'],
    ['ferro2024spans', 'Boletus-{7B, 13B} and Cortina-{8B, 70B} spawn'],
    ['lund2024gulls', 'gives a ~15% shorter night'],
  ]) {
    await page.goto(`./papers/${id}/`);
    const abstract = await page.getByRole('region', { name: 'Abstract' }).textContent();
    expect(straight(abstract)).toContain(shown);
  }
});

test('emphasis is shown as such', async ({ page }) => {
  await page.goto('./papers/ferro2024spans/');
  const emphasis = page.getByRole('region', { name: 'Abstract' }).getByRole('emphasis');
  await expect(emphasis).toHaveText('Mixture of Tension Spans');
});

test('an address at the end of an abstract is a link without the full stop', async ({ page }) => {
  for (const [id, url = '', stop] of [
    ['lindqvist2025last', 'https://lastriddle.example', '.'],
    ['zeller2023quarry', 'https://code.example/stone-ideal/Quarry', '.'],
    ['ferro2024spans', 'https://code.example/vela/spans', ''],
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

function dayInWords(date: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(date));
}
