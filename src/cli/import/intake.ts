import type { Content, Problem, Source, SourcedPaper } from '#catalog/content.ts';
import { type Duplicate, duplicateFinder } from '#catalog/duplicates.ts';
import { findConflicts } from '#catalog/integrity.ts';
import { type Draft, type DraftRecord, draftId, keyToId } from '#importers/draft.ts';
import { citationKeySchema, paperIdSchema } from '#schema/identifiers.ts';
import { type PaperInput, type PaperRecord, paperSchema } from '#schema/paper.ts';
import { parsePersonName } from '#schema/person-name.ts';
import { creditedIn } from '#schema/work.ts';
import { missingPdfs } from '#sources/read-content.ts';
import { validate } from '#sources/validation.ts';
import { fold } from '#text/fold.ts';
import { areasInWords } from '../frame/content.ts';
import { listEntries } from '../frame/files.ts';
import { valuesOf } from './notes.ts';

/** A record that the catalogue has, and how the two differ. */
export interface Present {
  present: string;
  difference: string[];
  /** The draft that tells of it. */
  record: DraftRecord;
  /** What both have, where that is not the id. */
  by?: string;
  source: Source | undefined;
  /** What was done with the difference, where it was asked for. */
  applied?: string;
}

/** What becomes of a draft. */
type Judgement =
  | { record: PaperInput; remarks: Remark[] }
  /** A work that this payload told of before, in words. */
  | { twin: string; difference: string[] }
  | Present
  | { problems: Problem[] };

/** What becomes of a reading; an aside is no work, but data of others, in words. */
export type Verdict = Judgement | { aside: string };

type Remark = Draft['remarks'][number];

/**
 * Decides about one draft after the other: it gets an id where it has none that is valid, and is
 * held against the schema, the registries, the target's papers and the drafts before it.
 * @param content the registries, and the papers that the target has already
 * @param folder the target, whose files are there whether they are valid or not
 */
export async function openIntake(
  content: Content,
  { folder, keepDuplicates }: { folder: string; keepDuplicates: boolean },
) {
  const taken = new Set(await listEntries(folder));
  const own = new Map(content.papers.map((paper) => [paper.record.id, paper]));
  const byKey = new Map(content.papers.map(({ record: { id, key = id } }) => [key, id]));
  const before = new Map<string, SourcedPaper>();
  const present = duplicateFinder();
  const accepted = duplicateFinder();
  for (const paper of content.papers) present.add(paper);
  const isTaken = (id: string) => own.has(id) || taken.has(id) || before.has(id);
  // No two papers of a catalogue have one arXiv identifier.
  const isBarred = ({ kind, certain }: Duplicate) =>
    kind === 'same' && (certain || !keepDuplicates);

  /** @param file what reports call the payload; `kind` is of the importers' */
  return function judge(
    { record: written, line, remarks, undated }: Draft,
    file: string,
    kind: string,
  ): Judgement {
    const source = { file, line };
    const { record, renamed } = nameRecord(written, {
      isTaken,
      // An id of our own format is an address; the keys of others are only asked to be unique there.
      isFree: (id) => kind === 'jsonl' || !(before.has(id) || isAnother(own.get(id), written)),
      idOf: (key) => {
        const known = byKey.get(key);
        return known === undefined || isAnother(own.get(known), written) ? undefined : known;
      },
    });
    const id = record.id ?? '';
    const problem = (field: string, message: string): Judgement => ({
      problems: [{ ...source, field, message }],
    });
    const found = (known: string): Present => {
      const there = own.get(known);
      const difference = there ? describeDifference(there.record, record) : [];
      return { present: known, difference, source: there?.source, record };
    };
    const checked = validate(paperSchema, { value: record, lineOf: () => line }, file);
    const paper: SourcedPaper | undefined =
      'record' in checked ? { ...checked, source, commentary: false } : undefined;
    const twin = paper && accepted.find(paper);
    if (twin && isBarred(twin)) {
      const kept = before.get(twin.id);
      return {
        twin: sameAs(twin),
        difference: kept ? describeDifference(kept.record, written) : [],
      };
    }
    const twice = before.get(id)?.source;
    if (twice)
      return problem(
        'id',
        `"${id}" is also that of ${twice.file === file ? '' : `${twice.file}, `}line ${twice.line}; delete one`,
      );
    if (taken.has(id) || own.has(id)) return found(id);
    if (!paper)
      return {
        problems: explainMissing('problems' in checked ? checked.problems : [], content, undated),
      };
    const conflicts = [
      ...findConflicts({ ...content, papers: [paper] }),
      ...missingPdfs([paper], 'public'),
    ];
    if (conflicts.length > 0) return { problems: conflicts };
    const known = present.find(paper);
    if (known && isBarred(known)) return { ...found(known.id), by: known.by };
    before.set(id, paper);
    accepted.add(paper);
    const alike = [known, twin].flatMap((it) => (it ? `${sameAs(it)}; both are kept` : []));
    const said = [...renamed, ...alike].map((message) => ({ line, message }));
    // The schema has accepted it, so no required field is missing.
    return { record: record as PaperInput, remarks: [...remarks, ...said] };
  };
}

