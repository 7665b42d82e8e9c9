import type { WorkType } from '#schema/work.ts';
import { dateIn } from './dates.ts';
import type { ImportOptions, Problem, Reading } from './draft.ts';
import { htmlToMarkup } from './html-text.ts';
import { readDoi } from './identify.ts';
import { readLanguage } from './languages.ts';
import { addressesOf } from './locator-fields.ts';
import { readEachName } from './names.ts';
import { type Reference, referenceToDraft, venueNamed } from './reference.ts';
import { type SourceField, SourceFields } from './source-fields.ts';

type Citation = { line: number; fields: SourceField[] };

const tagged = /^([A-Z]{2,4}) *- (.*)$/s;

/** Whether a payload begins like a citation of PubMed: `PMID- 123`. */
export function isNbib(text: string): boolean {
  return /^\uFEFF?\s*(?:PMID|OWN|STAT) *- /.test(text);
}

/** Reads PubMed's citations (https://pubmed.ncbi.nlm.nih.gov/help/#pubmed-format). */
export function* readNbib(text: string, options: ImportOptions): Generator<Reading> {
  for (const found of readCitations(text)) {
    yield 'message' in found ? found : referenceToDraft(toReference(found), options);
  }
}

/** A citation begins at its number and ends at a blank line; a line that is indented goes on. */
function* readCitations(text: string): Generator<Citation | Problem> {
  let citation: Citation | undefined;
  for (const [index, written] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const line = index + 1;
    const [, tag, value = ''] = tagged.exec(written) ?? [];
    if (tag === 'PMID' || written.trim() === '') {
      if (citation) yield citation;
      citation = undefined;
    }
    if (tag !== undefined) {
      citation ??= { line, fields: [] };
      citation.fields.push({ name: tag, value: value.trim(), line });
    } else if (written.trim() !== '') {
      const last = citation?.fields.at(-1);
      if (last) last.value += ` ${written.trim()}`;
      else yield { line, message: 'stands outside of a citation; begin it with "PMID- "' };
    }
  }
  if (citation) yield citation;
}

const types: [kind: RegExp, type: WorkType][] = [
  [/^preprint/i, 'preprint'],
  [/^dataset/i, 'dataset'],
  [/^technical report/i, 'report'],
  [/^(?:book|books)$/i, 'book'],
  [/^(?:academic dissertation)/i, 'thesis'],
];

function toReference({ line, fields }: Citation): Reference {
  // Full names stand beside short ones; a body has a tag of its own, and a place in the list.
  const hasFull = fields.some(({ name }) => name === 'FAU');
  const own = fields.map((field) => ({ ...field, name: nameOf(field, hasFull) }));
  const source = new SourceFields(line, own);
  const text = (names: string) => source.take(names, (value) => htmlToMarkup(value) || undefined);
  const kinds = source.takeAll('PT', (value) => value);
  const [, type = 'article'] = types.find(([kind]) => kinds.some((it) => kind.test(it))) ?? [];
  const authors = readEachName(source.takeAll('author', (value) => value));
  source.merge('AU', () => hasFull);
  const editors = readEachName(source.takeAll('FED', (value) => value)).people;
  source.merge('ED', () => editors.length > 0);
  const doi = source.take('LID AID', (value) =>
    /\[doi\]/i.test(value) ? readDoi(value.replace(/\s*\[doi\]/i, '')) : undefined,
  );
  source.merge('LID AID', (value) => /\[doi\]/i.test(value));
  const dates = source.takeAll('DP DEP', dateIn(source));
  const [date = []] = dates
    .filter((parts) => parts[0] === dates[0]?.[0])
    .sort((one, other) => other.length - one.length);
  const journal = text('JT TA');
  source.merge('TA');
  const retracted = kinds.find((it) => /^retracted publication/i.test(it));
  return {
    source,
    type,
    title: text('TI BTI')?.replace(/(?<!\.)\.$/, ''),
    authors: authors.people,
    isOpen: authors.open,
    editors,
    date,
    venue: venueNamed(journal, type === 'preprint' ? 'preprint' : 'journal'),
    volume: text('VI'),
    issue: text('IP'),
    pages: text('PG')?.replace(/^(\d+)-(\d+)$/, wholeRange),
    number: source.take('LID', (value) =>
      /\[pii\]/i.test(value) ? value.replace(/\s*\[pii\]/i, '') : undefined,
    ),
    publisher: text('PB'),
    place: text('PL'),
    issn: source.takeAll('IS', (value) => value.replace(/\s*\([^)]*\)/, '')).join(' '),
    isbn: source.takeAll('ISBN', (value) => value.replace(/\s*\([^)]*\)/, '')).join(' '),
    language: source.take('LA', readLanguage),
    doi,
    keywords: source.takeAll('OT', (value) => value.replace(/^\*/, '')),
    ...addressesOf(source),
    status: retracted && 'retracted',
    abstract: text('AB'),
  };
}

function nameOf({ name }: SourceField, hasFull: boolean): string {
  if (name === 'PMID') return 'pmid';
  if (name === 'PMC') return 'pmcid';
  return name === 'FAU' || name === 'CN' || (name === 'AU' && !hasFull) ? 'author' : name;
}

/** "123-8" is "123-128". */
function wholeRange(written: string, start: string, end: string): string {
  return end.length < start.length ? `${start}-${start.slice(0, -end.length)}${end}` : written;
}
