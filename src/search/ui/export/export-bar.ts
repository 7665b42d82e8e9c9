import { counted } from '#catalog/counted.ts';
import type { Answer, Search } from '#search/engine/search.ts';
import { button, element, storedList, storeList } from '#search/ui/element.ts';
import { idIn, isBare, mayLoad } from '#search/ui/zotero.ts';

/** Where the papers that were picked are kept. */
const KEY = 'selection';

/** Milliseconds that rows stand before Zotero offers them, for what readers ask comes first. */
const REST = 1500;

/** End of an address whose papers are to be exported at once, as pages without files have it. */
const AT_ONCE = '#export';

/**
 * The end of the list: exports what was found, or what the reader picks from it. Returns what puts
 * it behind the papers of an answer.
 */
export function exportBar(list: HTMLElement, search: Search) {
  /** Papers that the reader picked, by id, with their ordinals; kept for the session. */
  const picked = new Map(storedList('sessionStorage', KEY).filter(isPick));
  const bar = element('p', { class: 'export' });
  let ordinals: Answer['ordinals'] = new Uint32Array();
  let isPicking = picked.size > 0;
  let isAwaited = location.hash === AT_ONCE;
  let resting: ReturnType<typeof setTimeout> | undefined;
  new MutationObserver(() => {
    mark();
    offerSoon();
  }).observe(list, { childList: true, subtree: true });
  return (answer: Answer): void => {
    ordinals = answer.ordinals;
    write();
    if (answer.total > 0) list.append(bar);
    mark();
    if (isAwaited && answer.total > 0) openAll();
    isAwaited = false;
  };

  function openAll(): void {
    open([...ordinals]);
  }

  function write(): void {
    const openPicked = () => open([...picked.values()], [...picked.keys()]);
    const forPicked = [
      button({ class: 'button' }, openPicked, `Export ${counted(picked.size, 'picked paper')}`),
      ' ',
      button({ class: 'way' }, stop, 'Forget them'),
    ];
    bar.replaceChildren(
      button({ class: 'button' }, openAll, `Export ${counted(ordinals.length, 'paper')}`),
      ' ',
      ...(picked.size > 0 ? forPicked : []),
      ...(isPicking ? [] : [button({ class: 'way' }, pick, 'Pick some')]),
    );
  }

  function keep(): void {
    storeList('sessionStorage', KEY, [...picked]);
    write();
  }

  function pick(): void {
    isPicking = true;
    mark();
    write();
    list.querySelector<HTMLElement>('.pick')?.focus();
  }

  function stop(): void {
    isPicking = false;
    picked.clear();
    for (const box of list.querySelectorAll('.pick')) box.remove();
    keep();
    bar.querySelector('button')?.focus();
  }

  /** Gives each paper that has none a box to tick. */
  function mark(): void {
    if (!isPicking) return;
    for (const [at, item] of list.querySelectorAll('.papers > li').entries()) {
      const ordinal = ordinals[at];
      const link = item.querySelector<HTMLAnchorElement>('h3 a');
      const id = idIn(item);
      if (!item.querySelector('.pick') && id && ordinal !== undefined) {
        item.querySelector('.meta')?.prepend(pickBox(id, ordinal, link?.textContent ?? id));
      }
    }
  }

  function pickBox(id: string, ordinal: number, title: string): HTMLInputElement {
    const label = `Pick ${title}`;
    const box = element('input', { type: 'checkbox', class: 'pick', 'aria-label': label });
    box.checked = picked.has(id);
    box.addEventListener('change', () => {
      if (box.checked) picked.set(id, ordinal);
      else picked.delete(id);
      keep();
    });
    return box;
  }

  /** Has Zotero offer the rows, once they have stood for a while. */
  function offerSoon(): void {
    clearTimeout(resting);
    resting = setTimeout(() => offer().catch(() => {}), REST);
  }

  async function offer(): Promise<void> {
    const rows = [...list.querySelectorAll('.papers > li')];
    // Of the page's own list, which stands in where the search fails, it knows nothing.
    if (mayLoad() && rows.length <= ordinals.length && rows.some(isBare)) {
      const { offerFound } = await import('./offer-found.ts');
      await offerFound(rows, ordinals, search);
    }
  }

  async function open(ordinals: readonly number[], ids?: readonly string[]): Promise<void> {
    const { openExport } = await import('./export-dialog.ts');
    openExport({ ordinals, ids, search });
  }
}

function isPick(value: unknown): value is [string, number] {
  return Array.isArray(value) && typeof value[0] === 'string' && Number.isInteger(value[1]);
}
