import type { CatalogPaper } from '#catalog/catalog.ts';
import { firstNames } from '#catalog/row.ts';
import { paperHref } from '#catalog/urls.ts';
import { absolute, type Origin } from '#formats/discovery/origin.ts';
import { typeOf } from '#schema/work.ts';
import { plainAbstract } from '#text/to-plain.ts';
import {
  type CitationOptions,
  type CitedPaper,
  type CslItem,
  type CslName,
  familyOf,
  issuedDigits,
  namedPeople,
  pageRange,
  toCslJson,
} from './csl-json.ts';
import { kinds } from './kinds.ts';

/** A tag and its value; what has no value is left out. */
type Tag = [name: string, value: string | undefined];

/** One RIS record: names as "family, given, suffix", and a note where the list is not complete. */
export function toRis(paper: CitedPaper, { details = false }: CitationOptions = {}): string {
  const item = toCslJson(paper, { details });
  const type = typeOf(paper);
  const { ris, partOf } = kinds[type];
  // A comma separates the parts of a name, so it cannot stand within one.
  const people = (tag: string, list: CslItem['author']) =>
    namedPeople(list).map((name): Tag => {
      return [
        tag,
        nameParts(name)
          .map((part) => part.replaceAll(',', ''))
          .join(', '),
      ];
    });
  const isOpen = [item.author, item.editor].some(
    (list) => namedPeople(list).length < (list?.length ?? 0),
  );
  const [year, month = '', day = ''] = issuedDigits(item);
  const [first, last] = pageRange(item);
  const container = item['container-title'];
  const tags: Tag[] = [
    ['TY', ris],
    ['ID', item.id],
    ['TI', item.title],
    ...people('AU', item.author),
    ...people(partOf ? 'A2' : 'ED', item.editor),
    ...people('A4', item.translator),
    ['N1', isOpen ? 'Authors: the first of more' : undefined],
    ['PY', year],
    // Year/month/day/other, with what is unknown left empty.
    ['DA', `${year}/${month}/${day}/`],
    ['T2', container ?? item['event-title']],
    // Where some readers look for the proceedings of a conference, and no others.
    ['C3', ris === 'CONF' ? container : undefined],
    ['T3', item['collection-title']],
    ['VL', item.volume],
    ['IS', item.issue],
    [type === 'article' ? 'C7' : 'M1', paper.number],
    ['SE', item['chapter-number']],
    ['ET', item.edition ?? item.version],
    ['NV', item['number-of-volumes']],
    ['SP', first],
    ['EP', last],
    ['PB', item.publisher],
    ['CY', item['publisher-place'] ?? item['event-place']],
    ['SN', item.ISBN ?? item.ISSN],
    ['LA', item.language],
    ['M3', item.genre],
    ['DB', item.archive],
    ['AN', item.archive_location],
    ['DO', item.DOI],
    ['UR', item.URL],
    ['Y2', paper.accessed?.replaceAll('-', '/')],
    ['N1', item.note],
    ['L1', item.custom?.pdf],
    ...(item.custom?.code ?? []).map((url): Tag => ['L2', url]),
    ...(item.keyword?.split(', ') ?? []).map((word): Tag => ['KW', word]),
    ['AB', item.abstract?.replaceAll('\n', ' ')],
    ['ER', ''],
  ];
  return tags.map(([tag, value]) => (value === undefined ? '' : `${tag}  - ${value}\r\n`)).join('');
}

function nameParts(name: CslName): string[] {
  return [familyOf(name), name.given, name.suffix].filter((part) => part !== undefined);
}

/**
 * A citation as OpenURL ContextObject, with which Zotero offers the papers of a list (COinS). Of
 * very many authors it has the first: each of them has a list with the paper.
 */
