import type { CitedPaper } from '#formats/cite/csl-json.ts';
import type { ZoteroItem } from './item.ts';

/** A way from the catalogue into Zotero. */
export type Way = 'page' | 'list' | 'bibtex' | 'ris' | 'csl';

/** Fields that Zotero reads nowhere on a way (CONTRIBUTING, "Zotero", has the same in words). */
const lost: Record<Way, RegExp> = {
  page: /^$/,
  list: /^(?:conferenceName|eventPlace|meetingName|seriesNumber|numberOfVolumes|versionNumber|citationKey|extra)$/,
  bibtex: /^(?:eventPlace|meetingName|numberOfVolumes|assignee|seriesTitle|citationKey)$/,
  ris: /^(?:eventPlace|citationKey)$/,
  csl: /^assignee$/,
};

/** Types that a way has no word for, and what Zotero takes in their place. */
const types: Partial<Record<Way, Record<string, string>>> = {
  bibtex: { preprint: 'document', dataset: 'document', presentation: 'document' },
  ris: { preprint: 'manuscript', document: 'journalArticle' },
};

/** Creators that a way does not name as what they are. */
const unnamed: Partial<Record<Way, RegExp>> = {
  page: /^(?:translator|bookAuthor)/,
  bibtex: /^bookAuthor/,
};

/** The item of a record, as far as Zotero can hold it that comes by a way. */
export function heldItem(item: ZoteroItem, paper: CitedPaper, way: Way): ZoteroItem {
  const itemType = types[way]?.[item.itemType] ?? item.itemType;
  const kept = Object.entries(item).filter(([field]) => !lost[way].test(field));
  const held: ZoteroItem = {
    ...Object.fromEntries(kept),
    itemType,
    creators: creatorsOf(item, way),
  };
  for (const [field, value] of Object.entries(changes[way](held, paper))) {
    if (value === undefined || value.length === 0) delete held[field];
    else held[field] = value;
  }
  return held;
}

function creatorsOf({ itemType, creators }: ZoteroItem, way: Way): readonly string[] {
  const named = creators.filter((name) => !unnamed[way]?.test(name));
  const isRenamed = types[way]?.[itemType] !== undefined;
  if (isRenamed)
    return named.map((name) => name.replace(/^(?:presenter|programmer|inventor)/, 'author'));
  if (way !== 'list') return named;
  const authors = named.filter((name) => !/^(?:editor|translator|bookAuthor)/.test(name));
  if (authors.length > 0) return authors;
  return named
    .filter((name) => name.startsWith('editor'))
    .map((name) => name.replace('editor', 'author'));
}

type Changes = Record<string, string | readonly string[] | undefined>;

const changes: Record<Way, (item: ZoteroItem, paper: CitedPaper) => Changes> = {
  page: () => ({}),
  list: ({ itemType, number, type, place, title, abstractNote }, paper) => ({
    title: withoutPlus(title),
    abstractNote: withoutPlus(abstractNote),
    number: itemType === 'patent' ? number : undefined,
    type: itemType === 'thesis' ? type : undefined,
    place: paper.place && place,
  }),
  bibtex: inBibtex,
  ris: (item, paper) => ({
    ...archiveOf(paper),
    extra: paper.authorsComplete ? undefined : ['Authors: the first of more'],
    place: paper.place ?? paper.event?.place,
    ...(item.itemType === 'manuscript' && { number: undefined }),
  }),
  csl: (item, paper) => ({
    ...archiveOf(paper),
    extra: item.extra?.filter((line) => !/^(?:arXiv|Number): /.test(line)),
    ...(item['conferenceName'] && { conferenceName: paper.event?.name }),
    ...(item.itemType === 'journalArticle' && { series: undefined, seriesTitle: item['series'] }),
  }),
};

/** Zotero reads each plus sign of COinS as a space, written in any way. */
function withoutPlus(text: ZoteroItem[string]) {
  return typeof text === 'string' ? text.replace(/[+\s]+/g, ' ') : text;
}

/** RIS and CSL have the number of a paper on arXiv where an archive is named. */
function archiveOf({ arxiv }: CitedPaper): Changes {
  return arxiv ? { archive: 'arXiv', archiveLocation: arxiv } : {};
}

/** What is a document there has what it would lack otherwise. */
function inBibtex(item: ZoteroItem, paper: CitedPaper): Changes {
  const { arxiv, authorsComplete } = paper;
  const isMisc = item.itemType === 'document';
  const published = isMisc && item['publisher'] !== 'arXiv' ? item['publisher'] : undefined;
  const isTold = published !== undefined && /^(?:preprint|other)$/.test(typeTold(paper));
  const extra = [arxiv && `arXiv: ${arxiv}`, isTold && `Published: ${published}`];
  return {
    creators: authorsComplete ? item.creators : [...item.creators, 'author: others'],
    conferenceName: paper.event && item['conferenceName'],
    extra: extra.filter((line) => typeof line === 'string').sort(),
    publisher: isTold || item['publisher'] === 'arXiv' ? undefined : item['publisher'],
    place: paper.place,
    edition: paper.edition,
    number: isMisc ? undefined : item['number'],
    versionNumber: isMisc ? undefined : item['versionNumber'],
    ...(/\bmaster/i.test(paper.genre ?? '') && { type: "Master's Thesis" }),
  };
}

function typeTold({ type, venue }: CitedPaper): string {
  return type ?? (venue && venue.type !== 'preprint' ? '' : 'preprint');
}
