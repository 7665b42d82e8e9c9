/**
 * Loads the search when the reader shows intent: an address that asks something, a move towards
 * the box or the facets. Until then the page costs no script but this one.
 */
export function wireSearch(page: HTMLElement): void {
  let started = false;
  const start = () => {
    if (started) return;
    started = true;
    import('./view/explore.ts').then(
      ({ explore }) => explore(page),
      () => {
        started = false;
        sayUnreachable(page);
      },
    );
  };

  for (const part of page.querySelectorAll('.search, .filter, .sort')) {
    for (const intent of ['focusin', 'pointerenter', 'touchstart', 'submit']) {
      part.addEventListener(intent, start, { passive: true });
    }
  }
  page.querySelector('form')?.addEventListener('submit', (event) => event.preventDefault());
  if (location.search) start();
}

function sayUnreachable(page: HTMLElement): void {
  const list = page.querySelector('.list');
  if (!list || list.querySelector('.notice')) return;
  const notice = document.createElement('p');
  notice.className = 'notice';
  notice.role = 'status';
  notice.textContent =
    'Search could not be loaded; the list below is complete without it. Search again to retry.';
  list.prepend(notice);
}
