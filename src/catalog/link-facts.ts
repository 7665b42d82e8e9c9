import type { CatalogPaper } from './catalog.ts';
import { versionInWords } from './kinds.ts';
import { linkLabel } from './links.ts';
import { venueInWords } from './publication.ts';
import { type FactValue, repositories } from './row.ts';
import { arxivHref, doiHref, paperHref, pdfHref, publishedHref } from './urls.ts';

/** Where a paper leads, as its page tells it: code, published version, other versions, PDF, links. */
export function linkFacts(paper: CatalogPaper): { term: string; values: FactValue[] }[] {
  const { arxiv, doi, venue, url, links, linkFaults, ownPdf } = paper;
  const pdf = pdfHref(paper);
  const published = publishedHref(paper);
  const home = url && url !== published ? url : undefined;
  const fact = (term: string, text: string | undefined, href: string | undefined) => {
    const rel = href && href !== ownPdf ? 'external' : undefined;
    const fault = href ? linkFaults?.[href] : undefined;
    return { term, values: text ? [{ text, href, rel, fault }] : [] };
  };
  const others = (paper.alsoAs ?? []).map((other) => {
    return { text: versionInWords(other), href: paperHref(other) };
  });
  const facts = [
    { term: 'Code', values: repositories(paper) },
    fact('Venue', venue && venueInWords(venue), published),
    { term: 'Also as', values: others },
    fact('arXiv', arxiv, arxiv && arxivHref(arxiv)),
    fact('DOI', doi, doi && doiHref(doi)),
    fact('PDF', pdf && (pdf === ownPdf ? 'here' : linkLabel(pdf).host), pdf),
    fact('Page', home && linkLabel(home).host, home),
    ...links.map((link) => fact(link.label, linkLabel(link.url).host, link.url)),
  ];
  return facts.filter(({ values }) => values.length > 0);
}
