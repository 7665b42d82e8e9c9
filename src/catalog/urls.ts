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

export type ShelfKind = 'authors' | 'areas' | 'orgs' | 'years';

interface HasSlug {
  slug: string;
}

export function paperHref(paper: { id: string }): string {
  return href(`/papers/${paper.id}/`);
}

/** Page of a shelf; without a number its first page, which shows the newest papers. */
export function shelfHref(kind: ShelfKind, shelf: HasSlug, page?: number): string {
  return href(`/${kind}/${shelf.slug}/${page ? `page/${page}/` : ''}`);
}

/** None for authors who have no page: a link without an address is a name. */
export function authorHref(author: HasSlug & { page?: undefined }): string;
export function authorHref(author: HasSlug & { page: boolean }): string | undefined;
export function authorHref(author: HasSlug & { page?: boolean | undefined }): string | undefined {
  return author.page === false ? undefined : shelfHref('authors', author);
}

export function areaHref(area: HasSlug): string {
  return shelfHref('areas', area);
}

export function orgHref(org: HasSlug): string {
  return shelfHref('orgs', org);
}

export function yearHref(year: HasSlug): string {
  return shelfHref('years', year);
}

/** https://info.arxiv.org/help/arxiv_identifier.html */
export function arxivHref(id: string): string {
  return `https://arxiv.org/abs/${id}`;
}

/** https://info.arxiv.org/help/arxiv_identifier_for_services.html */
export function arxivPdfHref(id: string): string {
  return `https://arxiv.org/pdf/${id}`;
}

/** https://www.doi.org/the-identifier/resources/handbook: the suffix may hold reserved signs. */
export function doiHref(doi: string): string {
  return `https://doi.org/${encodeURIComponent(doi).replaceAll('%2F', '/').replaceAll('%3A', ':')}`;
}
