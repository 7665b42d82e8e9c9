import type { Explorer } from './explore.ts';

/**
 * Loads the search when the reader shows intent: an address that asks something, a move towards
 * the box or the facets, a call for help. Until then the page costs no script but this one.
 */
export function wireSearch(page: HTMLElement): void {
  let loading: Promise<Explorer | undefined> | undefined;
  const start = () => {
    loading ??= load(page).catch(() => {
      loading = undefined;
      sayUnreachable(page);
      return undefined;
    });
    return loading;
  };
  const help = async () => (await start())?.help();

  for (const part of page.querySelectorAll('.search, .filters, .sort')) {
    for (const intent of ['focusin', 'pointerenter', 'touchstart', 'change']) {
      part.addEventListener(intent, start, { passive: true });
    }
  }
  // Where the script does not load, the form asks its question by loading the page again.
  page.querySelector('form')?.addEventListener('submit', (event) => {
    if (loading) event.preventDefault();
  });
  page.querySelector('.help')?.addEventListener('click', help);
  document.addEventListener('keydown', ({ key, target }) => {
    if (key === '?' && !isTyping(target)) help();
  });
  // The box says what the address asks before the search is there, so that a reader who is quicker
  // changes those words.
  const box = page.querySelector('input');
  if (box) box.value ||= new URLSearchParams(location.search).getAll('q').join(' ').trim();
  if (location.search) start();
}

async function load(page: HTMLElement): Promise<Explorer> {
  const { Explorer: Loaded } = await import('./explore.ts');
  const explorer = new Loaded(page);
  explorer.start();
  return explorer;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=checkbox]), textarea, select'))
  );
}

function sayUnreachable(page: HTMLElement): void {
  document.documentElement.classList.remove('asks');
  const list = page.querySelector('.list');
  if (!list || list.querySelector('.notice')) return;
  const notice = document.createElement('p');
  notice.className = 'notice';
  notice.role = 'status';
  const retry = document.createElement('button');
  retry.setAttribute('form', 'search');
  retry.textContent = 'Try again';
  notice.append('Search could not be loaded. The list below is complete without it. ', retry);
  list.prepend(notice);
}
