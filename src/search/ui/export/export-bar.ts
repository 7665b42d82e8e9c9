import { counted } from '#catalog/counted.ts';
import type { Answer, Search } from '#search/engine/search.ts';
import { button, element, storedList, storeList } from '#search/ui/element.ts';

/** Where the papers that were picked are kept. */
const KEY = 'selection';

/** The end of the list: exports what was found, or what the reader picks from it. */
export class ExportBar {
  readonly #list: HTMLElement;
  readonly #search: Search;
  /** Papers that the reader picked, by id, with their ordinals; kept for the session. */
  readonly #picked = new Map(storedList('sessionStorage', KEY).filter(isPick));
  readonly #bar = element('p', { class: 'export' });
  #answer: Answer | undefined;
  #picking = this.#picked.size > 0;

  constructor(list: HTMLElement, search: Search) {
    this.#list = list;
    this.#search = search;
    new MutationObserver(() => this.#mark()).observe(list, { childList: true, subtree: true });
  }

  /** Puts itself behind what answers a question. */
  show(answer: Answer): void {
    this.#answer = answer;
    this.#write();
    if (answer.total > 0) this.#list.append(this.#bar);
    this.#mark();
  }

  #write(): void {
    const total = this.#answer?.total ?? 0;
    const { size } = this.#picked;
    const picked = counted(size, 'picked paper');
    const forPicked = [
      button({ class: 'button' }, () => this.#open(true), `Export ${picked}`),
      ' ',
      button({ class: 'way' }, () => this.#stop(), 'Forget them'),
    ];
    this.#bar.replaceChildren(
      button({ class: 'button' }, () => this.#open(false), `Export ${counted(total, 'paper')}`),
      ' ',
      ...(size > 0 ? forPicked : []),
      ...(this.#picking ? [] : [button({ class: 'way' }, () => this.#pick(), 'Pick some')]),
    );
  }

  #pick(): void {
    this.#picking = true;
    this.#mark();
    this.#write();
    this.#list.querySelector<HTMLElement>('.pick')?.focus();
  }

  #stop(): void {
    this.#picking = false;
    this.#picked.clear();
    storeList('sessionStorage', KEY, [...this.#picked]);
    for (const box of this.#list.querySelectorAll('.pick')) box.remove();
    this.#write();
    this.#bar.querySelector('button')?.focus();
  }

  /** Gives each paper that has none a box to tick. */
  #mark(): void {
    if (!this.#picking) return;
    for (const [at, item] of this.#list.querySelectorAll('.papers > li').entries()) {
      const ordinal = this.#answer?.ordinals[at];
      const link = item.querySelector<HTMLAnchorElement>('h3 a');
      const id = /\/papers\/([^/]+)\/$/.exec(link?.pathname ?? '')?.[1];
      if (!item.querySelector('.pick') && id && ordinal !== undefined) {
        item.querySelector('.meta')?.prepend(this.#box(id, ordinal, link?.textContent ?? id));
      }
    }
  }

  #box(id: string, ordinal: number, title: string): HTMLInputElement {
    const label = `Pick ${title}`;
    const box = element('input', { type: 'checkbox', class: 'pick', 'aria-label': label });
    box.checked = this.#picked.has(id);
    box.addEventListener('change', () => {
      if (box.checked) this.#picked.set(id, ordinal);
      else this.#picked.delete(id);
      storeList('sessionStorage', KEY, [...this.#picked]);
      this.#write();
    });
    return box;
  }

  async #open(picked: boolean): Promise<void> {
    const { openExport } = await import('./export-dialog.ts');
    const ordinals = picked ? this.#picked.values() : (this.#answer?.ordinals ?? []);
    const ids = picked ? [...this.#picked.keys()] : undefined;
    openExport({ ordinals: Array.from(ordinals), ids, search: this.#search });
  }
}

function isPick(value: unknown): value is [string, number] {
  return Array.isArray(value) && typeof value[0] === 'string' && Number.isInteger(value[1]);
}
