import { element, textElement, XML_DECLARATION } from '#formats/xml.ts';
import type { Feed, FeedEntry } from './feed.ts';

/**
 * The feed as Atom (RFC 4287). Its ids are IRIs whether or not the site's address is known; its
 * links may be relative to where the feed is (section 2).
 */
export function toAtom(feed: Feed): string {
  const { id, title, language, updated, page, self, entries } = feed;
  return (
    XML_DECLARATION +
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language },
      '\n',
      textElement('id', id),
      textElement('title', title),
      textElement('updated', updated),
      element('link', { rel: 'self', type: 'application/atom+xml', href: `${self}.xml` }),
      element('link', { rel: 'alternate', type: 'text/html', href: page }),
      ...entries.map(entryElement),
    )
  );
}

function entryElement(entry: FeedEntry): string {
  const { id, title, published, updated, page, original, authors, area, pdf } = entry;
  const link = (rel: string, href: string, more: Record<string, string> = {}) =>
    element('link', { rel, href, ...more });
  return element(
    'entry',
    {},
    '\n',
    textElement('id', id),
    textElement('title', title),
    textElement('published', published),
    textElement('updated', updated),
    ...authors.map((author) =>
      element('author', {}, textElement('name', author.name), textElement('uri', author.page)),
    ),
    link('alternate', page, { type: 'text/html' }),
    ...(original ? [link('via', original)] : []),
    ...(pdf ? [link('related', pdf, { type: 'application/pdf', title: 'PDF' })] : []),
    ...entry.code.map((url) => link('related', url, { title: 'Code' })),
    element('category', { term: area.tag, label: area.name }),
    textElement('summary', entry.abstract),
  );
}
