import type { WorkType } from '#schema/work.ts';
import { ancestorsOf, inherit } from './bibtex-crossref.ts';
import { addedOn, dateOf } from './bibtex-dates.ts';
import { type BibtexEntry, readEntries } from './bibtex-entries.ts';
import { readEprint } from './bibtex-eprint.ts';
import { bibtexGenres, bibtexTypes } from './bibtex-types.ts';
import { dateIn } from './dates.ts';
import type { ImportOptions, Reading } from './draft.ts';
import { withoutHeading } from './html-text.ts';
import { readArxiv } from './identify.ts';
import { readLanguage } from './languages.ts';
import { addressesOf, codeFields, furtherAddresses, readCode, readIsbn } from './locator-fields.ts';
import { splitOutside } from './name-lists.ts';
import { type Names, readNames } from './names.ts';
import {
  isPreprintServer,
  type Reference,
  referenceToDraft,
  typeNamed,
  venueNamed,
  venueTypes,
  writeDate,
} from './reference.ts';
import { SourceFields } from './source-fields.ts';
import { texToMarkup, texToText, unreadCommand } from './tex-markup.ts';

/** Reads BibTeX and biblatex; an entry that is broken is a problem and the next one is read. */
export function* readBibtex(text: string, options: ImportOptions): Generator<Reading> {
  const entries = new Map<string, BibtexEntry>();
  if (/\b(?:crossref|xdata)\s*=/i.test(text)) {
    for (const entry of readEntries(text)) {
      if ('key' in entry) entries.set(entry.key.toLowerCase(), entry);
    }
  }
  for (const entry of readEntries(text)) {
    if (!('key' in entry)) yield entry;
    else if (entry.type === 'xdata' || entry.type === 'set') {
      const what = entry.type === 'set' ? 'only lists other entries' : 'only has data for others';
      yield { line: entry.line, message: `@${entry.type}{${entry.key}} ${what}`, isAside: true };
    } else {
      const draft = referenceToDraft(toReference(entry, entries), options);
      yield { ...draft, remarks: [...entry.remarks, ...draft.remarks] };
    }
  }
}

function toReference(entry: BibtexEntry, entries: ReadonlyMap<string, BibtexEntry>): Reference {
  const own = new SourceFields(entry.line, entry.fields);
  const parents = ancestorsOf(entry, entries);
  own.merge('crossref xdata', () => parents.length > 0);
  own.explain('crossref xdata', 'names an entry that is not there');
  const source = parents.length > 0 ? inherit(own, entry, parents) : own;
  const markup = (names: string) =>
    source.take(names, (value, name) => {
      const read = texToMarkup(value);
      const command = unreadCommand(read);
      if (command)
        source.remark(name, `${command} is a command that is not known; it stays as it is`);
      return read || undefined;
    });
  const text = (names: string) =>
    source.take(names, (value, name) => {
      const read = texToText(value).replace(/\s+/g, ' ').trim();
      const command = /\\[A-Za-z]{2,}/.exec(read)?.[0];
      if (command)
        source.remark(name, `${command} is a command that is not known; it stays as it is`);
      return read || undefined;
    });
  const people = (names: string): Names => {
    const lists = source.takeAll(names, (value) => readNames(value, texToText));
    return { people: lists.flatMap((list) => list.people), open: lists.some(({ open }) => open) };
  };
  const eprint = readEprint(source);
  const [authors, editors] = [people('author authors'), people('editor editors')];
  const place = readPlace(entry, source, text, eprint.arxiv);
  const title = joined(markup('title'), markup('subtitle'), ': ');
  const locators = addressesOf(source);
  const note = notes(source, text);
  const languages = 'language langid lang hyphenation';
  const language = source.take(languages, readLanguage);
  if (language) source.merge(languages, (value) => readLanguage(value) === language);
  const isNobody = authors.people.length === 0 && editors.people.length === 0;
  const body = isNobody && (place.institution ?? bodyOf(place, source));
  const reference: Reference = {
    source: own,
    id: entry.key || undefined,
    title: title ?? (entry.type === 'inbook' ? place.venue?.name : undefined),
    authors: body ? [{ family: body }] : authors.people,
    isOpen: (authors.people.length > 0 ? authors : editors).open,
    editors: editors.people,
    translators: people('translator').people,
    containerAuthors: people('bookauthor').people,
    ...dateOf(source, place.venue !== undefined),
    ...eprint,
    ...place,
    event: eventOf(source, text, place.venue?.name),
    edition: text('edition'),
    version: text('version'),
    chapter: text('chapter'),
    numberOfPages: text('pagetotal numpages'),
    numberOfVolumes: text('volumes'),
    isbn: source.take('isbn', readIsbn),
    issn: text('issn'),
    language,
    categories: [source.peek('primaryclass'), source.peek('eprintclass')],
    keywords: [
      ...source
        .takeAll('keywords keyword', (value) =>
          splitOutside(value, /^[,;]/).map((word) => texToText(word)),
        )
        .flat()
        .map((word) => word.trim()),
      ...source.takeAll('primaryclass eprintclass', (value) => texToText(value) || undefined),
    ],
    accessed: writeDate(source.take('urldate lastaccessed lastchecked', dateIn(source)) ?? []),
    ...locators,
    code: source.takeAll(codeFields, readCode).flat(),
    added: addedOn(source),
    abstract: withoutHeading(markup('abstract abstractnote') ?? '') || undefined,
    ...note,
  };
  return { ...reference, addresses: [...locators.addresses, ...furtherAddresses(source)] };
}

