import type { CatalogPaper } from '#catalog/catalog.ts';
import type { Site } from '#catalog/content.ts';
import { enteredOn, modifiedOn, timestampOf } from '#catalog/dates.ts';
import { compareText } from '#catalog/order.ts';
import { firstNames, rowOf } from '#catalog/row.ts';
import { arxivHref, authorHref, href, paperHref } from '#catalog/urls.ts';
import { toCslJson } from '#formats/cite/csl-json.ts';
import { toPlainReference } from '#formats/cite/reference.ts';
import { absolute, type Origin } from '#formats/discovery/origin.ts';
import { element, textElement, xmlDocument } from '#formats/xml.ts';
import { plainAbstract } from '#text/to-plain.ts';

/** Entries of a feed; who comes later finds the rest in the list itself. */
const ENTRIES = 50;

/** A feed as both Atom and JSON Feed hold it; addresses are absolute where the site's is known. */
export type Feed = Awaited<ReturnType<typeof feedOf>>;

type FeedEntry = Awaited<ReturnType<typeof feedEntry>>;

/** The papers that came last, last first; `path` is the folder of the feed's page: `/areas/lg/`. */
export async function paperFeed(
  { path, title, papers }: { path: string; title: string; papers: readonly CatalogPaper[] },
  site: Site,
): Promise<Feed> {
  const newest = papers
    .toSorted((a, b) => compareText(enteredOn(b), enteredOn(a)))
    .slice(0, ENTRIES);
  const entries = newest.map((paper) => feedEntry(paper, site));
  return feedOf(path, 'feed', title, await Promise.all(entries), site);
}

/** Records that were added or corrected, the last change first; a correction is an entry anew. */
export async function changesFeed(papers: readonly CatalogPaper[], site: Site): Promise<Feed> {
  const changes = papers
    .flatMap((paper) => [
      { paper, what: 'Added', date: paper.added ?? paper.entered },
      { paper, what: 'Corrected', date: paper.updated },
    ])
    .flatMap(({ date, ...change }) => (date ? { ...change, date } : []))
    .toSorted((a, b) => compareText(b.date, a.date))
    .slice(0, 2 * ENTRIES);
  const entries = changes.map(async ({ paper, what, date }): Promise<FeedEntry> => {
    const entry = await feedEntry(paper, site);
    const id = await stableId(`${site.name}/papers/${paper.id}/${what}/${date}`);
    return { ...entry, id, title: `${what}: ${entry.title}`, updated: timestampOf(date) };
  });
  const title = `${site.name}: records added and corrected`;
  return feedOf('/', 'changes', title, await Promise.all(entries), site);
}

async function feedOf(path: string, name: string, title: string, entries: FeedEntry[], site: Site) {
  const { origin, language } = site;
  const updated = entries.map((entry) => entry.updated).sort();
  return {
    id: await stableId(`${site.name}${path}${name}`),
    title,
    language,
    /** The page that shows the same papers. */
    page: absolute(href(path), origin),
    /** Where the feed itself is, without the extension. */
    self: absolute(href(path + name), origin),
    updated: updated.at(-1) ?? timestampOf('1970'),
    entries,
  };
}

async function feedEntry(paper: CatalogPaper, { name, origin }: Site) {
  const { id, arxiv, url, date } = paper;
  const page = absolute(paperHref(paper), origin);
  const named = firstNames(paper.credited);
  const more = paper.credited.length - named.length;
  return {
    id: await stableId(`${name}/papers/${id}`),
    title: toCslJson(paper).title,
    page,
    /** The paper elsewhere: on arXiv, or its own page. */
    original: arxiv ? arxivHref(arxiv) : url,
    /** When the paper came out, where the day is known. */
    published: date.length === 10 ? timestampOf(date) : undefined,
    updated: timestampOf(modifiedOn(paper)),
    authors: [
      ...named.map(({ name, author }) => {
        const own = authorHref(author);
        return { name, page: own && absolute(own, origin) };
      }),
      ...(more > 0 ? [{ name: `and ${more} more`, page }] : []),
    ],
    // Readers pass over what has no text.
    text: plainAbstract(paper) || toPlainReference(paper),
    paper,
  };
}

/** The feed as Atom (RFC 4287); its links may be relative to where the feed is (section 2). */
export function toAtom(feed: Feed): string {
  const { id, title, language, updated, page, self, entries } = feed;
  return xmlDocument(
    'feed',
    { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': language },
    textElement('id', id),
    textElement('title', title),
    textElement('updated', updated),
    element('link', { rel: 'self', type: 'application/atom+xml', href: `${self}.xml` }),
    element('link', { rel: 'alternate', type: 'text/html', href: page }),
    ...entries.map(entryElement),
  );
}

function entryElement(entry: FeedEntry): string {
  const { id, title, published, updated, page, original, authors, text, paper } = entry;
  const { areas, code, language, pdf } = paper;
  const link = (rel: string, href: string | undefined, more: Record<string, string> = {}) =>
    href ? element('link', { rel, href, ...more }) : '';
  return element(
    'entry',
    { 'xml:lang': language },
    '\n',
    textElement('id', id),
    textElement('title', title),
    textElement('published', published),
    textElement('updated', updated),
    ...authors.map((author) =>
      element('author', {}, textElement('name', author.name), textElement('uri', author.page)),
    ),
    link('alternate', page, { type: 'text/html' }),
    link('via', original),
    link('related', pdf, { type: 'application/pdf', title: 'PDF' }),
    ...code.map((url) => link('related', url, { title: 'Code' })),
    ...areas.map(({ tag, name }) => element('category', { term: tag, label: name })),
    textElement('summary', text),
  );
}

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
  const { id, title, page, original, published, updated, authors, text, paper } = entry;
  const { areas, arxiv, code, date, doi, language, pdf } = paper;
  const { venue } = rowOf(paper);
  return {
    id,
    language,
    ...(origin && { url: page }),
    external_url: original,
    title,
    content_text: text,
    date_published: published,
    date_modified: updated,
    authors: authors.map((author) => ({ name: author.name, ...(origin && { url: author.page }) })),
    tags: areas.map(({ tag }) => tag),
    ...(pdf && { attachments: [{ url: pdf, mime_type: 'application/pdf', title: 'PDF' }] }),
    _paper: { arxiv, doi, code, date, venue },
  };
}

/** Namespace of the ids below, drawn once. */
const NAMESPACE = '6f1d5a0e-3f6b-4c55-9a53-1f0d0c8a7e42';

/** A UUID of version 5 (RFC 9562, section 5.5): the same for ever, wherever the site moves. */
async function stableId(name: string): Promise<string> {
  const namespace = Array.from(NAMESPACE.matchAll(/\w\w/g), ([pair]) => Number.parseInt(pair, 16));
  const bytes = Uint8Array.from([...namespace, ...new TextEncoder().encode(name)]);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-1', bytes));
  // The version and the variant have their places among the bytes of the hash.
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `urn:uuid:${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')}`;
}
