import { dateInWords } from '#catalog/dates.ts';
import { areaHref, authorHref, orgHref, paperHref } from '#catalog/urls.ts';
import type { ResultRow } from '#search/engine/search.ts';
import { element, heard } from './element.ts';
import { linkedText, marked, plain, typesetText } from './marked-text.ts';
import type { Names } from './names.ts';
import { paperFacts } from './paper-facts.ts';

const IN_FULL = 5;
const OTHERWISE = 3;

/** Longer names may break, as AuthorLink.astro has it. */
const LONGEST_ON_A_LINE = 30;

/**
 * A paper in the list of results, marked up as PaperItem.astro marks up the static list. Where
 * words were searched for, it shows the passage of the abstract that has them.
 */
export function paperRow(row: ResultRow, names: Names, searched: boolean): HTMLLIElement {
  const title = element('a', { href: paperHref(row) }, ...typesetText(row.title));
  const abstract = element('p', { class: 'abs' });
  const details = element(
    'details',
    { class: 'more' },
    element('summary', {}, 'More', heard(` on ${shortTitle(row)}`)),
    paperFacts(row),
  );
  const fill = () => {
    const passage = searched && !details.open;
    abstract.replaceChildren(...(passage ? passageOf(row) : linkedText(row.abstract)));
    abstract.classList.toggle('passage', passage);
  };
  fill();
  if (searched) details.addEventListener('toggle', fill);
  const heading = element('h3', {}, title);
  const article = element(
    'article',
    { class: 'paper' },
    metaLine(row, names),
    heading,
    byline(row, names),
    abstract,
    details,
  );
  return element('li', {}, article);
}

function passageOf({ passage: { opened, segments, cut } }: ResultRow): (Node | string)[] {
  return [opened ? '… ' : '', ...typesetText(segments), cut ? ' …' : ''];
}

function metaLine(row: ResultRow, names: Names): HTMLElement {
  const { area, date, venue, status, code } = row;
  const [repository] = code;
  const tag = { class: `tag area-${area}`, title: names.of('area', area) };
  return element(
    'p',
    { class: 'meta' },
    element('a', { ...tag, href: areaHref({ slug: area.toLowerCase() }) }, area),
    ' ',
    element('time', { datetime: date }, dateInWords(date)),
    venue && ' ',
    venue && element('span', {}, venue),
    status && ' ',
    status && element('span', { class: 'heard' }, ', '),
    status && element('strong', {}, status),
    repository !== undefined && ' ',
    repository !== undefined &&
      element(
        'a',
        { class: 'code', href: repository, rel: 'external' },
        'Code',
        heard(` for ${shortTitle(row)}`),
      ),
  );
}

function byline({ authors, authorsComplete, orgs }: ResultRow, names: Names): HTMLElement {
  const shown = authors.slice(0, authors.length > IN_FULL ? OTHERWISE : IN_FULL);
  const more = authors.length - shown.length;
  return element(
    'p',
    { class: 'by' },
    ...shown.flatMap((author, index) => [index > 0 && ', ', authorLink(author)]),
    more > 0 && ' ',
    more > 0 && element('span', {}, `and ${more} more`),
    !authorsComplete && ' ',
    !authorsComplete && element('i', {}, 'et al.'),
    ...orgs.flatMap((slug) => [
      ' ',
      element('a', { class: 'org', href: orgHref({ slug }) }, names.of('org', slug)),
    ]),
  );
}

function authorLink({ name, slug }: ResultRow['authors'][number]): HTMLAnchorElement {
  const isLong = plain(name).length > LONGEST_ON_A_LINE;
  return element('a', { class: isLong && 'long', href: authorHref({ slug }) }, ...marked(name));
}

function shortTitle({ title }: ResultRow): string {
  return plain(title).split(': ')[0] ?? '';
}
