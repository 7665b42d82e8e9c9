import type { Content, Problem, Source, SourcedPaper } from '#catalog/content.ts';
import { type Duplicate, duplicateFinder } from '#catalog/duplicates.ts';
import { findConflicts } from '#catalog/integrity.ts';
import { type Draft, type DraftRecord, draftId } from '#importers/draft.ts';
import { citationKeySchema, paperIdSchema } from '#schema/identifiers.ts';
import { type PaperInput, type PaperRecord, paperFields, paperSchema } from '#schema/paper.ts';
import { validate } from '#sources/validation.ts';
import { areasInWords } from '../frame/content.ts';
import { listEntries } from '../frame/files.ts';

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
export type Verdict =
  | { record: PaperInput; remarks: Remark[] }
  /** A work that this payload told of before, in words. */
  | { twin: string; difference: string[] }
  | Present
  | { problems: Problem[] };

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
  ): Verdict {
    const source = { file, line };
    // An id of our own format is an address; the keys of others are only asked to be unique there.
    const isFree = (id: string) => kind === 'jsonl' || !before.has(id);
    const { record, renamed } = nameRecord(written, isTaken, isFree);
    const id = record.id ?? '';
    const problem = (field: string, message: string): Verdict => ({
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
    const conflicts = findConflicts({ ...content, papers: [paper] });
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

/**
 * Keeps an id that is valid and free, and makes one for a record without; the source's own key is
 * kept beside it, for citations go by that.
 */
function nameRecord(
  record: DraftRecord,
  isTaken: (id: string) => boolean,
  isFree: (id: string) => boolean,
) {
  const { id: written, ...rest } = record;
  const { title = '', date = '' } = record;
  const asIs = { record, renamed: [] };
  const isValid = paperIdSchema.safeParse(written).success;
  if ((isValid && isFree(written ?? '')) || !/^\d{4}/.test(date)) return asIs;
  const credited = record.authors?.length ? record.authors : record.editors;
  const authors = credited?.slice(0, 1).map((name) => {
    if (typeof name === 'string') return name;
    return [name.family, name.suffix, name.given].filter(Boolean).join(', ');
  });
  const id = draftId({ authors: authors ?? [], date, title }, isTaken);
  if (id === undefined) return asIs;
  const key = citationKeySchema.safeParse(written).success ? written : undefined;
  const why = isValid ? 'is taken' : 'cannot be an id';
  const kept = key === undefined ? '' : ', and kept it as key';
  const renamed = written === undefined ? [] : [`id: "${written}" ${why}; made "${id}"${kept}`];
  return { record: { id, ...(key !== undefined && !rest.key && { key }), ...rest }, renamed };
}

const longest = 60;

/** The fields in which a draft says something else than a record, as `field: old -> new`. */
function describeDifference(record: PaperRecord, draft: DraftRecord): string[] {
  const read = paperFields.partial().safeParse(draft);
  const fresh = read.success ? read.data : {};
  return Object.keys(draft).flatMap((key) => {
    const field = key as keyof PaperRecord;
    if (field === 'id' || fresh[field] === undefined) return [];
    const [old, own] = [show(record[field]), show(fresh[field])];
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