/** What an import can do about fields that its payload lacks. */
function explainMissing(
  problems: readonly Problem[],
  { areas }: Content,
  undated?: string,
): Problem[] {
  return problems.flatMap((problem) => {
    const { field, message } = problem;
    if (!message.startsWith('is missing')) return problem;
    if (field === 'date') {
      const what = undated ? `${undated} holds no year` : 'is missing';
      return { ...problem, message: `${what}; write the year, like 2024, in the entry` };
    }
    if (field === 'area') {
      const hint = `is missing; write it there, or give one for all with --area: ${areasInWords(areas)}`;
      return { ...problem, message: hint };
    }
    if (field !== 'id') return problem;
    // An id is made of the fields that are missing.
    const hint = 'is missing, and author and title make none; write one, like doe2024example';
    return problems.length > 1 ? [] : { ...problem, message: hint };
  });
}

const relations = {
  same: 'is the same paper as',
  version: 'may be another version of',
  neighbour: 'has another title than',
} as const;

function sameAs({ by, id, source, kind }: Duplicate): string {
  return `${relations[kind]} "${id}" at ${source.file}:${source.line}, with its ${by}`;
}

/** Whether a record that is there is plainly of another work than a draft of the same key. */
function isAnother(there: SourcedPaper | undefined, draft: DraftRecord): boolean {
  const { title = '', date = '' } = draft;
  if (!there || date === there.record.date || fold(title) === fold(there.record.title))
    return false;
  const names = creditedIn(there.record).map(({ family }) => fold(family));
  return !familiesOf(draft).some((family) => names.includes(fold(family)));
}

function familiesOf({ authors = [], editors = [] }: DraftRecord): string[] {
  const names = authors.length > 0 ? authors : editors;
  return names.map((name) => (typeof name === 'string' ? parsePersonName(name) : name).family);
}

/** What ids there are: which are taken, which may be kept as written, and which a key has already. */
interface Ids {
  isTaken: (id: string) => boolean;
  isFree: (id: string) => boolean;
  idOf: (key: string) => string | undefined;
}

/**
 * Keeps an id that is valid and free. Another is made of the source's key, as for a bibliography
 * of the catalogue, or else of the record; the key is kept beside it, for citations go by that.
 */
function nameRecord(record: DraftRecord, { isTaken, isFree, idOf }: Ids) {
  const { id: written, ...rest } = record;
  const { title = '', date = '' } = record;
  const asIs = { record, renamed: [] };
  const isValid = paperIdSchema.safeParse(written).success;
  if (isValid && isFree(written ?? '')) return asIs;
  const key = citationKeySchema.safeParse(written).success ? written : undefined;
  const known = key && idOf(key);
  const ofKey = key && keyToId(key);
  const authors = familiesOf(record).slice(0, 1);
  const isDated = /^\d{4}/.test(date);
  const made =
    known ??
    (ofKey && !isTaken(ofKey) ? ofKey : undefined) ??
    (isDated ? draftId({ authors, date, title }, isTaken) : undefined);
  if (made === undefined) return asIs;
  const why = isValid ? 'is taken' : 'cannot be an id';
  const kept = key === undefined ? '' : ', and kept it as key';
  const isSaid = written !== undefined && known === undefined;
  const renamed = isSaid ? [`id: "${written}" ${why}; made "${made}"${kept}`] : [];
  return { record: { id: made, ...(key !== undefined && !rest.key && { key }), ...rest }, renamed };
}

const longest = 60;

/** The fields in which a draft says something else than a record, as `field: old -> new`. */
function describeDifference(record: PaperRecord, draft: DraftRecord): string[] {
  return valuesOf(draft).flatMap(([field, value]) => {
    if (field === 'id') return [];
    const [old, own] = [show(record[field]), show(value)];
    return old === own ? [] : [`${field}: ${cut(old, own)} -> ${cut(own, old)}`];
  });
}

function show(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value, sortFields);
}

function sortFields(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A window on the text that begins a little before it differs from the other. */
function cut(text: string, other: string): string {
  if (text.length <= longest) return text;
  let same = 0;
  while (same < text.length && text[same] === other[same]) same += 1;
  const from = Math.max(0, Math.min(same - 15, text.length - longest));
  const shown = text.slice(from, from + longest).toWellFormed();
  return `${from > 0 ? '…' : ''}${shown}${from + longest < text.length ? '…' : ''}`;
}
