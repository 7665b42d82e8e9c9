import { linkLabel } from '#catalog/links.ts';
import { arxivHref, paperHref } from '#catalog/urls.ts';
import type { ResultRow } from '#search/engine/search.ts';
import { element } from './element.ts';
import { plain } from './marked-text.ts';

/** More authors than this are named in full only here. */
const IN_LINE = 5;

/** What "More" opens, as PaperFacts.astro has it. */
export function paperFacts(row: ResultRow): HTMLDListElement {
  const { authors, venue, venueInFull = venue, venueUrl, code, arxiv } = row;
  return element(
    'dl',
    { class: 'facts' },
    authors.length > IN_LINE && fact('Authors', authors.map(({ name }) => plain(name)).join(', ')),
    venueInFull && fact('Venue', venueUrl ? outside(venueUrl, venueInFull) : venueInFull),
    code.length > 1 && repositories(code),
    arxiv && fact('arXiv', outside(arxivHref(arxiv), arxiv)),
    fact('Cite', element('a', { href: `${paperHref(row)}#cite` }, row.id)),
  );
}

function repositories(urls: readonly string[]): HTMLElement {
  const links = urls.map((url) => {
    const { name, host } = linkLabel(url);
    const at = element('span', { class: 'text-ink-faint' }, host);
    return element('dd', {}, outside(url, name), ' ', at);
  });
  return element('div', {}, element('dt', {}, 'Code'), ...links);
}

function fact(term: string, value: Node | string): HTMLElement {
  return element('div', {}, element('dt', {}, term), element('dd', {}, value));
}

function outside(href: string, text: string): HTMLAnchorElement {
  return element('a', { href, rel: 'external' }, text);
}
