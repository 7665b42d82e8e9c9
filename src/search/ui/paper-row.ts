import { describeFault } from '#catalog/link-states.ts';
import { beforeColon, type FactValue, type RowView, rowView } from '#catalog/row.ts';
import type { ResultRow } from '#search/engine/search.ts';
import { element, heard } from './element.ts';
import { linkedText, marked, plain, typesetText } from './marked-text.ts';
import type { Names } from './names.ts';

/**
 * A paper in the list of results, marked up as PaperItem.astro marks up the static list. Where
 * words were searched for, it shows the passage of the abstract that has them.
 */
export function paperRow(row: ResultRow, names: Names, searched: boolean): HTMLLIElement {
  const authors = row.authors.map(({ name, slug }) => ({ name: plain(name), slug }));
  const view = rowView({ ...row, authors }, names.of);
  const short = beforeColon(plain(row.title));
  const title = element('a', { href: view.href }, ...typesetText(row.title));
  const abstract = element('p', { class: 'abs' });
  const details = element(
    'details',
    { class: 'more' },
    element('summary', {}, 'More', heard(` on ${short}`)),
    element('dl', { class: 'facts' }, ...view.facts.map(fact)),
  );
  const fill = () => {
    const passage = searched && !details.open;
    abstract.replaceChildren(...(passage ? passageOf(row) : linkedText(row.abstract)));
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

function passageOf({ passage: { opened, segments, cut } }: ResultRow): (Node | string)[] {
  return [opened ? '… ' : '', ...typesetText(segments), cut ? ' …' : ''];
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