export function toCoins(paper: CitedPaper): string {
  const item = toCslJson(paper);
  const [first, last] = pageRange(item);
  const [form, genre] = kinds[typeOf(paper)].coins;
  const container = item['container-title'];
  const named = namedPeople(item.author ?? item.editor);
  const names = named.map((name) => nameParts(name).slice(0, 2).join(', '));
  const isPart = form === 'journal' || genre === 'bookitem';
  const tags: Tag[] = [
    ['ctx_ver', 'Z39.88-2004'],
    ['rft_val_fmt', `info:ofi/fmt:kev:mtx:${form}`],
    ['rft_id', item.DOI ? `info:doi/${item.DOI}` : item.URL],
    [form === 'dc' ? 'rft.type' : 'rft.genre', form === 'dissertation' ? undefined : genre],
    [isPart ? 'rft.atitle' : form === 'book' ? 'rft.btitle' : 'rft.title', item.title],
    [form === 'journal' ? 'rft.jtitle' : form === 'book' ? 'rft.btitle' : 'rft.source', container],
    ['rft.volume', item.volume],
    ['rft.issue', item.issue],
    ['rft.spage', first],
    ['rft.epage', last],
    ...(form === 'journal' ? [] : publicationTags(item, form)),
    ['rft.date', issuedDigits(item).join('-')],
    ...firstNames(names).map((name): Tag => [form === 'dc' ? 'rft.creator' : 'rft.au', name]),
  ];
  return tags
    .flatMap(([key, value]) => (value ? `${key}=${encodeURIComponent(value)}` : []))
    .join('&');
}

/** Who published it, in the words of a form that is not the journals'. */
function publicationTags(item: CslItem, form: string): Tag[] {
  return [
    [
      form === 'dissertation' ? 'rft.inst' : form === 'dc' ? 'rft.publisher' : 'rft.pub',
      item.publisher,
    ],
    ['rft.place', item['publisher-place']],
    ['rft.edition', item.edition],
    ['rft.series', item['collection-title']],
    ['rft.isbn', item.ISBN],
    ['rft.number', form === 'patent' ? item.number : undefined],
  ];
}

/** Tags that say of some kinds what a work is a part of, and where it was made. */
const containerTags: Record<'title' | 'institution', Record<string, string>> = {
  title: { journalArticle: 'citation_journal_title', bookSection: 'citation_inbook_title' },
  institution: {
    thesis: 'citation_dissertation_institution',
    report: 'citation_technical_report_institution',
  },
};

/**
 * What Google Scholar (https://scholar.google.com/intl/en/scholar/inclusion.html) and Zotero read
 * in the head of a page; organisations are no affiliations, a retracted paper has no PDF here.
 */
export function scholarTags(paper: CatalogPaper, origin: Origin): [string, string][] {
  const { arxiv, areas, date, pdf, status } = paper;
  const { zotero } = kinds[typeOf(paper)];
  const item = toCslJson(paper);
  const page = origin && absolute(paperHref(paper), origin);
  const [first, last] = pageRange(item);
  const container = item['container-title'];
  const institution = containerTags.institution[zotero];
  const tags: Tag[] = [
    ['citation_title', item.title],
    ...paper.authors.flatMap(({ name, author }, at): Tag[] => {
      const parts = nameParts(item.author?.[at] ?? { literal: name });
      // Zotero takes a single author with spaces on both sides of the comma for two.
      const isTwo = paper.authors.length === 1 && parts.every((part) => part.includes(' '));
      return [
        ['citation_author', isTwo && parts.length > 1 ? name : parts.join(', ')],
        ['citation_author_orcid', author.orcid && `https://orcid.org/${author.orcid}`],
      ];
    }),
    ...namedPeople(item.editor).map((name): Tag => ['citation_editor', nameParts(name).join(', ')]),
    ['citation_publication_date', issuedDigits(item).join('/')],
    ['citation_online_date', date.replaceAll('-', '/')],
    [containerTags.title[zotero] ?? 'citation_conference_title', container],
    [institution ?? 'citation_publisher', zotero === 'preprint' ? undefined : item.publisher],
    ['citation_technical_report_number', zotero === 'report' ? item.number : undefined],
    ['citation_volume', item.volume],
    ['citation_issue', item.issue],
    ['citation_firstpage', first],
    ['citation_lastpage', last],
    ['citation_isbn', item.ISBN],
    ['citation_issn', item.ISSN],
    ['citation_language', item.language],
    ['citation_doi', item.DOI],
    ['citation_arxiv_id', arxiv],
    ...areas.map(({ name }): Tag => ['citation_keywords', name]),
    ['citation_abstract', plainAbstract(paper).replaceAll('\n', ' ')],
    ['citation_abstract_html_url', page],
    ['citation_public_url', page],
    ['citation_pdf_url', status ? undefined : (pdf ?? (arxiv && `https://arxiv.org/pdf/${arxiv}`))],
    ['DC.title', item.title],
    ['DC.identifier', item.DOI ? `doi:${item.DOI}` : item.URL],
    // Without it Zotero takes a work that names no venue for a journal article.
    ['DC.type', container ? undefined : zotero],
  ];
  return tags.flatMap(([name, value]) => (value ? [[name, value]] : []));
}
