import { type CslItem, type CslName, familyOf } from '#formats/cite/csl-json.ts';
import { itemOf, type ZoteroItem } from './item.ts';

/** Types of RIS (zotero/translators, RIS.js, exportTypeMap and importTypeMap); others are articles. */
const risTypes: Record<string, string> = {
  BOOK: 'book',
  CHAP: 'bookSection',
  COMP: 'computerProgram',
  CONF: 'conferencePaper',
  DATA: 'dataset',
  ELEC: 'webpage',
  PAMP: 'manuscript',
  PAT: 'patent',
  RPRT: 'report',
  SLIDE: 'presentation',
  THES: 'thesis',
};

/** Tags with a field each, and what they are of some types (ibid., fieldMap). */
const risFields: Record<string, string | Record<string, string>> = {
  TI: 'title',
  T2: {
    bookSection: 'bookTitle',
    conferencePaper: 'conferenceName',
    presentation: 'meetingName',
    report: 'seriesTitle',
    webpage: 'websiteTitle',
    journalArticle: 'publicationTitle',
  },
  T3: 'series',
  C3: { conferencePaper: 'proceedingsTitle' },
  VL: 'volume',
  IS: 'issue',
  M1: { book: 'seriesNumber' },
  ET: { computerProgram: 'versionNumber', dataset: 'versionNumber', '': 'edition' },
  NV: 'numberOfVolumes',
  PB: { patent: 'assignee', '': 'publisher' },
  CY: 'place',
  SN: { journalArticle: 'ISSN', patent: 'number', report: 'number', '': 'ISBN' },
  LA: { computerProgram: 'programmingLanguage', '': 'language' },
  M2: 'extra',
  M3: { manuscript: 'type', report: 'type', thesis: 'type', presentation: 'type', webpage: 'type' },
  DB: 'archive',
  AN: 'archiveLocation',
  DO: 'DOI',
  UR: 'url',
  AB: 'abstractNote',
};

const risCreators: Record<string, string | Record<string, string>> = {
  AU: 'author',
  ED: 'editor',
  A2: 'editor',
  A4: 'translator',
  C2: { bookSection: 'bookAuthor' },
};

/** What Zotero reads in one record of RIS. */
export function readRisRecord(text: string): ZoteroItem {
  const item: Record<string, string> = {};
  const creators: unknown[] = [];
  const pairs = [...text.matchAll(/^([A-Z][A-Z0-9]) {2}- (.*)\r$/gm)];
  const itemType = risTypes[pairs[0]?.[2] ?? ''] ?? 'journalArticle';
  const of = (map: string | Record<string, string> | undefined) =>
    typeof map === 'object' ? (map[itemType] ?? map['']) : map;
  for (const [, tag = '', value = ''] of pairs) {
    const creatorType = of(risCreators[tag]);
    const [lastName, ...given] = value.split(/\s*,\s*/);
    const isBody = given.length === 0;
    if (creatorType && isBody) creators.push({ creatorType, name: lastName });
    else if (creatorType) creators.push({ creatorType, lastName, firstName: given.join(' ') });
    else if (tag === 'DA') item['date'] = value.replace(/\/+$/, '');
    else if (tag === 'SP')
      item[/^(?:book|thesis|manu)/.test(itemType) ? 'numPages' : 'pages'] = value;
    else if (tag === 'EP') item['pages'] = `${item['pages'] ?? item['numPages']}-${value}`;
    else if (of(risFields[tag])) item[of(risFields[tag]) ?? ''] ??= value;
  }
  return itemOf({ ...item, creators, itemType });
}

/** Types of CSL (zotero/zotero-schema, csl.types); a book with a version is a program. */
const cslTypes: Record<string, string> = {
  article: 'preprint',
  'article-journal': 'journalArticle',
  book: 'book',
  chapter: 'bookSection',
  dataset: 'dataset',
  document: 'document',
  manuscript: 'manuscript',
  'paper-conference': 'conferencePaper',
  patent: 'patent',
  report: 'report',
  speech: 'presentation',
  thesis: 'thesis',
  webpage: 'webpage',
};

/** Variables with a field each (ibid., csl.fields.text). */
const cslFields: Record<string, string> = {
  title: 'title',
  abstract: 'abstractNote',
  'container-title': 'publicationTitle',
  'collection-number': 'seriesNumber',
  'citation-key': 'citationKey',
  volume: 'volume',
  issue: 'issue',
  page: 'pages',
  genre: 'type',
  publisher: 'publisher',
  'publisher-place': 'place',
  number: 'number',
  edition: 'edition',
  version: 'versionNumber',
  'number-of-pages': 'numPages',
  'number-of-volumes': 'numberOfVolumes',
  ISBN: 'ISBN',
  ISSN: 'ISSN',
  DOI: 'DOI',
  URL: 'url',
  language: 'language',
  note: 'extra',
  archive: 'archive',
  archive_location: 'archiveLocation',
};

/** What Zotero reads in one item of CSL-JSON (zotero/utilities, utilities_item.js, itemFromCSLJSON). */
export function readCslItem(item: CslItem): ZoteroItem {
  const found = cslTypes[item.type];
  // Another type makes it refuse the whole file (zotero/translators, CSL JSON.js, detectImport).
  if (found === undefined) throw new Error(`Zotero refuses files with the type ${item.type}`);
  const itemType = found === 'book' && item.version ? 'computerProgram' : found;
  const people = (list: readonly CslName[] | undefined, creatorType: string) =>
    (list ?? []).map((name) =>
      name.literal === undefined
        ? { creatorType, lastName: name.family ?? '', firstName: name.given }
        : { creatorType, name: familyOf(name) },
    );
  const fields = Object.entries(item).flatMap(([name, value]) => {
    const field = cslFields[name];
    return field ? [[field, value] as const] : [];
  });
  const isReported = itemType === 'report' || itemType === 'journalArticle';
  const isTalk = itemType === 'presentation';
  const read: Record<string, unknown> = {
    ...Object.fromEntries(fields),
    itemType,
    date: item.issued['date-parts'][0].map((part) => String(part).padStart(2, '0')).join('-'),
    [isReported ? 'seriesTitle' : 'series']: item['collection-title'],
    [isTalk ? 'meetingName' : 'conferenceName']: item['event-title'],
    [isTalk ? 'place' : 'eventPlace']: item['event-place'] ?? item['publisher-place'],
    creators: [
      ...people(item.author, 'author'),
      ...people(item.editor, 'editor'),
      ...people(item.translator, 'translator'),
      ...people(item['container-author'], 'bookAuthor'),
    ],
  };
  if (itemType !== 'conferencePaper') delete read['eventPlace'];
  if (!item['event-place']) delete read['eventPlace'];
  return itemOf(read);
}
