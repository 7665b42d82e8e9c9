import { counted } from '#catalog/counted.ts';
import { button, element, part } from './element.ts';

/** Below this width the facets are a sheet over the list, as catalogue.css lays them out. */
const PHONE = '(width < 48rem)';

/**
 * On a phone the Filter button opens the facets as a dialog, which holds the focus, closes with
 * Escape and gives the focus back to the button.
 */
export class FilterSheet {
  readonly #done = button({ class: 'button first' }, () => this.#sheet.close(), 'Show the papers');
  readonly #title = element('h2', { id: 'sheet-title', tabindex: '-1' }, 'Filter');
  readonly #sheet = element(
    'dialog',
    { class: 'panel sheet', 'aria-labelledby': 'sheet-title' },
    this.#title,
    this.#done,
  );
  #isReady = false;

  constructor(panel: HTMLElement) {
    const content = part(panel, '.facets');
    this.#sheet.addEventListener('close', () => panel.append(content));
    this.#sheet.addEventListener('click', (event) => {
      if (event.target === this.#sheet) this.#sheet.close();
    });
    document.body.append(this.#sheet);
    part(panel, 'summary').addEventListener('click', (event) => {
      if (!this.#isReady || !matchMedia(PHONE).matches || panel.hasAttribute('open')) return;
      event.preventDefault();
      this.#done.before(content);
      this.#sheet.showModal();
      this.#title.focus();
    });
  }

  /** Says how many papers closing the sheet shows; until then there is nothing to choose in it. */
  tell(total: number): void {
    this.#isReady = true;
    this.#done.textContent = `Show ${counted(total, 'paper')}`;
  }
}
