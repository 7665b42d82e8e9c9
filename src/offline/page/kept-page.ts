import { counted } from '#catalog/counted.ts';
import { href } from '#catalog/urls.ts';
import { askWorker } from '../messages.ts';
import { button, dayInWords, decline, element, isDeclined } from './line.ts';

/**
 * The page about reading offline, which also stands in for pages that are not kept: says what this
 * browser keeps, lists it where it is not all, and lets the reader change that.
 */
async function wireKeptPage(head: HTMLElement, kept: HTMLElement): Promise<void> {
  if (location.pathname !== href('/offline/')) {
    head.textContent = 'This page is not in the offline copy.';
    document.title = head.textContent;
  }
  try {
    kept.replaceChildren(...(await sayKept()));
  } catch {
    kept.replaceChildren('This browser allows no offline copy here.');
  }
}

async function sayKept(): Promise<(Node | string)[]> {
  if (isDeclined()) return ['You chose to keep no copy. ', button('Keep one', () => choose(false))];
  const registration = await navigator.serviceWorker.getRegistration(href('/'));
  const worker = registration?.active;
  const state = worker && (await askWorker(worker, 'kept'));
  const none = button('Keep no copy', () => choose(true));
  if (!state?.date) {
    return ['Nothing is kept yet: the copy is on its way, or has no room here. ', none];
  }
  const { whole, bytes, date, visited } = state;
  if (whole) {
    const size = (bytes / 1e6).toLocaleString('en', { maximumFractionDigits: 1 });
    const extent = `the whole catalogue as of ${dayInWords(date)}, ${size} MB`;
    return [`This browser keeps ${extent}: every page, and the search. `, none];
  }
  const pages = visited.map(({ path, title, date: day }) => {
    const link = element('a', { href: href(path) }, plain(title));
    return element('li', {}, link, ` as of ${dayInWords(day)}`);
  });
  const count = counted(visited.length, 'page');
  return [
    'The catalogue is too large to be kept as a whole. ',
    `This browser keeps what was visited lately, among it ${count}:`,
    element('ul', {}, ...pages),
    none,
  ];
}

/** Titles come as they stand in a page. */
function plain(title: string): string {
  const page = new DOMParser().parseFromString(`<title>${title}</title>`, 'text/html');
  return page.title;
}

async function choose(none: boolean): Promise<void> {
  decline(none);
  const registration = await navigator.serviceWorker.getRegistration(href('/'));
  if (none && registration) {
    if (registration.active) await askWorker(registration.active, 'remove');
    await registration.unregister();
  }
  location.reload();
}

const head = document.querySelector('h1');
const kept = document.querySelector<HTMLElement>('.kept');
if (head && kept) wireKeptPage(head, kept);
