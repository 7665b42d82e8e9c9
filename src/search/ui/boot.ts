import { startWorker } from './start-worker.ts';

/**
 * Loads the search when the reader shows intent: an address that asks something, a move towards
 * the box or the facets, a call for help, which the `?` key is too. Until then the page costs no script but this one.
 */
export function wireSearch(page: HTMLElement): void {
  const [box, form] = [page.querySelector('input'), page.querySelector('form')];
  /** Gives what opens the help. */
  let loading: Promise<(() => void) | undefined> | undefined;
  let handed: Promise<void> | undefined;
  const begin = () => {
    const started = startWorker();
    handed = import('./hand-over.ts').then(
      (it) => started && it.handOver(started.worker, form?.action, box?.value),
    );
    return started;
  };
  const load = async () => {
    const started = begin();
    const [{ explore }] = await Promise.all([import('./explore.ts'), handed]);
    return explore(page, started, begin);
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
  else
    setTimeout(
      () => import('./zotero.ts').then((it) => it.offerPage(page)).catch(() => {}),
      AFTER_VIEW,
    );
}

/** Milliseconds in which nothing but what readers ask for is loaded. */
const AFTER_VIEW = 3000;

function sayUnreachable(page: HTMLElement): void {
  document.documentElement.classList.remove('asks');
  const list = page.querySelector('.list');
  if (!list || list.querySelector('.notice')) return;
  const message = 'Search could not be loaded. The list below is complete without it.';
  const retry = '<button form="search">Try again</button>';
  list.insertAdjacentHTML('afterbegin', `<p class="notice" role="status">${message} ${retry}</p>`);
}
