import type { CatalogPaper } from '#catalog/catalog.ts';
import { paperHref } from '#catalog/urls.ts';
import { type CslItem, familyOf, toCslJson } from '#formats/cite/csl-json.ts';
import { plainAbstract } from '#text/to-plain.ts';
import { absolute, type Origin } from './origin.ts';

export type MetaTag = [name: string, content: string];

/**
 * What Google Scholar (https://scholar.google.com/intl/en/scholar/inclusion.html) and Zotero's
 * "Embedded Metadata" read in the head of a paper's page. Nothing says what no record says:
 * organisations are no affiliations. A retracted paper has no PDF here.
 */
export function scholarTags(paper: CatalogPaper, origin: Origin): MetaTag[] {
  const { arxiv, area, pdf, status } = paper;
  const item = toCslJson(paper);
  const page = origin && absolute(paperHref(paper), origin);
  const file = status ? undefined : (pdf ?? (arxiv && `https://arxiv.org/pdf/${arxiv}`));
  const tags: [string, string | undefined][] = [
    ['citation_title', item.title],
    ...authorTags(paper, item),
    ...dateTags(paper, item),
    ...venueTags(paper, item),
    ['citation_doi', item.DOI],
    ['citation_arxiv_id', arxiv],
    ['citation_keywords', area.name],
    ['citation_abstract', plainAbstract(paper).replaceAll('\n', ' ')],
    ['citation_abstract_html_url', page],
    ['citation_public_url', page],
    ['citation_pdf_url', file],
    ['DC.title', item.title],
    ['DC.identifier', item.DOI ? `doi:${item.DOI}` : item.URL],
    // Without it Zotero takes a paper that names no venue for a journal article.
    ['DC.type', item.type === 'article' ? 'preprint' : undefined],
  ];
  return tags.filter((tag): tag is MetaTag => Boolean(tag[1]));
}

/**
 * "Family, given". Zotero takes a single author with white space on both sides of the comma for
 * two people, so that one is named in reading order.
 */
function authorTags({ authors }: CatalogPaper, { author: names }: CslItem): MetaTag[] {
  const alone = authors.length === 1;
  return authors.flatMap(({ name, author }, at): MetaTag[] => {
    const cited = names[at];
    const parts = cited ? [familyOf(cited), cited.given, cited.suffix] : [name];
    const written = parts.filter((part) => part !== undefined);
    const split = alone && written.length > 1 && written.every((part) => part.includes(' '));
    const orcid = author.orcid && `https://orcid.org/${author.orcid}`;
    return [
      ['citation_author', split ? name : written.join(', ')],
      ...(orcid ? [['citation_author_orcid', orcid] satisfies MetaTag] : []),
    ];
  });
}

function dateTags({ date }: CatalogPaper, { issued }: CslItem): MetaTag[] {
  const [parts] = issued['date-parts'];
  const published = parts.map((part) => String(part).padStart(2, '0')).join('/');
  return [
    ['citation_publication_date', published],
    ['citation_online_date', date.replaceAll('-', '/')],
  ];
}

function venueTags({ venue }: CatalogPaper, item: CslItem): [string, string | undefined][] {
  if (item.type === 'article') return [];
  const [first, last] = item.page?.split(/\s*[-–]+\s*/) ?? [];
  const kind = venue?.type === 'journal' ? 'citation_journal_title' : 'citation_conference_title';
  return [
    [kind, item['container-title']],
    ['citation_volume', item.volume],
    ['citation_firstpage', first],
    ['citation_lastpage', last],
  ];
}
