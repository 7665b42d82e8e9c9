import { typeOf } from '#schema/work.ts';
import { pageRange } from '#text/pages.ts';
import { plainSigns } from './csl-file.ts';
import {
  type CitationOptions,
  type CitedPaper,
  type CslItem,
  issuedDigits,
  toCslJson,
} from './csl-json.ts';
import { keywordsOf } from './keywords.ts';
import { kinds } from './kinds.ts';
import { isIncomplete, issuerOf, namedPeople, nameParts, openListNote } from './people.ts';

/** A tag and its value; what has no value is left out. */
type Tag = [name: string, value: string | undefined];

/**
 * One RIS record (https://en.wikipedia.org/wiki/RIS_(file_format)), names as "family, given,
 * suffix". Where types differ in what a tag means, it is what EndNote and Zotero read in it.
 */
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
  const [year, month = '', day = ''] = issuedDigits(item);
  const [first, last] = pageRange(item.page);
  const container = item['container-title'];
  // Of a paper of a conference, CY is where that was.
  const isOfEvent = ris === 'CONF' && item['event-place'] !== undefined;
  const given = ris === 'SLIDE' ? item['event-place'] : undefined;
  const isNumbered = ris === 'RPRT' || ris === 'PAT';
  const tags: Tag[] = [
    ['TY', ris],
    ['ID', item.id],
    ['TI', plainSigns(item.title)],
    ...people('AU', item.author),
    ...people(partOf ? 'A2' : 'ED', item.editor),
    ...people('A4', item.translator),
    ...(ris === 'CHAP' ? people('C2', item['container-author']) : []),
    ['PY', year],
    // Year/month/day/other, with what is unknown left empty.
    ['DA', `${year}/${month}/${day}/`],
    ['T2', titled(partOfIn(ris, item))],
    ['C3', titled(ris === 'CONF' ? container : undefined)],
    ['T3', titled(ris === 'RPRT' ? undefined : item['collection-title'])],
    ['VL', item.volume],
    ['IS', item.issue],
    [numberTag(ris), paper.number],
    ['SE', item['chapter-number']],
    ['ET', item.edition ?? item.version],
    ['NV', item['number-of-volumes']],
    // Of a part it would be the first page.
    ['SP', first ?? (partOf ? undefined : item['number-of-pages'])],
    ['EP', last],
    ['PB', issuerOf(item)],
    ['CY', isOfEvent ? item['event-place'] : (item['publisher-place'] ?? given)],
    ['C1', isOfEvent ? item['publisher-place'] : undefined],
    ['SN', isNumbered && paper.number ? undefined : (item.ISBN ?? item.ISSN)],
    // Of software it would be the language that it is written in.
    ['LA', ris === 'COMP' ? undefined : item.language],
    ['M3', item.genre ?? (type === 'unpublished' ? type : undefined)],
    ['DB', item.archive],
    ['AN', item.archive_location],
    ['DO', item.DOI],
    ['UR', item.URL],
    ['UR', item.custom?.url],
    ['Y2', paper.accessed?.replaceAll('-', '/')],
    ['M2', isIncomplete(item) ? openListNote : undefined],
    ['N1', item.note],
    ['L1', item.custom?.pdf],
    ...(item.custom?.code ?? []).map((url): Tag => ['L2', url]),
    ...(details ? keywordsOf(paper) : []).map((word): Tag => ['KW', word]),
    ['AB', item.abstract?.replaceAll('\n', ' ')],
    ['ER', ''],
  ];
  return tags.map(([tag, value]) => (value === undefined ? '' : `${tag}  - ${value}\r\n`)).join('');
}

/** Titles are read for tags, abstracts and notes are not. */
function titled(text: string | undefined): string | undefined {
  return text && plainSigns(text);
}

/** What it is a part of: a conference by its name, a report by its series, or where it was given. */
function partOfIn(ris: string, item: CslItem): string | undefined {
  const { 'container-title': container, 'event-title': event, 'collection-title': series } = item;
  if (ris === 'CONF') return event ?? container;
  if (ris === 'RPRT') return container ?? series;
  // Of a book it would be the series.
  return container ?? (ris === 'SLIDE' ? event : undefined);
}

/** Where a type has the number of the work, or its number in a series. */
function numberTag(ris: string): string {
  if (ris === 'JOUR') return 'C7';
  if (ris === 'CHAP') return 'SV';
  return ris === 'RPRT' || ris === 'PAT' ? 'SN' : 'M1';
}
