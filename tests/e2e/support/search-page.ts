import type { Locator, Page } from '@playwright/test';

/** The catalogue page with its search, as its readers name the parts. */
export function searchPage(page: Page) {
  const offers = page.getByRole('listbox', { name: 'Suggestions' });
  return {
    box: page.getByRole('main').getByLabel('Search the catalogue'),
    /** The list under the box, and what it offers. */
    offers,
    offer: (name: string | RegExp) => offers.getByRole('option', { name }),
    count: page.locator('#count'),
    /** What is read out to those who listen. */
    said: page.getByRole('main').locator('> [role=status]'),
    results: page.getByRole('region', { name: /paper/ }),
    papers: page.locator('.papers > li'),
    chips: page.getByRole('list', { name: 'Active filters' }).locator('.chip'),
    notice: page.locator('.list .notice'),
    sort: page.getByLabel('Sort'),
    facet: (name: string) => page.getByRole('group', { name }),
    /** The box to tick of a value; its name ends in the count. */
    value: (name: string) => page.getByRole('checkbox', { name }),
    not: (name: string) => page.getByRole('button', { name: `not ${name}`, exact: true }),
  };
}

/** The ids of the papers shown. */
export function idsIn(papers: Locator): Promise<(string | undefined)[]> {
  return papers
    .locator('h3 a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')?.split('/').at(-2)));
}

/** Holds back what is asked for at an address until it is let go. */
export async function hold(page: Page, address: string | RegExp): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(address, async (route) => {
    await promise;
    // A page that is left no longer waits.
    await route.fallback().catch(() => {});
  });
  return resolve;
}
