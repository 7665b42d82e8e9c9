import type { PersonName } from '#schema/person-name.ts';
import { areasOf } from '#schema/work.ts';
import type { Area, Author, Byline, Catalog, CatalogPaper, Listing, Org } from './catalog.ts';
import type { Content, Site } from './content.ts';
import { displayName } from './display-name.ts';
import { haveAuthorInCommon, titleKey } from './duplicates.ts';
import { byKind } from './kinds.ts';
import { linkFaults, workingCode } from './links.ts';
import { memo } from './maps.ts';
import { authorSlugs, nameAuthors } from './names.ts';
import { compareText, fullestFirst, newestFirst } from './order.ts';
import { nameVenues, venueSlug } from './venues.ts';

/** Enough for the index of authors of a large catalogue; the facets show fewer. */
const FREQUENT_AUTHORS = 60;

/** More records of one title are no versions of a work: each editorial is called so. */
const MOST_VERSIONS = 6;

/**
 * Resolves the references between records and puts everything in its order of display.
 * The order of the sources makes no difference to the result.
 * @throws when a record names an area or organisation that does not exist; `findConflicts`
 * reports the same with file and line.
 */
export function buildCatalog(content: Content): Catalog {
  const { site } = content;
  const slugOf = authorSlugs(content.authors);
  const areaOf = memo((tag: string): Area => {
    const listing = { tag, slug: tag.toLowerCase(), papers: [], yearStarts: new Map() };
    return { ...known(content.areas, tag, 'area'), ...listing };
  });
  const orgOf = memo((slug: string): Org => {
    return { ...known(content.orgs, slug, 'organisation'), slug, papers: [] };
  });
  const venueOf = memo((slug: string): Listing => ({ slug, name: '', papers: [] }));
  const yearOf = memo((slug: string): Listing => ({ slug, name: slug, papers: [] }));
  const authorOf = memo((slug: string): Author => {
    const { orcid, homepage } = content.authors.get(slug) ?? {};
    const listing = { slug, name: '', page: true, papers: [] };
    return { ...listing, sortKey: '', variants: [], orcid, homepage };
  });
  const bylineOf = (name: PersonName): Byline => {
    return { ...name, name: displayName(name), author: authorOf(slugOf(name)) };
  };

  const sourced = content.papers.toSorted((a, b) => newestFirst(a.record, b.record));
  const papers = sourced.map(({ record, commentary }): CatalogPaper => {
    const { area, org, ...rest } = record;
    const authors = record.authors.map(bylineOf);
    const paper: CatalogPaper = {
      ...rest,
      areas: areasOf({ area }).map(areaOf),
      orgs: org.map(orgOf),
      authors,
      credited: authors.length > 0 ? authors : record.editors.map(bylineOf),
      year: yearOf(record.date.slice(0, 4)),
      sameVenue: record.venue && venueOf(venueSlug(record.venue)),
      commentary,
      entered: content.entered?.get(`papers/${record.id}`),
      ...pdfPlaces(record, site),
      linkFaults: linkFaults(record, content.linkStates),
    };
    addToListings(paper);
    return paper;
  });

  joinVersions(papers);
  const bylines = papers.flatMap(({ credited }) => credited);
  const authors = nameAuthors(bylines, content.authors);
  for (const author of authors) author.page = author.papers.length >= site.authorPageFrom;
  return {
    site,
    papers,
    authors,
    areas: [...new Set(papers.flatMap(({ areas }) => areas))].sort(fullestFirst),
    orgs: [...new Set(papers.flatMap(({ orgs }) => orgs))].sort(fullestFirst),
    venues: nameVenues(papers).sort(fullestFirst),
    years: [...new Set(papers.map(({ year }) => year))].sort((a, b) => compareText(b.slug, a.slug)),
    kinds: byKind(papers),
    withCode: papers.filter((paper) => workingCode(paper) !== undefined),
    frequentAuthors: authors.toSorted(fullestFirst).slice(0, FREQUENT_AUTHORS),
  };
}

/** Lets the records of one title and author lead to each other. */
function joinVersions(papers: readonly CatalogPaper[]): void {
  for (const group of Map.groupBy(papers, ({ title }) => titleKey(title)).values()) {
    if (group.length === 1 || group.length > MOST_VERSIONS) continue;
    for (const paper of group) {
      const names = { names: paper.credited };
      const others = group.filter(
        (other) => other !== paper && haveAuthorInCommon(names, { names: other.credited }),
      );
      if (others.length > 0) paper.alsoAs = others;
    }
  }
}

function pdfPlaces({ pdf }: { pdf?: string | undefined }, { base, origin }: Site) {
  if (!pdf?.startsWith('/')) return {};
  const ownPdf = base + pdf.slice(1);
  return { ownPdf, pdf: origin && new URL(ownPdf, origin).href };
}

/** Puts a paper into every listing that it belongs to, once. */
function addToListings(paper: CatalogPaper): void {
  const { areas, year, sameVenue } = paper;
  for (const { yearStarts, papers } of areas)
    if (!yearStarts.has(year.slug)) yearStarts.set(year.slug, papers.length);
  const authors = paper.credited.map(({ author }) => author);
  const listings = new Set<Listing>([...areas, year, ...paper.orgs, ...authors]);
  if (sameVenue) listings.add(sameVenue);
  for (const { papers } of listings) papers.push(paper);
}

function known<Value>(registry: ReadonlyMap<string, Value>, key: string, kind: string): Value {
  const value = registry.get(key);
  if (!value) throw new Error(`No ${kind} is called ${key}`);
  return value;
}
