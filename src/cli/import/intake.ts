import type { Content, Problem, Source, SourcedPaper } from '#catalog/content.ts';
import { findConflicts } from '#catalog/integrity.ts';
import { type Twin, twinFinder } from '#catalog/twins.ts';
import { type Draft, type DraftRecord, draftId } from '#importers/draft.ts';
import { paperIdSchema } from '#schema/identifiers.ts';
import { type PaperInput, paperSchema } from '#schema/paper.ts';
import { validate } from '#sources/validation.ts';
import { areasInWords } from '../report/areas-in-words.ts';
import { describeDifference } from './difference.ts';

/** What becomes of a draft. */
export type Verdict =
  | { record: PaperInput; remarks: string[] }
  /** The catalogue has it; `difference` is how the two differ. */
  | { present: string; difference: string[]; by?: string; source: Source | undefined }
  | { problems: Problem[] };

interface IntakeOptions {
  /** What reports call the payload. */
  file: string;
  /** The registries, and the papers that the target has already. */
  content: Content;
  /** Ids of the target's files, also of those that are not valid. */
  taken: ReadonlySet<string>;
  keepDuplicates: boolean;
}

/**
 * Decides about one draft after the other: it gets an id where it has none that is valid, and is
 * held against the schema, the registries, the target's papers and the drafts before it.
 */
export function openIntake({ file, content, taken, keepDuplicates }: IntakeOptions) {
  const own = new Map(content.papers.map((paper) => [paper.record.id, paper]));
  const before = new Map<string, Source>();
  const present = twinFinder();
  const accepted = twinFinder();
  for (const paper of content.papers) present.add(paper);
  const isTaken = (id: string) => own.has(id) || taken.has(id) || before.has(id);

  return function judge({ record: written, line, remarks }: Draft): Verdict {
    const source = { file, line };
    const named = nameRecord(written, isTaken);
    const { record } = named;
    const id = record.id ?? '';
    const problem = (field: string, message: string): Verdict => ({
      problems: [{ ...source, field, message }],
    });
    const twice = before.get(id);
    if (twice) return problem('id', `"${id}" is also that of line ${twice.line}; delete one`);
    const there = own.get(id);
    if (taken.has(id) || there) {
      const difference = there ? describeDifference(there.record, record) : [];
      return { present: id, difference, source: there?.source };
    }
    const checked = validate(paperSchema, { value: record, lineOf: () => line }, file);
    if ('problems' in checked) return { problems: checked.problems.flatMap(explainTo(content)) };
    const paper: SourcedPaper = { ...checked, source, commentary: false };
    const conflicts = findConflicts({ ...content, papers: [paper] });
    if (conflicts.length > 0) return { problems: conflicts };
    const known = present.find(paper);
    if (known && isBarred(known, keepDuplicates)) {
      const other = own.get(known.id)?.record;
      const difference = other ? describeDifference(other, record) : [];
      return { present: known.id, difference, by: known.by, source: known.source };
    }
    const twin = accepted.find(paper);
    if (twin && isBarred(twin, keepDuplicates))
      return problem('', `${sameAs(twin)}; delete one of them`);
    before.set(id, source);
    accepted.add(paper);
    const alike = [known, twin].flatMap((it) => (it ? `${sameAs(it)}; both are kept` : []));
    // The schema has accepted it, so no required field is missing.
    return { record: record as PaperInput, remarks: [...remarks, ...named.remarks, ...alike] };
  };
}

/** What an import can do about a field that its payload lacks. */
function explainTo({ areas }: Content) {
  return (problem: Problem, _: number, all: readonly Problem[]): Problem[] => {
    const { field, message } = problem;
    if (!message.startsWith('is missing')) return [problem];
    // An id is made of the fields that are missing.
    if (field === 'id') return all.length > 1 ? [] : [{ ...problem, message: idHint }];
    return field === 'area' ? [{ ...problem, message: areaHint(areas) }] : [problem];
  };
}

const areaHint = (areas: Content['areas']) =>
  `is missing; write it there, or give one for all with --area: ${areasInWords(areas)}`;
const idHint = 'is missing, and author and title make none; write one, like doe2024example';

/** No two papers of a catalogue have one arXiv identifier. */
function isBarred({ kind, certain }: Twin, keepDuplicates: boolean): boolean {
  return kind === 'same' && (certain || !keepDuplicates);
}

const relations = {
  same: 'is the same paper as',
  version: 'may be another version of',
  neighbour: 'has another title than',
} as const;

function sameAs({ by, id, source, kind }: Twin): string {
  return `${relations[kind]} "${id}" at ${source.file}:${source.line}, with its ${by}`;
}

/** Keeps an id that is valid, and makes one for a record without. */
function nameRecord(record: DraftRecord, isTaken: (id: string) => boolean) {
  const { id: written, ...rest } = record;
  if (paperIdSchema.safeParse(written).success) return { record, remarks: [] };
  const [first] = record.authors ?? [];
  const names = first === undefined ? [] : [typeof first === 'string' ? first : wholeName(first)];
  const { title = '', date = '' } = record;
  const id = /^\d{4}/.test(date) ? draftId({ authors: names, date, title }, isTaken) : undefined;
  if (id === undefined) return { record, remarks: [] };
  const remarks = written === undefined ? [] : [`id: "${written}" cannot be an id; made "${id}"`];
  return { record: { id, ...rest }, remarks };
}

function wholeName({
  family,
  given,
  suffix,
}: {
  family: string;
  given?: string | undefined;
  suffix?: string | undefined;
}): string {
  return [family, suffix, given].filter(Boolean).join(', ');
}
