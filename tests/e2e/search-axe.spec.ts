import { expect, type Page, test } from '@playwright/test';
import { findBarriers } from './support/axe.ts';
import { findOverflow } from './support/overflow.ts';
import { siteTitle } from './support/records.ts';
import { hold, searchPage } from './support/search-page.ts';

interface State {
  name: string;
  /** Leads the reader there. */
  enter: (page: Page) => Promise<void>;
  widths?: readonly number[];
  /** Whether something covers other controls for a moment, which axe takes for too small then. */
  covers?: boolean;
}

const states: State[] = [
  {
    name: 'results with chips',
    enter: async (page) => {
      await page.goto('./?q=pattern&area=FN&year=2023..2025&org=-stellwerk');
      await expect(searchPage(page).chips).toHaveCount(3);
    },
  },
  {
    name: 'facets opened',
    widths: [1280],
    enter: async (page) => {
      await page.goto('./?q=lantern');
      await page.getByRole('button', { name: /^All \d+ authors$/ }).click();
      await expect(page.getByRole('button', { name: 'Fewer' })).toBeVisible();
    },
  },
  {
    name: 'facets as a sheet',
    widths: [390],
    enter: async (page) => {
      await page.goto('./?q=lantern&year=2025');
      await expect(searchPage(page).chips).toHaveCount(1);
      await page.locator('.filters > summary').click();
      await page.getByRole('button', { name: /^All \d+ authors$/ }).click();
    },
  },
  {
    name: 'nothing found',
    enter: async (page) => {
      await page.goto('./?q=lantern&area=EM&year=2023');
      await expect(page.locator('.state')).toBeVisible();
    },
  },
  {
    name: 'a failure',
    enter: async (page) => {
      await page.route('**/search/catalogue.json', (route) => route.abort());
      await page.goto('./?q=lantern');
      await expect(searchPage(page).notice).toBeVisible();
    },
  },
  {
    name: 'waiting',
    enter: async (page) => {
      await hold(page, '**/search/catalogue.json');
      await page.goto('./?q=lantern');
      await expect(searchPage(page).said).toHaveText('Searching…');
    },
  },
  {
    name: 'the help',
    enter: async (page) => {
      await page.goto('./');
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'the last searches',
    covers: true,
    enter: async (page) => {
      await page.goto('./');
      await searchPage(page).box.fill('lantern');
      await expect(searchPage(page).count).toHaveText('3 papers');
      await page.keyboard.press('Enter');
      await searchPage(page).box.fill('');
      await expect(searchPage(page).offer('lantern')).toBeVisible();
    },
  },
  {
    name: 'suggestions',
    covers: true,
    enter: async (page) => {
      const { box, offer } = searchPage(page);
      await page.goto('./');
      await box.pressSequentially('netw');
      await expect(offer(/Fungal Networks/)).toBeVisible();
      await expect(offer(/^Networks That/)).toBeVisible();
      await page.keyboard.press('ArrowDown');
    },
  },
  {
    name: 'suggested authors',
    covers: true,
    enter: async (page) => {
      const { box, offer } = searchPage(page);
      await page.goto('./');
      await box.pressSequentially('author:ch');
      await expect(offer(/Oskar Chanterel/)).toBeVisible();
    },
  },
  {
    name: 'notes on an address, More opened',
    enter: async (page) => {
      await page.goto('./?q=tension+xylophones&area=XX&sort=foo');
      await expect(searchPage(page).notice).toBeVisible();
      await page.locator('.more summary').first().click();
    },
  },
];

for (const { name, enter, widths = [390, 1280], covers } of states) {
  const where = `light and dark, at ${widths.join(' and at ')} px`;
  test(`${name}: no barrier, ${where}, and all of it fits`, async ({ page }) => {
    await page.setViewportSize({ width: widths[0] ?? 390, height: 900 });
    await enter(page);
    for (const [at, width] of widths.entries()) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        // What only one width shows, the facets, is looked at with all rules in states of its own.
        const seen = at > 0 ? 'layout' : undefined;
        const barriers = await findBarriers(page, colorScheme === 'dark' ? 'colours' : seen);
        const found = barriers.filter((each) => !(covers && each.startsWith('target-size')));
        expect(found, `${colorScheme} at ${width} px`).toEqual([]);
      }
    }
    expect(await findOverflow(page)).toEqual([]);
  });
}

test('a listener meets the parts in a sensible order, each with its name', async ({ page }) => {
  const { count } = searchPage(page);
  await page.goto('./?q=lantern&year=2025');
  await expect(count).toHaveText('1 paper');
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - heading "${siteTitle}" [level=1]
      - search:
        - combobox "Search the catalogue": lantern
        - button "Search"
        - paragraph:
          - button "Help"
      - group:
        - group "Area":
          - heading "Area" [level=2]
          - list:
            - listitem:
              - checkbox "FN Fungal Networks 1 paper"
              - button "not FN Fungal Networks"
            - listitem:
              - checkbox /AQ .* 0 papers/ [disabled]
        - group "Year":
          - list:
            - listitem:
              - checkbox "2025 1 paper" [checked]
            - listitem:
              - checkbox "2024 1 paper"
        - group "Code"
        - group "Organisation"
        - group "Venue"
        - group "Author"
      - region "1 paper":
        - list "Active filters":
          - listitem:
            - 'button "Remove the filter Year: 2025"'
          - listitem:
            - button "Clear all"
        - heading "1 paper" [level=2]
        - combobox "Sort"
        - list:
          - listitem:
            - article:
              - heading /Abacus/ [level=3]
      - status: 1 paper
  `);
});
