import type { CatalogPaper } from '#catalog/catalog.ts';
import { paperHref } from '#catalog/urls.ts';
import { absolute, type Origin } from '#formats/discovery/origin.ts';
import { plainAbstract } from '#text/to-plain.ts';
import {
  type CitationOptions,
  type CitedPaper,
  type CslItem,
  type CslName,
  familyOf,
  issuedDigits,
  namedAuthors,
  pageRange,
  toCslJson,
} from './csl-json.ts';

/** A tag and its value; what has no value is left out. */
type Tag = [name: string, value: string | undefined];

const risTypes = {
  // RIS has no type for preprints; an unpublished work is the nearest that it has.
  article: 'UNPB',
  'article-journal': 'JOUR',
  'paper-conference': 'CONF',
};

/**
 * One RIS record, as Zotero and EndNote read it: `TY` first, one line a value, `ER` last, each
 * line with its end. A name is "family, given, suffix"; an incomplete list of authors is said in
 * a note, since RIS has no sign for it. https://en.wikipedia.org/wiki/RIS_(file_format)
 */
export function toRis(paper: CitedPaper, { details = false }: CitationOptions = {}): string {
  const item = toCslJson(paper, { details });
  const names = namedAuthors(item);
  const [year, month = '', day = ''] = issuedDigits(item);
  const [first, last] = pageRange(item);
  const container = item['container-title'];
  const tags: Tag[] = [
    ['TY', risTypes[item.type]],
    ['ID', item.id],
    ['TI', item.title],
    ...names.map((name): Tag => ['AU', risName(name)]),
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

/** A comma separates the parts of a name, so it cannot stand within one. */
function risName(name: CslName): string {
  return nameParts(name)
    .map((part) => part.replaceAll(',', ''))
    .join(', ');
}

function nameParts(name: CslName): string[] {
  return [familyOf(name), name.given, name.suffix].filter((part) => part !== undefined);
}

const genres = {
  article: 'preprint',
  'article-journal': 'article',
  'paper-conference': 'proceeding',
};

/**
 * A citation as OpenURL ContextObject for `<span class="Z3988" title="…">`, which lets Zotero offer
 * the papers of a list: https://web.archive.org/web/2021/http://ocoins.info/. On a paper's own page
 * it would outrank the fuller tags of the head.
 */
export function toCoins(paper: CitedPaper): string {
  const item = toCslJson(paper);
  const [first, last] = pageRange(item);
  const tags: Tag[] = [
    ['ctx_ver', 'Z39.88-2004'],
    ['rft_val_fmt', 'info:ofi/fmt:kev:mtx:journal'],
    ['rft_id', item.DOI ? `info:doi/${item.DOI}` : item.URL],
    ['rft.genre', genres[item.type]],
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
 * What Google Scholar (https://scholar.google.com/intl/en/scholar/inclusion.html) and Zotero's
 * "Embedded Metadata" read in the head of a paper's page. Nothing says what no record says:
 * organisations are no affiliations. A retracted paper has no PDF here.
 */
export function scholarTags(
  paper: CatalogPaper,
  origin: Origin,
): [name: string, content: string][] {
  const { arxiv, area, date, pdf, status, venue } = paper;
  const item = toCslJson(paper);
  const page = origin && absolute(paperHref(paper), origin);
  const [first, last] = pageRange(item);
  const container = venue?.type === 'journal' ? 'journal' : 'conference';
  const tags: Tag[] = [
    ['citation_title', item.title],
    ...scholarAuthors(paper, item),
    ['citation_publication_date', issuedDigits(item).join('/')],
    ['citation_online_date', date.replaceAll('-', '/')],
    [`citation_${container}_title`, item['container-title']],
    ['citation_volume', item.volume],
    ['citation_firstpage', first],
    ['citation_lastpage', last],
    ['citation_doi', item.DOI],
    ['citation_arxiv_id', arxiv],
    ['citation_keywords', area.name],
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

/**
 * "Family, given". Zotero takes a single author with white space on both sides of the comma for
 * two people, so that one is named in reading order.
 */
function scholarAuthors({ authors }: CatalogPaper, item: CslItem): Tag[] {
  return authors.flatMap(({ name, author }, at): Tag[] => {
    const parts = nameParts(item.author[at] ?? { literal: name });
    const isTwo = parts.length > 1 && parts.every((part) => part.includes(' '));
    return [
      ['citation_author', authors.length === 1 && isTwo ? name : parts.join(', ')],
      ['citation_author_orcid', author.orcid && `https://orcid.org/${author.orcid}`],
    ];
  });
}
