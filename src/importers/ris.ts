import type { WorkType } from '#schema/work.ts';
import { dateIn, readMonth } from './dates.ts';
import type { ImportOptions, Reading } from './draft.ts';
import { htmlToMarkup, htmlToText } from './html-text.ts';
import {
  isArxiv,
  isPdf,
  isRepository,
  noDoi,
  readAddresses,
  readArxiv,
  readDoi,
} from './identify.ts';
import { readLanguage } from './languages.ts';
import { readIsbn } from './locator-fields.ts';
import { type Names, readEachName } from './names.ts';
import {
  type Address,
  isPreprintServer,
  openList,
  type Reference,
  referenceToDraft,
  venueNamed,
  venueTypes,
  writeDate,
} from './reference.ts';
import { type RisRecord, readRecords } from './ris-records.ts';
import { otherTypes, risTypes } from './ris-types.ts';
import { SourceFields } from './source-fields.ts';

/** Reads RIS (https://en.wikipedia.org/wiki/RIS_(file_format)), also references that are not ended. */
export function* readRis(text: string, options: ImportOptions): Generator<Reading> {
  for (const found of readRecords(text)) {
    yield 'message' in found ? found : referenceToDraft(toReference(found), options);
  }
}

function toReference({ line, type: written, fields }: RisRecord): Reference {
  const source = new SourceFields(line, fields);
  if (!risTypes.has(written) && !otherTypes.test(written))
    source.remark('TY', `"${written}" is no type that is known; taken as a work of another kind`);
  const markup = (tags: string) => source.take(tags, (value) => oneLine(htmlToMarkup(value)));
  const text = (tags: string) => source.take(tags, htmlToText);
  const people = (tags: string): Names => readEachName(source.takeAll(tags, (value) => value));
  const isNote = (value: string) => value === openList;
  const isOpen = source.take('M2 N1', (value) => (isNote(value) ? true : undefined)) ?? false;
  const authors = people('AU');
  const dates = dateOf(source);
  const doi =
    source.take('DO', readDoi) ??
    source.take('M3 N1', (value) =>
      /^(?:doi:\s*)?10\.\d{4,9}\//i.test(value) ? readDoi(value) : undefined,
    );
  const arxiv =
    source.take('AN M3 C6 AID N1', (value) =>
      /^arxiv\s*:/i.test(value) ? readArxiv(value) : undefined,
    ) ?? (isArxiv(source.peek('DB')) ? source.take('AN', readArxiv) : undefined);
  if (arxiv !== undefined) source.merge('DB PB', isArxiv);
  const title =
    markup('TI T1 CT') ?? (/^(?:BOOK|EDBOOK|WHOLE)$/.test(written) ? markup('BT T2') : undefined);
  const isPreprinted =
    /\b(?:preprint|(?:working|discussion) paper)\b/i.test(source.peek('M3') ?? '') ||
    arxiv !== undefined;
  // Of manuscripts and pamphlets the words tell what they are.
  const isLoose = written === 'MANSCPT' || written === 'PAMP';
  const isUnpublished = isLoose && /^unpublished$/i.test(source.peek('M3') ?? '');
  const named = isUnpublished ? 'unpublished' : risTypes.get(written);
  const own = isLoose && isPreprinted ? 'preprint' : named;
  const isConference = /^(?:CONF|CPAPER)$/.test(written);
  const proceedings = isConference ? text('C3') : undefined;
  const second = text('T2 JO JF BT JA J2 J1');
  const container = proceedings ?? second;
  source.merge('JO JF JA J2 J1 BT T2');
  const isPreprint = isPreprintServer(container) || (own === 'preprint' && !container);
  const isWorkshop = /\bworkshops?\b/i.test(container ?? '');
  let type: WorkType = isPreprint ? 'preprint' : (own ?? (arxiv ? 'preprint' : 'other'));
  if (type === 'conference' && isWorkshop) type = 'workshop';
  const isOnArxiv = /^(?:arxiv|corr)\b/i.test(container ?? '');
  const isSeries = container !== undefined && (type === 'book' || type === 'report');
  const kind = isPreprint ? 'preprint' : venueTypes[type];
  const genre = source.take('M3', (value) => (/^\w*\d/.test(value) ? undefined : value));
  const server = isArxiv(source.peek('PB') ?? '') ? undefined : source.peek('PB');
  const isHosted = type === 'preprint' && container === undefined && server !== undefined;
  const publisher = text('PB');
  const venue = isHosted
    ? { name: server, type: 'preprint' as const }
    : isOnArxiv || isSeries
      ? undefined
      : venueNamed(container, kind ?? 'book');
  const isIssued = type === 'thesis' || type === 'report';
  const isVersioned = /^(?:software|dataset|preprint)$/.test(type);
  const number = text('IS');
  const isJournal = venue?.type === 'journal';
  return {
    source,
    id: source.take('ID', (value) => value),
    type,
    title,
    authors: authors.people,
    isOpen: isOpen || authors.open,
    ...withEditors(people, written),
    ...dates,
    venue,
    volume: text('VL'),
    issue: isJournal ? number : undefined,
    number: isJournal ? text('C7 M1') : (number ?? ownNumber(source, written) ?? text('C7 M1 SV')),
    ...pagesOf(source, type),
    series: isSeries ? (container ?? text('T3')) : text('T3'),
    publisher: isIssued || isHosted ? undefined : publisher,
    institution: isIssued ? publisher : undefined,
    ...placesOf(text, { isConference, container, named: second, publisher }),
    genre: isUnpublished || /^preprint$/i.test(genre ?? '') ? undefined : genre,
    ...(isVersioned ? { version: text('ET') } : { edition: text('ET') }),
    containerAuthors: written === 'CHAP' ? people('C2').people : [],
    numberOfVolumes: text('NV'),
    chapter: type === 'chapter' ? text('SE') : undefined,
    ...numbersOf(source),
    language: source.take('LA', readLanguage),
    doi,
    arxiv,
    keywords: source.takeAll('KW', (value) => value.split(/\s*[;\n]\s*/).filter(Boolean)).flat(),
    ...addressesOf(source),
    accessed: writeDate(source.take('Y2', dateIn(source)) ?? []),
    abstract: [...new Set(source.takeAll('AB N2', (value) => htmlToMarkup(value)))].join('\n\n'),
    status: source.take('N1', (value) =>
      /^(?:retracted|withdrawn)/i.test(value) ? oneLine(htmlToMarkup(value)) : undefined,
    ),
    note: source.takeAll('N1', (value) => oneLine(htmlToMarkup(value))).join('. ') || undefined,
  };
}

