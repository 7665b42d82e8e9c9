import { describeFault } from '#catalog/links.ts';
import { beforeColon, type FactValue, type RowView, rowView } from '#catalog/row.ts';
import { shownOf } from '#search/engine/query/state.ts';
import type { ResultRow } from '#search/engine/search.ts';
import type { NameOf } from './choices.ts';
import { button, element, heard, linkedText, marked, plain, typesetText } from './element.ts';

/** Rows that are built at a time, so that no number of them holds up the page. */
const ROWS_AT_ONCE = 15;

interface Shown {
  /** Papers found in all. */
  total: number;
  nameOf: NameOf;
  /** Whether words were searched for. */
  searched: boolean;
  /** Gives some of the rows, as `slice` does. */
  rows(from: number, to: number): Promise<ResultRow[]>;
}

/** The papers found, and a button for more of them. */
export class ResultList {
  readonly nodes: readonly Node[];
  /** The rows that were added first. */
  first: readonly ResultRow[] = [];
  readonly #list = element('ol', { class: 'papers' });
  readonly #complaint = element('p', { class: 'complaint', role: 'status' });
  readonly #button: HTMLButtonElement;
  readonly #shown: Shown;

  constructor(shown: Shown, more: () => Promise<void>) {
    this.#shown = shown;
    let isAsking = false;
    this.#button = button({ class: 'button again' }, async () => {
      if (isAsking) return;
      isAsking = true;
      await more();
      isAsking = false;
    });
    this.nodes = [this.#list, this.#complaint, this.#button];
  }

  get length(): number {
    return this.#list.childElementCount;
  }

  /** Adds rows up to a number of them, as far as there are papers, unless it is aborted. */
  async fill(to: number, signal: AbortSignal): Promise<void> {
    const end = shownOf(this.#shown.total, to);
    while (this.length < end) {
      const rows = await this.#shown.rows(this.length, Math.min(this.length + ROWS_AT_ONCE, end));
      signal.throwIfAborted();
      this.#append(rows);
    }
  }

  #append(rows: readonly ResultRow[]): void {
    const { nameOf, searched, total } = this.#shown;
    if (this.length === 0) this.first = rows;
    this.#list.append(...rows.map((row) => paperRow(row, nameOf, searched)));
    const left = total - this.length;
    this.#complaint.textContent = '';
    this.#button.hidden = left <= 0;
    this.#button.textContent = `More papers (${left} left)`;
  }

  /** Says why there are no more rows yet. */
  complain(message: string): void {
    this.#complaint.textContent = message;
  }

  /** Puts the focus on the paper with this index, without scrolling to it. */
  focus(index: number): void {
    const link = this.#list.children[index]?.querySelector<HTMLElement>('h3 a');
    link?.focus({ preventScroll: true });
  }
}

/**
 * A paper in the list of results, marked up as PaperItem.astro marks up the static list. Where
 * words were searched for, it shows the passage of the abstract that has them.
 */
export function paperRow(row: ResultRow, nameOf: NameOf, searched: boolean): HTMLLIElement {
  const authors = row.authors.map(({ name, slug }) => ({ name: plain(name), slug }));
  const view = rowView({ ...row, authors }, nameOf);
  const short = beforeColon(plain(row.title));
  const title = element('a', { href: view.href }, ...typesetText(row.title));
  const abstract = element('p', { class: 'abs' });
  const details = element(
    'details',
    { class: 'more' },
    element('summary', {}, 'More', heard(` on ${short}`)),
    element('dl', { class: 'facts' }, ...view.facts.map(fact)),
  );
  const { opened, segments, cut } = row.passage;
  const fill = () => {
    const passage = searched && !details.open;
    const best = () => [opened ? '… ' : '', ...typesetText(segments), cut ? ' …' : ''];
    abstract.replaceChildren(...(passage ? best() : linkedText(row.abstract)));
    abstract.classList.toggle('passage', passage);
  };
  fill();
  if (searched) details.addEventListener('toggle', fill);
  const article = element(
    'article',
    { class: 'paper' },
    metaLine(view, short),
    element('h3', {}, title),
    byline(view, row.authors),
    abstract,
    details,
  );
  return element('li', {}, article);
}

function metaLine({ area, date, dateInWords, venue, status, code }: RowView, short: string) {
  const { tag, name, href } = area;
  const link = { class: 'code', href: code, rel: 'external' };
  return element(
    'p',
    { class: 'meta' },
    element('a', { class: `tag area-${tag}`, href, title: name }, tag),
    ' ',
    element('time', { datetime: date }, dateInWords),
    ...(venue ? [' ', element('span', {}, venue)] : []),
    ...(status ? [' ', heard(', '), element('strong', {}, status)] : []),
    ...(code ? [' ', element('a', link, 'Code', heard(` for ${short}`))] : []),
  );
}

function byline(
  { names, more, authorsComplete, orgs }: RowView,
  authors: ResultRow['authors'],
): HTMLElement {
  const links = names.flatMap(({ at, href, isLong }, index) => [
    index > 0 && ', ',
    element('a', { class: isLong && 'long', href }, ...marked(authors[at]?.name ?? [])),
  ]);
  return element(
    'p',
    { class: 'by' },
    ...links,
    ...(more > 0 ? [' ', element('span', {}, `and ${more} more`)] : []),
    ...(authorsComplete ? [] : [' ', element('i', {}, 'et al.')]),
    ...orgs.flatMap(({ name, href }) => [' ', element('a', { class: 'org', href }, name)]),
  );
}

function fact({ term, values }: RowView['facts'][number]): HTMLElement {
  return element('div', {}, element('dt', {}, term), ...values.map(factValue));
}

function factValue({ text, href, rel, host, fault }: FactValue): HTMLElement {
  return element(
    'dd',
    {},
    href ? element('a', { href, rel }, text) : text,
    ...(host ? [' ', element('span', { class: 'text-ink-faint' }, host)] : []),
    ...(fault
      ? [' ', element('span', { class: 'text-ink-faint' }, `(${describeFault(fault)})`)]
      : []),
  );
}
