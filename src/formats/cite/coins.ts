import { firstNames } from '#catalog/row.ts';
import { typeOf } from '#schema/work.ts';
import { pageParts, pageRange } from '#text/pages.ts';
import { plainAbstract } from '#text/to-plain.ts';
import { ownEdition } from './csl-file.ts';
import { type CitedPaper, type CslItem, issuedDigits, toCslJson } from './csl-json.ts';
import { type Kind, kinds } from './kinds.ts';
import { issuerOf, namedPeople, nameOnPage } from './people.ts';

type Tag = [name: string, value: string | undefined];

/** The file beside a page of the catalogue that has the COinS of its papers, in their order. */
export const COINS_FILE = 'coins.json';

/** Characters of an abstract that a list takes along: arXiv allows 1,920. */
const LONGEST_ABSTRACT = 2000;

/**
 * A citation as OpenURL ContextObject (https://www.zotero.org/support/dev/exposing_metadata/coins),
 * with which Zotero offers the papers of a list. Of very many authors it has the first: each of them
 * has a list with the paper.
 */
export function toCoins(paper: CitedPaper): string {
  const item = toCslJson(paper);
  const kind = kinds[typeOf(paper)];
  const [form] = kind.coins;
  const isOther = form === 'dc';
  const people = firstNames(namedPeople(item.author ?? item.editor).map(nameOnPage));
  const creator = kind.zotero === 'patent' ? 'rft.inventor' : isOther ? 'rft.creator' : 'rft.au';
  const tags: Tag[] = [
    ['ctx_ver', 'Z39.88-2004'],
    ['rft_val_fmt', `info:ofi/fmt:kev:mtx:${form}`],
    ['rft_id', item.DOI && `info:doi/${item.DOI}`],
    ['rft_id', item.URL],
    ...titleTags(item, kind),
    ['rft.volume', item.volume],
    ['rft.issue', item.issue],
    ...pageTags(item),
    ['rft.tpages', item['number-of-pages']],
    [isOther ? 'rft.publisher' : 'rft.pub', issuerOf(item)],
    ['rft.place', item['publisher-place']],
    ['rft.edition', ownEdition(item)],
    ['rft.series', item['collection-title']],
    ['rft.isbn', item.ISBN],
    ['rft.issn', item.ISSN],
    ['rft.date', issuedDigits(item).join('-')],
    ...people.map((name): Tag => [creator, name]),
    ['rft.language', item.language],
    ['rft.description', shortened(plainAbstract(paper).replaceAll('\n', ' '))],
    ...(isOther ? typeTags(item, kind) : []),
  ];
  return tags.flatMap(([key, value]) => (value ? `${key}=${encode(value)}` : [])).join('&');
}

function titleTags(item: CslItem, { coins: [form, genre] }: Kind): Tag[] {
  const container = item['container-title'];
  if (form === 'dc') {
    return [
      ['rft.title', item.title],
      ['rft.source', container],
    ];
  }
  const isPart = genre !== 'book' && genre !== 'report';
  return [
    ['rft.genre', genre],
    [isPart ? 'rft.atitle' : 'rft.btitle', item.title],
    [form === 'journal' ? 'rft.jtitle' : 'rft.btitle', container],
  ];
}

/** The first page and the last; what is no range as it is. */
function pageTags({ page }: CslItem): Tag[] {
  const [first, last] = pageRange(page);
  if (last === undefined && pageParts(page).length > 1) return [['rft.pages', page]];
  return [
    ['rft.spage', first],
    ['rft.epage', last],
  ];
}

/**
 * What has no form of its own is told by its type, in Zotero's word. It comes last: behind the types
 * of theses and patents Zotero reads nothing but what these have.
 */
function typeTags(item: CslItem, { zotero }: Kind): Tag[] {
  return [
    ['rft.type', zotero],
    ['rft.degree', zotero === 'thesis' ? item.genre : undefined],
    ['rft.number', zotero === 'patent' ? item.number : undefined],
    ['rft.assignee', zotero === 'patent' ? item.publisher : undefined],
  ];
}

/** As forms are encoded: in a compressed page a plus costs less than three signs. */
function encode(value: string): string {
  return encodeURIComponent(value).replaceAll('%20', '+');
}

function shortened(text: string): string {
  if (text.length <= LONGEST_ABSTRACT) return text;
  return `${text.slice(0, LONGEST_ABSTRACT).replace(/\S*$/, '')}…`;
}
