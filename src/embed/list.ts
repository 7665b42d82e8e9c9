import { readFeed, type ShownEntry, type ShownFeed } from './feed.ts';

/**
 * A list of papers in a page of another site: `<offprint-list src="…/feed.json" limit="10"
 * heading="3">` shows the feed of any listing before the link inside, which stays in any case. The
 * list is part of that page, in its own type and colours; it brings no style but that it is a
 * block. Nothing of a feed is ever read as markup.
 */
class PaperList extends HTMLElement {
  static observedAttributes = ['src', 'limit', 'heading'];
  #list: HTMLElement | undefined;
  #running: AbortController | undefined;

  connectedCallback(): void {
    this.#load();
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#load();
  }

  disconnectedCallback(): void {
    this.#running?.abort();
  }

  /** The list before stays until the next is there, and for good where that does not come. */
  async #load(): Promise<void> {
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    const { signal } = running;
    // Attributes are told one by one: of those that change together, the last decides.
    await Promise.resolve();
    if (signal.aborted) return;
    this.setAttribute('aria-busy', 'true');
    const late = setTimeout(() => running.abort(new Error('no answer in good time')), PATIENCE);
    try {
      const src = new URL(this.getAttribute('src') ?? '', document.baseURI);
      const answer = await fetch(src, { signal, credentials: 'omit' });
      if (!answer.ok) throw new Error(String(answer.status));
      const feed = readFeed(await answer.json(), this.getAttribute('limit'));
      signal.throwIfAborted();
      this.#show(feed);
    } catch (error) {
      const isTold = this.#running === running && this.isConnected;
      if (isTold) console.warn(`${this.localName}: ${this.getAttribute('src')}:`, error);
    }
    clearTimeout(late);
    if (this.#running === running) this.removeAttribute('aria-busy');
  }

  #show({ title, entries }: ShownFeed): void {
    const level = /^[1-6]$/.exec(this.getAttribute('heading') ?? '')?.[0];
    const items = entries.map((entry) => itemOf(entry, level));
    this.#list?.remove();
    this.#list = undefined;
    if (items.length === 0) return;
    // Without its bullets, as many pages have it, a list is none to some screen readers.
    const list = element('ul', { role: 'list', ...(title && { 'aria-label': title }) }, ...items);
    this.#list = list;
    this.prepend(list);
  }
}

/** Milliseconds that a feed may take. */
const PATIENCE = 20_000;

function itemOf(entry: ShownEntry, level: string | undefined): HTMLElement {
  const { title, language, address, authors, more, place } = entry;
  const own = { dir: 'auto', ...(language && { lang: language }) };
  const link = element(
    address ? 'a' : 'span',
    { ...own, ...(address && { href: address }) },
    title,
  );
  const names = authors.flatMap((name, at) => [at > 0 ? ', ' : '', element('bdi', {}, name)]);
  if (more) names.push(' et al.');
  if (place) names.push(names.length === 0 ? '' : more ? ' ' : '. ', element('bdi', {}, place));
  const below = names.length > 0 ? [element('div', {}, ...names)] : [];
  return element('li', {}, level ? element(`h${level}`, {}, link) : link, ...below);
}

function element(tag: string, attributes: object, ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Weaker than any rule of the page; a policy that forbids styles in markup allows these. */
function addStyle(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(':where(offprint-list){display:block;overflow-wrap:anywhere}');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}

// Another catalogue may have brought the same.
if (!customElements.get('offprint-list')) {
  addStyle();
  customElements.define('offprint-list', PaperList);
}
