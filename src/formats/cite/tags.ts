import type { CatalogPaper } from '#catalog/catalog.ts';
import { paperHref } from '#catalog/urls.ts';
import { absolute, type Origin } from '#formats/discovery/origin.ts';
import { plainAbstract } from '#text/to-plain.ts';
import {
  type CitationOptions,
  type CitedPaper,
  type CslName,
  familyOf,
  issuedDigits,
  kinds,
  namedAuthors,
  pageRange,
  toCslJson,
} from './csl-json.ts';

/** A tag and its value; what has no value is left out. */
type Tag = [name: string, value: string | undefined];

/** One RIS record: names as "family, given, suffix", and a note where the list is not complete. */
export function toRis(paper: CitedPaper, { details = false }: CitationOptions = {}): string {
  const item = toCslJson(paper, { details });
  const names = namedAuthors(item);
  const [year, month = '', day = ''] = issuedDigits(item);
  const [first, last] = pageRange(item);
  const container = item['container-title'];
  const tags: Tag[] = [
    ['TY', kinds[item.type].ris],
    ['ID', item.id],
    ['TI', item.title],
    // A comma separates the parts of a name, so it cannot stand within one.
    ...names.map(nameParts).map((parts): Tag => {
      return ['AU', parts.map((part) => part.replaceAll(',', '')).join(', ')];
    }),
    ['N1', names.length < item.author.length ? 'Authors: the first of more' : undefined],
    ['PY', year],
    // Year/month/day/other, with what is unknown left empty.
    ['DA', `${year}/${month}/${day}/`],
    ['T2', container],
    // Where some readers look for the proceedings of a conference, and no others.
    ['C3', item.type === 'paper-conference' ? container : undefined],
    ['T3', item['collection-title']],
    ['VL', item.volume],
    ['SP', first],
    ['EP', last],
    ['PB', item.publisher],
    ['M3', item.genre],
    ['DB', item.archive],
    ['AN', item.archive_location],
    ['DO', item.DOI],
    ['UR', item.URL],
    ['N1', item.note],
    ['L1', item.custom?.pdf],
    ...(item.custom?.code ?? []).map((url): Tag => ['L2', url]),
    ['KW', item.keyword],
    ['AB', item.abstract?.replaceAll('\n', ' ')],
    ['ER', ''],
  ];
  return tags.map(([tag, value]) => (value === undefined ? '' : `${tag}  - ${value}\r\n`)).join('');
}

function nameParts(name: CslName): string[] {
  return [familyOf(name), name.given, name.suffix].filter((part) => part !== undefined);
}

/** A citation as OpenURL ContextObject, with which Zotero offers the papers of a list (COinS). */
export function toCoins(paper: CitedPaper): string {
  const item = toCslJson(paper);
  const [first, last] = pageRange(item);
  const tags: Tag[] = [
    ['ctx_ver', 'Z39.88-2004'],
    ['rft_val_fmt', 'info:ofi/fmt:kev:mtx:journal'],
    ['rft_id', item.DOI ? `info:doi/${item.DOI}` : item.URL],
    ['rft.genre', kinds[item.type].coins],
    ['rft.atitle', item.title],
    ['rft.jtitle', item['container-title']],
    ['rft.volume', item.volume],
    ['rft.spage', first],
    ['rft.epage', last],
    ['rft.date', issuedDigits(item).join('-')],
    ...namedAuthors(item).map((name): Tag => ['rft.au', nameParts(name).slice(0, 2).join(', ')]),
  ];
  return tags
    .flatMap(([key, value]) => (value ? `${key}=${encodeURIComponent(value)}` : []))
    .join('&');
}

/**
 * What Google Scholar (https://scholar.google.com/intl/en/scholar/inclusion.html) and Zotero read
 * in the head of a page; organisations are no affiliations, a retracted paper has no PDF here.
 */
export function scholarTags(paper: CatalogPaper, origin: Origin): [string, string][] {
  const { arxiv, areas, date, pdf, status, venue } = paper;
  const item = toCslJson(paper);
  const page = origin && absolute(paperHref(paper), origin);
  const [first, last] = pageRange(item);
  const container = venue?.type === 'journal' ? 'journal' : 'conference';
  const tags: Tag[] = [
    ['citation_title', item.title],
    ...paper.authors.flatMap(({ name, author }, at): Tag[] => {
      const parts = nameParts(item.author[at] ?? { literal: name });
      // Zotero takes a single author with spaces on both sides of the comma for two.
      const isTwo = paper.authors.length === 1 && parts.every((part) => part.includes(' '));
      return [
        ['citation_author', isTwo && parts.length > 1 ? name : parts.join(', ')],
        ['citation_author_orcid', author.orcid && `https://orcid.org/${author.orcid}`],
      ];
    }),
    ['citation_publication_date', issuedDigits(item).join('/')],
    ['citation_online_date', date.replaceAll('-', '/')],
    [`citation_${container}_title`, item['container-title']],
    ['citation_volume', item.volume],
    ['citation_firstpage', first],
    ['citation_lastpage', last],
    ['citation_doi', item.DOI],
    ['citation_arxiv_id', arxiv],
    ...areas.map(({ name }): Tag => ['citation_keywords', name]),
    ['citation_abstract', plainAbstract(paper).replaceAll('\n', ' ')],
    ['citation_abstract_html_url', page],
    ['citation_public_url', page],
    ['citation_pdf_url', status ? undefined : (pdf ?? (arxiv && `https://arxiv.org/pdf/${arxiv}`))],
    ['DC.title', item.title],
    ['DC.identifier', item.DOI ? `doi:${item.DOI}` : item.URL],
    // Without it Zotero takes a paper that names no venue for a journal article.
    ['DC.type', item.genre],
  ];
  return tags.flatMap(([name, value]) => (value ? [[name, value]] : []));
}
