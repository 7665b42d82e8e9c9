import type { CopiedSite } from './copied-site.ts';
import { HOST_FONT } from './host-page.ts';

/**
 * A tab of any browser, as far as a journey needs it: pages of Playwright and of Puppeteer are
 * tabs, and what speaks WebDriver becomes one in a few lines.
 */
export interface Tab {
  goto(address: string): Promise<unknown>;
  evaluate(expression: string): Promise<unknown>;
  click(selector: string): Promise<void>;
  keyboard: { type(text: string): Promise<void>; press(key: string): Promise<void> };
}

/** What readers do, and see, in every browser alike. */
interface Journey<Place> {
  name: string;
  go(tab: Tab, place: Place): Promise<void>;
}

/** Milliseconds that the page has for what a journey waits for; a first copy has so long, too. */
const PATIENCE = 20_000;
const PAUSE = 50;

/** Waits until what the page says is what a reader expects. */
async function see(tab: Tab, expression: string, expected: unknown): Promise<void> {
  const wanted = JSON.stringify(expected);
  const end = Date.now() + PATIENCE;
  for (;;) {
    // A page that is just being left has no answer.
    const found = await tab
      .evaluate(`String(${expression})`)
      .catch((error: Error) => error.message);
    const isIt = expected instanceof RegExp ? expected.test(String(found)) : found === expected;
    if (isIt) return;
    if (Date.now() > end) {
      throw new Error(
        `${expression} is ${found}, not ${expected instanceof RegExp ? expected : wanted}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

const one = (selector: string) => `document.querySelector(${JSON.stringify(selector)})`;
const text = (selector: string) => `${one(selector)}?.textContent.replace(/\\s+/g, ' ').trim()`;
const all = (selector: string) => `document.querySelectorAll(${JSON.stringify(selector)}).length`;
const isShown = (selector: string) => `${one(selector)}?.checkVisibility() ?? false`;

const count = text('#count');
/** The page that is asked is gone before it could answer. */
const back = 'void setTimeout(() => history.back())';

/** Steps through a site that answers; the place is the address of its home page. */
export const journeys: Journey<string>[] = [
  {
    name: 'search',
    async go(tab, home) {
      await tab.goto(home);
      await tab.click('#q');
      await tab.keyboard.type('lantern');
      await see(tab, count, '3 papers');
      await see(tab, 'location.search', '?q=lantern');
      await see(tab, all('.papers > li'), '3');
      await see(tab, `${all('.papers mark')} > 2`, 'true');
    },
  },
  {
    name: 'a facet, and Back',
    async go(tab, home) {
      await tab.goto(`${home}?q=lantern`);
      await see(tab, count, '3 papers');
      const values = `[...document.querySelectorAll('[data-facet=year] li')]`;
      await see(tab, `${values}.length > 0`, 'true');
      const at = await tab.evaluate(`${values}.findIndex((it) => /2025/.test(it.textContent)) + 1`);
      await tab.click(`[data-facet=year] li:nth-child(${at}) input`);
      await see(tab, count, '1 paper');
      await see(tab, text('.chip'), /^Year 2025/);
      await see(tab, 'location.search', '?q=lantern&year=2025');
      await tab.evaluate(back);
      await see(tab, count, '3 papers');
      await see(tab, all('.chip'), '0');
      await see(tab, `${one('[data-facet=year] input:checked')}`, 'null');
    },
  },
  {
    name: 'a paper, and Back to what was found',
    async go(tab, home) {
      await tab.goto(`${home}?q=lantern`);
      await see(tab, all('.papers > li'), '3');
      await tab.click('.papers h3 a');
      await see(
        tab,
        `/papers\\/[^/]+\\/$/.test(location.pathname) && ${all('.cite pre')} > 0`,
        'true',
      );
      await tab.evaluate(back);
      await see(tab, count, '3 papers');
    },
  },
  {
    name: 'the help, a dialog',
    async go(tab, home) {
      await tab.goto(home);
      await see(tab, 'document.readyState', 'complete');
      await tab.keyboard.press('?');
      await see(tab, isShown('dialog[open]'), 'true');
      await see(tab, `${one('dialog[open]')}.contains(document.activeElement)`, 'true');
      await tab.keyboard.press('Escape');
      await see(tab, all('dialog[open]'), '0');
    },
  },
  {
    name: 'suggestions by the arrow keys',
    async go(tab, home) {
      await tab.goto(home);
      await tab.click('#q');
      await tab.keyboard.type('netw');
      await see(tab, text('.offers [role=option]'), 'FN Fungal Networks 8 papers');
      await tab.keyboard.press('ArrowDown');
      await see(tab, text('[aria-selected=true]'), /^FN/);
      await tab.keyboard.press('Enter');
      await see(tab, text('.chip'), /^Area FN/);
      await see(tab, count, '8 papers');
    },
  },
  {
    name: 'the export of what was found',
    async go(tab, home) {
      await tab.goto(`${home}?q=lantern`);
      await see(tab, text('.export button'), 'Export 3 papers');
      await tab.evaluate(`(() => {
        const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => (blob.text().then((all) => (window.saved = all)), make(blob));
      })()`);
      await tab.click('.export button');
      await see(tab, isShown('dialog .format'), 'true');
      await tab.click('dialog .export button');
      await see(tab, text('dialog [role=status]'), 'Saved as papers.bib');
      await see(tab, `window.saved.match(/^@\\w+\\{/gm).length`, '3');
    },
  },
  {
    name: 'light or dark, kept for the next page',
    async go(tab, home) {
      await tab.goto(home);
      const scheme = 'document.documentElement.style.colorScheme';
      const paper = 'getComputedStyle(document.body).backgroundColor';
      const before = String(await tab.evaluate(paper));
      await tab.click('.theme');
      await see(tab, scheme, /^(?:dark|light)$/);
      await see(tab, `${paper} === ${JSON.stringify(before)}`, 'false');
      const chosen = String(await tab.evaluate(scheme));
      await tab.goto(`${home}about/`);
      await see(tab, scheme, chosen);
    },
  },
  {
    name: 'formulas are set as formulas',
    async go(tab, home) {
      await tab.goto(`${home}papers/formulas/`);
      await see(tab, `${all('.text math')} > 1`, 'true');
      const box = (part: string) => `${one(`.text mfrac > ${part}`)}.getBoundingClientRect()`;
      await see(tab, `${box(':first-child')}.bottom <= ${box(':last-child')}.top + 1`, 'true');
      await see(tab, `${box(':first-child')}.height > 4`, 'true');
    },
  },
];

/** What a page of another site shows; the place is its address. */
export const hostJourneys: Journey<string>[] = [
  {
    name: 'a list in a page of another site, whose policy allows no more than that',
    async go(tab, host) {
      await tab.goto(host);
      await see(tab, all('#shown li'), '3');
      await see(tab, `${one('#shown')}.hasAttribute('aria-busy')`, 'false');
      await see(tab, text('#shown > :last-child'), 'Fungal Networks');
      await see(tab, `getComputedStyle(${one('#shown li')}).fontFamily`, HOST_FONT);
      await see(tab, `getComputedStyle(${one('#shown')}).display`, 'block');
      await see(tab, `${one('#refused')}.hasAttribute('aria-busy')`, 'false');
      await see(tab, `${one('#refused')}.innerHTML.trim()`, /^<a [^>]*>What changed<\/a>$/);
      await see(tab, 'window.violations', '0');
    },
  },
];

/** Steps through a site whose host goes away. */
export const offlineJourneys: Journey<CopiedSite>[] = [
  {
    name: 'the copy is read, searched and walked through without a network',
    async go(tab, site) {
      await keepCopy(tab, site);
      site.isDown = true;
      await lead(tab, `${site.address}papers/ferro2024spans/`);
      await see(tab, text('h1'), /^Mixture of Tension Spans/);
      await see(tab, text('.kept-line'), /^Offline copy of .* All of the catalogue is kept\./);
      await tab.click('.logo');
      await see(tab, `location.href === ${JSON.stringify(site.address)}`, 'true');
      await lead(tab, `${site.address}?q=lantern`);
      await see(tab, count, '3 papers');
      await tab.click('.papers h3 a');
      await see(tab, `${all('.cite pre')} > 0`, 'true');
      await tab.evaluate(back);
      await see(tab, count, '3 papers');
      await lead(tab, `${site.address}papers/no-such-paper/`);
      await see(tab, text('h1'), 'This page is not in the offline copy.');
    },
  },
  {
    name: 'a newer version is offered, and Reload ends in it',
    async go(tab, site) {
      await keepCopy(tab, site);
      await tab.goto(`${site.address}about/`);
      // The tab has been open for long.
      await tab.evaluate(`(() => {
        const now = performance.now.bind(performance);
        performance.now = () => now() + 100_000;
      })()`);
      site.publish('about/index.html', '</footer>', 'A newer catalogue</footer>');
      await tab.evaluate('void navigator.serviceWorker.ready.then((it) => it.update())');
      await see(tab, text('.kept-line span'), 'A newer version of this catalogue is there.');
      await tab.click('.kept-line button');
      await see(tab, text('footer'), /A newer catalogue$/);
    },
  },
];

/**
 * Leads a tab to a page, as a link does. A driver of Firefox that waits for the load of a page whose
 * host is gone may do so for ever, although the page is there.
 */
async function lead(tab: Tab, address: string): Promise<void> {
  await tab.evaluate(`void (location.href = ${JSON.stringify(address)})`);
}

/** Visits the site, and waits until the worker that keeps its copy answers. */
async function keepCopy(tab: Tab, site: CopiedSite): Promise<void> {
  await tab.goto(site.address);
  await see(tab, 'Boolean(navigator.serviceWorker.controller)', 'true');
}
