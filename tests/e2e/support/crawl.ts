import { type Browser, test as base, type Page } from '@playwright/test';
import { watch } from './watch.ts';

/** A page as a reader meets it who follows every link of the site, before any interaction. */
export interface Visit {
  /** The address below the site's root, as `/papers/some-id/`. */
  path: string;
  /** The path of a page that leads here. */
  from: string;
  status: number;
  ids: string[];
  links: { href: string; rel: string }[];
  /** Addresses fetched for the first view, the icon included. */
  requests: string[];
  faults: string[];
  /** How many papers are listed. */
  papers: number;
  /** Pixels by which the content is wider than the narrowest screen. */
  overflow: number;
}

export const NARROWEST = 320;

/**
 * Follows every link inside the site from its home page. Where the pages are very many, only those
 * that are `looked` at are opened; of the others it is known that they answer.
 */
export async function crawl(
  browser: Browser,
  home: string,
  looked = (_path: string) => true,
): Promise<Visit[]> {
  const context = await browser.newContext({ viewport: { width: NARROWEST, height: 640 } });
  const page = await context.newPage();
  await holdStill(page);
  const queue = new Map([
    ['/', ''],
    ['/404.html', ''],
  ]);
  const visits: Visit[] = [];
  for (const [path, from] of queue) {
    const open = /\/$|\.html$/.test(path) && looked(path);
    const look = open ? await openPage(page, home, path) : await askFor(home, path);
    const visit = { ...look, from };
    visits.push(visit);
    for (const { href } of visit.links) {
      const target = pathWithin(home, href);
      if (target !== undefined && !queue.has(target)) queue.set(target, path);
    }
  }
  await context.close();
  return visits;
}

/** The path below the site's root without query and anchor; none for what lies outside. */
export function pathWithin(home: string, href: string): string | undefined {
  if (!URL.canParse(href)) return undefined;
  const { origin, pathname } = new URL(href);
  const root = new URL(home);
  const inside = origin === root.origin && pathname.startsWith(root.pathname);
  return inside ? `/${pathname.slice(root.pathname.length)}` : undefined;
}

type Look = Omit<Visit, 'from'>;

/**
 * Keeps from pages what a browser makes up now and then where a page comes up under the pointer: a
 * move, upon which the page asks for more.
 */
export async function holdStill(page: Page): Promise<void> {
  await page.addInitScript(() => {
    addEventListener('mousemove', (event) => event.stopImmediatePropagation(), true);
  });
}

/** Opens a page and notes what there is to know of it before any interaction. */
export async function openPage(page: Page, home: string, path: string): Promise<Look> {
  const { faults, requests } = watch(page);
  const { href } = new URL(`.${path}`, home);
  const answer = await page.goto(href);
  const { icons, width, ...seen } = await page.evaluate(readPage);
  page.removeAllListeners();
  // On a busy machine the page before this one may have asked for something while it was left.
  const own = requests.slice(requests.indexOf(href));
  return {
    ...seen,
    path,
    status: answer?.status() ?? 0,
    requests: [...new Set([...own, ...icons])],
    faults,
    overflow: width - NARROWEST,
  };
}

async function askFor(home: string, path: string): Promise<Look> {
  const { status } = await fetch(new URL(`.${path}`, home), { method: 'HEAD' });
  const unseen = { ids: [], links: [], requests: [], faults: [], papers: 0, overflow: 0 };
  return { ...unseen, path, status };
}

/** Runs in the page. */
function readPage() {
  const all = <Found extends Element>(selector: string) => [
    ...document.querySelectorAll<Found>(selector),
  ];
  return {
    ids: all('[id]').map(({ id }) => id),
    // What the embed shows is what it shows in any page, as its feed has it.
    links: all<HTMLAnchorElement>('a[href]:not(offprint-list li a), link[href]').map(
      ({ href, rel }) => ({ href, rel }),
    ),
    icons: all<HTMLLinkElement>('link[rel=icon]').map(({ href }) => href),
    papers: all('.paper').length,
    width: document.documentElement.scrollWidth,
  };
}

/** Tests that look at every page of the site under test. */
export const test = base.extend<object, { everyPage: Visit[] }>({
  everyPage: [
    async ({ browser }, use, { project }) => {
      await use(await crawl(browser, project.use.baseURL ?? ''));
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});
