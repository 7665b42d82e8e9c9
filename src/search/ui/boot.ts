import { startWorker } from './start-worker.ts';

/**
 * Loads the search when the reader shows intent: an address that asks something, a move towards
 * the box or the facets, a call for help, which the `?` key is too. Until then the page costs no script but this one.
 */
export function wireSearch(page: HTMLElement): void {
  const [box, form] = [page.querySelector('input'), page.querySelector('form')];
  /** Gives what opens the help. */
  let loading: Promise<(() => void) | undefined> | undefined;
  const load = async () => {
    const started = form && globalThis.Worker && startWorker(form.action, box?.value);
    return (await import('./explore.ts')).explore(page, started ?? undefined);
  };
  const start = () => {
    loading ??= load().catch(() => {
      loading = undefined;
      sayUnreachable(page);
      return undefined;
    });
    return loading;
  };

  for (const part of page.querySelectorAll('.search, .filters, .sort')) {
    for (const intent of ['focusin', 'pointerenter', 'touchstart', 'change']) {
      part.addEventListener(intent, start, { passive: true });
    }
  }
  // Where the script does not load, the form asks its question by loading the page again.
  form?.addEventListener('submit', (event) => {
    if (loading) event.preventDefault();
  });
  page.querySelector('.help')?.addEventListener('click', async () => (await start())?.());
  // The box says what the address asks before the search is there, so that a reader who is quicker
  // changes those words.
  if (box) box.value ||= new URLSearchParams(location.search).getAll('q').join(' ').trim();
  if (location.search) start();
  else offerLater(page);
}

/** Milliseconds after the first view in which nothing but what readers ask for is loaded. */
const AFTER_VIEW = 1500;

/** Has Zotero offer the papers of the page's own list. */
function offerLater(page: HTMLElement): void {
  const rows = [...page.querySelectorAll('.papers > li')];
  const file = new URL('coins.json', location.href);
  const offer = async () => {
    const { mayLoad, offerPage } = await import('./zotero.ts');
    if (mayLoad()) await offerPage(rows, file);
  };
  addEventListener('load', () => setTimeout(() => offer().catch(() => {}), AFTER_VIEW));
}

function sayUnreachable(page: HTMLElement): void {
  document.documentElement.classList.remove('asks');
  const list = page.querySelector('.list');
  if (!list || list.querySelector('.notice')) return;
  const message = 'Search could not be loaded. The list below is complete without it.';
  const retry = '<button form="search">Try again</button>';
  list.insertAdjacentHTML('afterbegin', `<p class="notice" role="status">${message} ${retry}</p>`);
}