function joined(one: string | undefined, two: string | undefined, sign: string) {
  return one && two ? `${one}${sign}${two}` : (one ?? two);
}

type ReadText = (names: string) => string | undefined;

/** Without a person the body that publishes it stands for a work, as styles have it. */
function bodyOf({ type, publisher }: Pick<Reference, 'type' | 'publisher'>, source: SourceFields) {
  const isOwn = ['other', 'online', 'software', 'dataset', 'manual', 'report'].includes(type ?? '');
  return (
    (isOwn ? publisher : undefined) ?? source.take('key', (value) => texToText(value) || undefined)
  );
}

/** What it is, and where it stands. */
function readPlace(
  entry: BibtexEntry,
  source: SourceFields,
  text: ReadText,
  arxiv: string | undefined,
) {
  const journal = text('journal journaltitle');
  const subtitle = text('journalsubtitle');
  const book = journal ? undefined : joined(text('booktitle'), text('booksubtitle'), ': ');
  const isTold = source.peek('entrysubtype') !== undefined;
  const isBookOnArxiv = /^(?:arxiv|corr\b)/i.test(book ?? '');
  const type = typeOf(entry, source, {
    journal: journal ?? (isBookOnArxiv ? book : undefined),
    arxiv,
  });
  // This catalogue writes the server of a preprint as what BibTeX's styles print of a @misc.
  const server =
    isTold && type === 'preprint' && !journal
      ? source.take('howpublished', (value) => texToText(value) || undefined)
      : undefined;
  const isPreprint = type === 'preprint' && (server ?? journal ?? book) !== undefined;
  const name =
    joined(journal, subtitle, ': ') ??
    server ??
    book ??
    (type === 'chapter' ? text('maintitle') : undefined);
  const isOnArxiv =
    isPreprint && arxiv !== undefined && /^(?:arxiv|corr)/i.test(journal ?? book ?? '');
  if (arxiv !== undefined) source.merge('volume', (value) => readArxiv(value) === arxiv);
  const kind = isPreprint ? 'preprint' : (venueTypes[type] ?? (journal ? 'journal' : 'book'));
  const venue = isOnArxiv ? undefined : venueNamed(name, kind);
  const isJournal = venue?.type === 'journal';
  const volume = text('volume');
  const issue = isJournal ? text('number issue') : text('issue');
  const number = text('number eid articleno article-number elocation-id');
  return {
    type: type === 'conference' && venue?.type === 'workshop' ? 'workshop' : type,
    venue,
    volume,
    issue,
    number,
    pages: text('pages'),
    series: text('series collection'),
    publisher: text('publisher'),
    place: text('address location place'),
    institution: text('school institution organization organisation institute'),
    genre: genreOf(entry, text),
  } as const;
}

function typeOf(
  { type }: BibtexEntry,
  source: SourceFields,
  { journal, arxiv }: { journal: string | undefined; arxiv: string | undefined },
): WorkType {
  const told = source.take('entrysubtype', typeNamed);
  if (told) return told;
  const found = bibtexTypes.get(type) ?? typeNamed(type);
  if (found === undefined)
    source.remark(`@${type}`, 'is no type that is known; taken as a work of another kind');
  if (isPreprintServer(journal)) return 'preprint';
  if (found !== 'article' && found !== 'other' && found !== 'unpublished') return found ?? 'other';
  return arxiv !== undefined && !journal && !source.peek('booktitle') ? 'preprint' : found;
}

/** The kind of a thesis or report: what the entry says, or what its type does. */
function genreOf({ type }: BibtexEntry, text: ReadText): string | undefined {
  const written = text('type');
  // Without a type styles take it for that of a PhD.
  if (typeNamed(written) === 'thesis') return undefined;
  return (
    (written && (bibtexGenres.get(written.toLowerCase()) ?? written)) ?? bibtexGenres.get(type)
  );
}

/** Where it was presented, if the entry says more than the name of its proceedings. */
function eventOf(source: SourceFields, text: ReadText, container: string | undefined) {
  const name = text('eventtitle conference');
  const named = name ?? container;
  if (named === undefined) return undefined;
  const isOfEvent =
    name !== undefined || source.peek('eventdate') !== undefined || source.peek('address');
  const place = text(isOfEvent ? 'venue eventplace location' : 'venue eventplace');
  const date = source.take('eventdate', (value) => value);
  if ((name ?? place ?? date) === undefined) return undefined;
  return { name: named, ...(place && { place }), ...(date && { date }) };
}

/** Notes, apart from what only says that the work was retracted or is on arXiv. */
function notes(source: SourceFields, text: ReadText): Pick<Reference, 'note' | 'status'> {
  const status = source.take('note', (value) =>
    /^(?:retracted|withdrawn)/i.test(value) ? texToText(value) : undefined,
  );
  const parts = [
    text('howpublished'),
    text('note'),
    text('notes'),
    text('award_name award'),
    text('additional_info'),
    text('addendum'),
    text('titleaddon'),
    text('pubstate'),
  ];
  return { status, note: parts.filter(Boolean).join('. ').replace(/\.\. /g, '. ') || undefined };
}
