import type { Venue } from '#schema/paper.ts';
import type { CatalogPaper } from './catalog.ts';
import { arxivPdfHref, doiHref } from './urls.ts';

/** Where and when, with the place in the volume: `ICML 2025, PMLR 267, pages 57503–57522`. */
export function venueInWords({ name, year, series, volume, pages }: Venue): string {
  const place = [series, volume].filter(Boolean).join(' ');
  const parts = [`${name} ${year}`];
  if (place) parts.push(series ? place : `volume ${place}`);
  if (pages) parts.push(`pages ${pages.replace(/-+/g, '–')}`);
  return parts.join(', ');
}

/** The published version: by DOI, else the paper's home page; none for papers without a venue. */
export function venueHref({ venue, doi, url }: CatalogPaper): string | undefined {
  if (!venue) return undefined;
  return doi ? doiHref(doi) : url;
}

/** The paper as PDF: the record's own, else arXiv's. */
export function pdfHref({
  ownPdf,
  pdf,
  arxiv,
}: Pick<CatalogPaper, 'ownPdf' | 'pdf' | 'arxiv'>): string | undefined {
  return ownPdf ?? pdf ?? (arxiv && arxivPdfHref(arxiv));
}
