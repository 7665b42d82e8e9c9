import type { CatalogPaper } from '#catalog/catalog.ts';
import { paperHref } from '#catalog/urls.ts';
import { absolute, type Origin } from '#formats/discovery/origin.ts';
import { typeOf } from '#schema/work.ts';
import { pageRange } from '#text/pages.ts';
import { plainAbstract } from '#text/to-plain.ts';
import { ownEdition } from './csl-file.ts';
import { type CslItem, issuedDigits, toCslJson } from './csl-json.ts';
import { kinds } from './kinds.ts';
import { isIncomplete, issuerOf, namedPeople, nameOnPage, openListNote } from './people.ts';

/** A tag and its value; what has no value is left out. */
type Tag = [name: string, value: string | undefined];

/**
 * What Google Scholar (https://scholar.google.com/intl/en/scholar/inclusion.html) and Zotero read
 * in the head of a page; organisations are no affiliations, a retracted paper has no PDF here.
 */
export function scholarTags(paper: CatalogPaper, origin: Origin): [string, string][] {
  const { arxiv, areas, date, pdf, status } = paper;
  const { zotero } = kinds[typeOf(paper)];
  const item = toCslJson(paper);
  const page = origin && absolute(paperHref(paper), origin);
  const tags: Tag[] = [
    ['citation_title', item.title],
    ...paper.authors.flatMap(({ name, author }, at): Tag[] => {
      const written = nameOnPage(item.author?.[at] ?? { literal: name });
      // Zotero takes a single author with spaces on both sides of the comma for two.
      const isTwo = paper.authors.length === 1 && / .*, .* /.test(written);
      return [
        ['citation_author', isTwo ? name : written],
        ['citation_author_orcid', author.orcid && `https://orcid.org/${author.orcid}`],
      ];
    }),
    ...namedPeople(item.editor).map((name): Tag => ['citation_editor', nameOnPage(name)]),
    ['citation_publication_date', issuedDigits(item).join('/')],
    ['citation_online_date', date.replaceAll('-', '/')],
    ...partTags(item, zotero),
    ['citation_isbn', item.ISBN],
    ['citation_issn', item.ISSN],
    ['citation_language', item.language],
    ['citation_doi', item.DOI],
    ['citation_arxiv_id', arxiv],
    ...areas.map(({ name }): Tag => ['citation_keywords', name]),
    ['citation_abstract', plainAbstract(paper).replaceAll('\n', ' ')],
    ['citation_abstract_html_url', page],
    ['citation_public_url', item.URL ?? page],
    ['citation_pdf_url', status ? undefined : (pdf ?? (arxiv && `https://arxiv.org/pdf/${arxiv}`))],
    ['DC.title', item.title],
    // In an address Zotero would find numbers that are none of the work.
    ['DC.identifier', item.DOI && `doi:${item.DOI}`],
    ...zoteroTags(item, zotero),
  ];
  return tags.flatMap(([name, value]) => (value ? [[name, value]] : []));
}

/** What a work is a part of and where it was made, which tells Zotero the kinds of some. */
function partTags(item: CslItem, zotero: string): Tag[] {
  const container = item['container-title'];
  const [first, last] = pageRange(item.page);
  const isConference = zotero === 'conferencePaper';
  return [
    ['citation_journal_title', zotero === 'journalArticle' ? container : undefined],
    ['citation_inbook_title', zotero === 'bookSection' ? container : undefined],
    ['citation_conference_title', isConference ? (item['event-title'] ?? container) : undefined],
    // The proceedings, or whatever else it is a part of.
    ['prism.publicationName', /^(?:journalA|bookS)/.test(zotero) ? undefined : container],
    ['citation_series_title', item['collection-title']],
    [institutions[zotero] ?? 'citation_publisher', issuerOf(item)],
    ['citation_technical_report_number', zotero === 'report' ? item.number : undefined],
    ['citation_volume', item.volume],
    ['citation_issue', item.issue],
    ['citation_firstpage', first],
    ['citation_lastpage', last],
  ];
}

const institutions: Record<string, string> = {
  thesis: 'citation_dissertation_institution',
  report: 'citation_technical_report_institution',
};

/** Kinds that Zotero knows by the tags that name what a work is a part of. */
const toldBy: Record<string, (item: CslItem) => unknown> = {
  journalArticle: (item) => item['container-title'],
  bookSection: (item) => item['container-title'],
  conferencePaper: (item) => item['container-title'] ?? item['event-title'],
};

/**
 * Fields of Zotero that have no other tag: its translators copy whatever is in its namespace. A type
 * in words would be taken for the kind of the item, if that were not named.
 */
function zoteroTags(item: CslItem, zotero: string): Tag[] {
  const genre = item.genre === zotero ? undefined : item.genre;
  const isTold = toldBy[zotero]?.(item) !== undefined && genre === undefined;
  const isNumbered = zotero !== 'report' && zotero !== 'journalArticle';
  const isTalk = zotero === 'presentation';
  const number = zotero === 'preprint' ? 'z.archiveID' : 'z.number';
  return [
    ['z.itemType', isTold ? undefined : zotero],
    ['z.type', genre],
    ['z.citationKey', item.id],
    ['z.seriesTitle', zotero === 'report' ? item['collection-title'] : undefined],
    ['z.seriesNumber', item['collection-number']],
    [number, isNumbered ? item.number : undefined],
    ['z.edition', ownEdition(item)],
    ['z.versionNumber', item.version],
    ['z.numPages', item['number-of-pages']],
    ['z.numberOfVolumes', item['number-of-volumes']],
    ['z.place', item['publisher-place'] ?? (isTalk ? item['event-place'] : undefined)],
    ['z.eventPlace', isTalk ? undefined : item['event-place']],
    ['z.assignee', zotero === 'patent' ? item.publisher : undefined],
    ['z.meetingName', isTalk ? item['event-title'] : undefined],
    ['z.extra', extraOf(item, zotero).join('\n') || undefined],
  ];
}

/** What Zotero has a line for in its field Extra. */
function extraOf(item: CslItem, zotero: string): string[] {
  const arxiv = zotero === 'preprint' ? undefined : item.archive_location;
  return [
    arxiv && `arXiv: ${arxiv}`,
    zotero === 'journalArticle' && item.number ? `Number: ${item.number}` : undefined,
    isIncomplete(item) ? openListNote : undefined,
    item.note,
  ].filter((line) => line !== undefined);
}
