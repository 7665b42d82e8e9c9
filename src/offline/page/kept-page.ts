import { counted } from '#catalog/counted.ts';
import { href } from '#catalog/urls.ts';
import { askWorker } from '../messages.ts';
import { button, dayInWords, decline, element, isDeclined } from './line.ts';

/**
 * What this browser keeps, listed where it is not all, and what lets the reader change that.
 * @throws if the browser allows no copy
 */
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
    // Titles come as they stand in a page.
    const page = new DOMParser().parseFromString(`<title>${title}</title>`, 'text/html');
    const link = element('a', { href: href(path) }, page.title);
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

async function choose(none: boolean): Promise<void> {
  decline(none);
  const registration = await navigator.serviceWorker.getRegistration(href('/'));
  if (none && registration) {
    if (registration.active) await askWorker(registration.active, 'remove');
    await registration.unregister();
  }
  location.reload();
}

// The page about reading offline, which also stands in for pages that are not kept.
const head = document.querySelector('h1');
if (head && location.pathname !== href('/offline/')) {
  head.textContent = 'This page is not in the offline copy.';
  document.title = head.textContent;
}
sayKept()
  .catch(() => ['This browser allows no offline copy here.'])
  .then((kept) => document.querySelector('.kept')?.replaceChildren(...kept));
