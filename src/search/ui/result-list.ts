import { describeFault } from '#catalog/links.ts';
import { beforeColon, type FactValue, type RowView, rowView } from '#catalog/row.ts';
import { shownOf } from '#search/engine/query/state.ts';
import type { ResultRow } from '#search/engine/search.ts';
import { inLanguage } from '#text/language.ts';
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

/**
 * The papers found, and a button for more of them.
 * @param more adds some, behind the number that is shown.
 */
export function resultList(shown: Shown, more: (length: number) => Promise<void>) {
  const { total, nameOf, searched } = shown;
  const list = element('ol', { class: 'papers' });
  const complaint = element('p', { class: 'complaint', role: 'status' });
  let isAsking = false;
  const again = button({ class: 'button again' }, async () => {
    if (isAsking) return;
    isAsking = true;
    await more(list.childElementCount);
    isAsking = false;
  });
  return {
    nodes: [list, complaint, again],
    /**
     * Adds rows up to a number of them, as far as there are papers, unless it is aborted. Returns
     * the rows that it added first.
     */
    async fill(to: number, signal: AbortSignal): Promise<readonly ResultRow[]> {
      const end = shownOf(total, to);
      let first: readonly ResultRow[] = [];
      while (list.childElementCount < end) {
        const at = list.childElementCount;
        const rows = await shown.rows(at, Math.min(at + ROWS_AT_ONCE, end));
        signal.throwIfAborted();
        if (first.length === 0) first = rows;
        list.append(...rows.map((row) => paperRow(row, nameOf, searched)));
        const left = total - list.childElementCount;
        complaint.textContent = '';
        again.hidden = left <= 0;
        again.textContent = `More papers (${left} left)`;
      }
      return first;
    },
    /** Says why there are no more rows yet. */
    complain(message: string): void {
      complaint.textContent = message;
    },
    /** Puts the focus on the paper with this index, without scrolling to it. */
    focus(index: number): void {
      const link = list.children[index]?.querySelector<HTMLElement>('h3 a');
      link?.focus({ preventScroll: true });
    },
  };
}

/**
 * A paper in the list of results, marked up as PaperItem.astro marks up the static list. Where
 * words were searched for, it shows the passage of the abstract that has them.
 */
export function paperRow(row: ResultRow, nameOf: NameOf, searched: boolean): HTMLLIElement {
  const authors = row.authors.map(({ name, slug }) => ({ name: plain(name), slug }));
  const view = rowView({ ...row, authors }, nameOf);
  const short = beforeColon(plain(row.title));
  const link = element('a', { href: view.href }, ...typesetText(row.title));
  const marks = (text: ResultRow['title']) => inLanguage(plain(text), row.language);
  const title = element('h3', { ...marks(row.title) }, link);
  const above = [metaLine(view, short), title, byline(view, row.authors)];
  const abstract = element('p', { class: 'abs', ...marks(row.abstract) });
  const hasText = row.abstract.some(({ text }) => text !== '');
  const summary = element('summary', {}, 'More', heard(` on ${short}`));
  const facts = element('dl', { class: 'facts' }, ...view.facts.map(fact));
  const details = element('details', { class: 'more' }, summary, facts);
  const { opened, segments, cut } = row.passage;
  const fill = () => {
    const passage = searched && !details.open;
    const best = () => [opened ? '… ' : '', ...typesetText(segments), cut ? ' …' : ''];
    abstract.replaceChildren(...(passage ? best() : linkedText(row.abstract)));
    abstract.classList.toggle('passage', passage);
  };
  fill();
  if (searched) details.addEventListener('toggle', fill);
  return element(
    'li',
    {},
    element('article', { class: 'paper' }, above, hasText && abstract, details),
  );
}

function metaLine(view: RowView, short: string) {
  const { areas, date, dateInWords, kind, venue, venueHref, status, code } = view;
  const link = { class: 'code', href: code, rel: 'external' };
  return element(
    'p',
    { class: 'meta' },
    ...areas.flatMap(({ tag, name, href }) => [
      element('a', { class: `tag area-${tag}`, href, title: name }, tag),
      ' ',
    ]),
    element('time', { datetime: date }, dateInWords),
    kind && [' ', element('span', {}, kind)],
    venue && [
      ' ',
      element('span', {}, venueHref ? element('a', { href: venueHref }, venue) : venue),
    ],
    status && [' ', heard(', '), element('strong', {}, status)],
    code && [' ', element('a', link, 'Code', heard(` for ${short}`))],
  );
}

function byline(view: RowView, authors: ResultRow['authors']): HTMLElement {
  const { names, more, authorsComplete, edited, orgs, moreOrgs } = view;
  const links = names.flatMap(({ at, href, isLong }, index) => [
    index > 0 && ', ',
    element(
      'a',
      { class: isLong && 'long', href, ...inLanguage(plain(authors[at]?.name ?? [])) },
      ...marked(authors[at]?.name ?? []),
    ),
  ]);
  return element(
    'p',
    { class: 'by' },
    ...links,
    more > 0 && [' ', element('span', {}, `and ${more} more`)],
    !authorsComplete && [' ', element('i', {}, 'et al.')],
    edited && [' ', element('i', {}, edited)],
    ...orgs.flatMap(({ name, href }) => [' ', element('a', { class: 'org', href }, name)]),
    moreOrgs > 0 && [' ', element('span', {}, `and ${moreOrgs} more organisations`)],
  );
}

function fact({ term, values }: RowView['facts'][number]): HTMLElement {
  return element('div', {}, element('dt', {}, term), ...values.map(factValue));
}

function factValue({ text, href, rel, host, fault }: FactValue): HTMLElement {
  const faint = (said: string) => [' ', element('span', { class: 'text-ink-faint' }, said)];
  const shown = href ? element('a', { href, rel }, text) : text;
  return element('dd', {}, shown, host && faint(host), fault && faint(`(${describeFault(fault)})`));
}
