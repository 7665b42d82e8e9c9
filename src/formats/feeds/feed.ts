import type { CatalogPaper } from '#catalog/catalog.ts';
import type { Site } from '#catalog/content.ts';
import { enteredOn, modifiedOn, timestampOf } from '#catalog/dates.ts';
import { compareText } from '#catalog/order.ts';
import { arxivHref, href, paperHref } from '#catalog/urls.ts';
import { stableId } from '#formats/cite/stable-id.ts';
import { absolute } from '#formats/discovery/origin.ts';
import { plainAbstract, toPlain } from '#text/to-plain.ts';

/** Entries of a feed; who comes later finds the rest in the list itself. */
const ENTRIES = 50;

/** A feed as both Atom and JSON Feed hold it; addresses are absolute where the site's is known. */
export interface Feed {
  id: string;
  title: string;
  language: string;
  /** The page that shows the same papers. */
  page: string;
  /** Where the feed itself is, without the extension. */
  self: string;
  updated: string;
  entries: FeedEntry[];
}

export interface FeedEntry {
  id: string;
  title: string;
  page: string;
  /** The paper elsewhere: on arXiv, or its own page. */
  original?: string | undefined;
  /** When the paper came out, where the day is known. */
  published?: string | undefined;
  updated: string;
  authors: { name: string; page?: string | undefined }[];
  area: { tag: string; name: string };
  abstract: string;
  code: readonly string[];
  pdf?: string | undefined;
  arxiv?: string | undefined;
  doi?: string | undefined;
}

interface FeedSource {
  /** Folder of the feed's page below the site's root: `/areas/lg/`. */
  path: string;
  title: string;
  papers: readonly CatalogPaper[];
}

/** The papers that came last into the catalogue, last first. Dates are those of the records. */
export async function paperFeed({ path, title, papers }: FeedSource, site: Site): Promise<Feed> {
  const newest = papers
    .toSorted((a, b) => compareText(enteredOn(b), enteredOn(a)))
    .slice(0, ENTRIES);
  const entries = newest.map((paper) => feedEntry(paper, site));
  return feedOf({ path, name: 'feed', title }, await Promise.all(entries), site);
}

/** Records that were added or corrected, the last change first; a correction is an entry anew. */
export async function changesFeed(papers: readonly CatalogPaper[], site: Site): Promise<Feed> {
  const changes = papers
    .flatMap((paper) => [
      { paper, what: 'Added', date: paper.added },
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
  return feedOf({ path: '/', name: 'changes', title }, await Promise.all(entries), site);
}

async function feedOf(
  { path, name, title }: { path: string; name: string; title: string },
  entries: FeedEntry[],
  site: Site,
): Promise<Feed> {
  const { origin, language } = site;
  const updated = entries.map((entry) => entry.updated).sort();
  return {
    id: await stableId(`${site.name}${path}${name}`),
    title,
    language,
    page: absolute(href(path), origin),
    self: absolute(href(path + name), origin),
    updated: updated.at(-1) ?? timestampOf('1970'),
    entries,
  };
}

async function feedEntry(paper: CatalogPaper, site: Site): Promise<FeedEntry> {
  const { origin } = site;
  const { arxiv, url, status, date, authors, area } = paper;
  const mark = status ? `${status.toUpperCase()}: ` : '';
  return {
    id: await stableId(`${site.name}/papers/${paper.id}`),
    title: mark + toPlain(paper.title).replaceAll('\n', ' '),
    page: absolute(paperHref(paper), origin),
    original: arxiv ? arxivHref(arxiv) : url,
    published: date.length === 10 ? timestampOf(date) : undefined,
    updated: timestampOf(modifiedOn(paper)),
    authors: authors.map(({ name, author }) => ({
      name,
      page: author.page ? absolute(href(`/authors/${author.slug}/`), origin) : undefined,
    })),
    area: { tag: area.tag, name: area.name },
    abstract: plainAbstract(paper),
    code: paper.code,
    pdf: paper.pdf,
    arxiv,
    doi: paper.doi,
  };
}
