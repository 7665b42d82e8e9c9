import type { Origin } from '#formats/discovery/origin.ts';
import type { Feed, FeedEntry } from './feed.ts';

/** The feed as JSON Feed 1.1 (https://jsonfeed.org/version/1.1), which has absolute addresses only. */
export function toJsonFeed(feed: Feed, origin: Origin): string {
  const { title, language, page, self, entries } = feed;
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    ...(origin && { home_page_url: page, feed_url: `${self}.json` }),
    language,
    items: entries.map((entry) => itemOf(entry, origin)),
  });
}

function itemOf(entry: FeedEntry, origin: Origin) {
  const { id, title, page, original, published, updated, authors, area, pdf } = entry;
  return {
    id,
    ...(origin && { url: page }),
    external_url: original,
    title,
    content_text: entry.abstract,
    date_published: published,
    date_modified: updated,
    authors: authors.map((author) => ({ name: author.name, ...(origin && { url: author.page }) })),
    tags: [area.tag],
    ...(pdf && { attachments: [{ url: pdf, mime_type: 'application/pdf', title: 'PDF' }] }),
    _paper: { arxiv: entry.arxiv, doi: entry.doi, code: entry.code },
  };
}
