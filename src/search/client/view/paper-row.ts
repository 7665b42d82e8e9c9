import { dateInWords } from '#catalog/dates.ts';
import { areaHref, authorHref, orgHref, paperHref } from '#catalog/urls.ts';
import type { Passage, Segment } from '../../highlight.ts';
import type { ResultRow } from '../search.ts';
import { element, heard } from './element.ts';
import type { Names } from './names.ts';

const IN_FULL = 5;
const OTHERWISE = 3;

/** A paper in the list of results, marked up as PaperItem.astro marks up the static list. */
export function paperRow(row: ResultRow, names: Names): HTMLLIElement {
  const title = element('a', { href: paperHref(row) }, ...marked(row.title));
  const abstract = element('p', { class: 'abs' }, ...passageOf(row.passage));
  const article = element(
    'article',
    { class: 'paper' },
    metaLine(row, names),
    element('h3', {}, title),
    byline(row, names),
    abstract,
    moreOf(row, abstract),
  );
  return element('li', {}, article);
}

function marked(segments: readonly Segment[]): (Node | string)[] {
  return segments.map(({ text, hit }) => (hit ? element('mark', {}, text) : text));
}

function passageOf({ opened, segments, cut }: Passage): (Node | string)[] {
  return [opened ? '… ' : '', ...marked(segments), cut ? ' …' : ''];
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
    venue && element('span', {}, venue),
    status && element('strong', {}, status),
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
    ...shown.flatMap((author, index) => [
      index > 0 && ', ',
      element('a', { href: authorHref(author) }, ...marked(author.name)),
    ]),
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

function moreOf(row: ResultRow, abstract: HTMLElement): HTMLElement {
  const details = element(
    'details',
    { class: 'more' },
    element('summary', {}, 'More', heard(` on ${shortTitle(row)}`)),
    element(
      'dl',
      { class: 'facts' },
      row.authors.length > IN_FULL &&
        fact('Authors', row.authors.map(({ name }) => plain(name)).join(', ')),
      fact('Cite', element('a', { href: `${paperHref(row)}#cite` }, row.id)),
    ),
  );
  details.addEventListener('toggle', () => {
    const shown = details.open ? marked(row.abstract) : passageOf(row.passage);
    abstract.replaceChildren(...shown);
  });
  return details;
}

function fact(term: string, value: Node | string): HTMLElement {
  return element('div', {}, element('dt', {}, term), element('dd', {}, value));
}

function plain(segments: readonly Segment[]): string {
  return segments.map(({ text }) => text).join('');
}

function shortTitle({ title }: ResultRow): string {
  return plain(title).split(': ')[0] ?? '';
}
