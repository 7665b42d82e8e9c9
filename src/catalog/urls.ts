import type { CatalogPaper } from './catalog.ts';

/** Folder that the site is served from, from BASE: `/`, or `/papers/` on a shared host. */
const base = (import.meta.env?.BASE_URL ?? '/').replace(/\/*$/, '/');

/** An address on this site, under whatever folder it is served from. */
export function href(path: string): string {
  return base + path.replace(/^\//, '');
}

/** Stands for the site's root in texts that are made before it is known. */
export const ROOT = 'site:/';

/** A text as HTML, with its links to this site as `href` writes them. */
export function placeLinks(html: string): string {
  return html.replaceAll(`="${ROOT}`, `="${base}`);
}

export type ListingKind = 'authors' | 'areas' | 'orgs' | 'venues' | 'years';

export function paperHref(paper: { id: string }): string {
  return href(`/papers/${paper.id}/`);
}

/** Page of a listing; without a number its first page, which shows the newest papers. */
export function listingHref(kind: ListingKind, listing: { slug: string }, page?: number): string {
  return href(`/${kind}/${listing.slug}/${page ? `page/${page}/` : ''}`);
}

/** Page of the listings of a kind that begin with a letter; without a number the first one. */
export function letterHref(kind: ListingKind, letter: { slug: string }, page?: number): string {
  return href(`/${kind}/letter/${letter.slug}/${page ? `${page}/` : ''}`);
}

/** None for authors who have no page: a link without an address is a name. */
export function authorHref(author: { slug: string; page?: boolean }): string | undefined {
  return author.page === false ? undefined : listingHref('authors', author);
}

/** Page of an author that has the papers by their kinds. */
export function kindsHref(author: { slug: string }): string {
  return href(`/authors/${author.slug}/by-kind/`);
}

export const areaHref = (area: { slug: string }) => listingHref('areas', area);
export const orgHref = (org: { slug: string }) => listingHref('orgs', org);
export const venueHref = (venue: { slug: string }) => listingHref('venues', venue);
export const yearHref = (year: { slug: string }) => listingHref('years', year);

/** https://info.arxiv.org/help/arxiv_identifier.html */
export function arxivHref(id: string): string {
  return `https://arxiv.org/abs/${id}`;
}

/** https://www.doi.org/the-identifier/resources/handbook: the suffix may hold reserved signs. */
export function doiHref(doi: string): string {
  return `https://doi.org/${encodeURIComponent(doi).replaceAll('%2F', '/').replaceAll('%3A', ':')}`;
}

/** The published version: by DOI, else the paper's home page; none for papers without a venue. */
export function publishedHref({ venue, doi, url }: CatalogPaper): string | undefined {
  if (!venue) return undefined;
  return doi ? doiHref(doi) : url;
}

/** As PDF, here or elsewhere: https://info.arxiv.org/help/arxiv_identifier_for_services.html */
export function pdfHref({ ownPdf, pdf, arxiv }: CatalogPaper): string | undefined {
  return ownPdf ?? pdf ?? (arxiv && `https://arxiv.org/pdf/${arxiv}`);
}

/**
 * Where a reader can say what is wrong with a paper: a new issue of the repository, filled in as
 * far as its host allows (https://docs.github.com/issues, https://docs.gitlab.com/user/project/issues/create_issues/).
 */
export function correctionHref(repository: string, { id }: { id: string }): string {
  const base = repository.replace(/(?:\.git)?\/*$/, '');
  const title = `Correct: ${id}`;
  if (/(?:^|\.)gitlab\./.test(new URL(base).hostname)) {
    return `${base}/-/issues/new?${new URLSearchParams({ 'issue[title]': title })}`;
  }
  return `${base}/issues/new?${new URLSearchParams({ template: 'correction.yml', title, paper: id })}`;
}