/** Reports and patents have their number where books have an ISBN. */
function ownNumber(source: SourceFields, written: string): string | undefined {
  if (written !== 'RPRT' && written !== 'PAT') return undefined;
  return source.take('SN', (value) => (/^[\d -]{9,}[\dX]$/i.test(value) ? undefined : value));
}

/** Where it was published and, of a paper of a conference, where that was. */
function placesOf(
  text: (tags: string) => string | undefined,
  about: {
    isConference: boolean;
    container: string | undefined;
    named: string | undefined;
    publisher: string | undefined;
  },
): Pick<Reference, 'place' | 'event'> {
  const { isConference, container, named, publisher } = about;
  const published = isConference ? text('C1 PP') : undefined;
  const city = text('CY PP');
  // CY is the conference's, and C1 the publisher's; many write only CY, for a publisher.
  const isOfEvent = published !== undefined || publisher === undefined;
  const where = isConference && isOfEvent ? city : undefined;
  const name = named ?? container;
  const isEvent = isConference && (where !== undefined || named !== container);
  return {
    place: published ?? (where === undefined ? city : undefined),
    ...(isEvent && name !== undefined && { event: { name, ...(where && { place: where }) } }),
  };
}

/** The finest of the tags counts, and the others say it again or are left. */
function dateOf(source: SourceFields): Pick<Reference, 'date' | 'undated'> {
  const read = dateIn(source);
  const [date, ...others] = source
    .takeAll('DA PY Y1', read)
    .sort((one, other) => other.length - one.length);
  if (date) {
    const [other] = others;
    if (other && other[0] !== date[0]) {
      source.remark('DA', `${writeDate(date)} is of another year than PY; left out`);
      return { date: other };
    }
    // "June" beside a year of its own.
    const beside = date.length === 1 ? source.take('DA', readMonth) : undefined;
    return { date: beside ? [date[0], beside.month, beside.day] : date };
  }
  const written = source.peek('PY Y1 DA');
  return { date: [], ...(written && { undated: `"${written}" (PY)` }) };
}

/** A2 and A3 are whoever a type says they are; editors for most. */
function withEditors(people: (tags: string) => Names, type: string) {
  const translators = people('A4').people;
  const editors = people(
    /^(?:BOOK|CHAP|ECHAP|CONF|CPAPER|EDBOOK|SER|GEN|DICT|ENCYC|RPRT|JOUR)$/.test(type)
      ? 'A2 ED A3'
      : 'ED A2',
  ).people;
  return { editors, translators };
}

/** Where a part begins and ends; of a whole work SP is how many pages it has. */
function pagesOf(source: SourceFields, type: WorkType): Pick<Reference, 'pages' | 'numberOfPages'> {
  const start = source.take('SP', oneLine);
  const end = source.take('EP', oneLine);
  const isWhole = /^(?:book|thesis|report|proceedings|manual)$/.test(type);
  if (isWhole && start && !end && /^\d+$/.test(start)) return { numberOfPages: start };
  // Many write both pages into SP and the last once more into EP.
  const isRange = start && end && start !== end && !start.endsWith(end);
  return { pages: isRange ? `${start}--${end}` : start };
}

/** SN holds an ISBN, an ISSN, or several. */
function numbersOf(source: SourceFields): Pick<Reference, 'isbn' | 'issn'> {
  const digits = (value: string) => value.replace(/\([^)]*\)|[^\dXx]/g, '').length;
  const isbn = source.takeAll('SN', (value) =>
    digits(value) >= 10 && !/^\d{4}-?\d{3}[\dXx]\b/.test(value) ? readIsbn(value) : undefined,
  );
  const issn = source.takeAll('SN', (value) =>
    /\d{4}-?\d{3}[\dXx]/.test(value) ? value : undefined,
  );
  return { isbn: isbn.join(' ') || undefined, issn: issn.join(' ') || undefined };
}

function addressesOf(source: SourceFields): Pick<Reference, 'addresses' | 'pdf' | 'code'> {
  const read = (value: string) => readAddresses(value)?.map((url): Address => ({ url }));
  const code = source.takeAll('L2', (value) => {
    const found = readAddresses(value);
    return found?.every(isRepository) ? found : undefined;
  });
  const pdf = source.take('L1', (value) => readAddresses(value)?.[0]);
  const pages = source.takeAll('UR LK', read).flat();
  const full = source.takeAll('L2 L3 L4', (value) =>
    readAddresses(value)?.map((url): Address => ({ url, label: isPdf(url) ? 'PDF' : 'Full text' })),
  );
  source.explain('DO', noDoi);
  source.explain('UR LK L1 L2 L3 L4', 'is no address; write one that starts with https://');
  return { addresses: [...pages, ...full.flat()], code: code.flat(), ...(pdf && { pdf }) };
}

function oneLine(text: string): string | undefined {
  return text.replace(/\s+/g, ' ').trim() || undefined;
}
