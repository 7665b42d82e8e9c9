import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { DraftRecord } from '#importers/draft.ts';
import { type PaperRecord, paperFields } from '#schema/paper.ts';
import { ofVenue } from '#schema/work.ts';
import { readIfThere } from '#sources/content-files.ts';
import { Refusal } from '../frame/command.ts';
import { writeWhole } from '../frame/files.ts';

/** Notes of each record what its source said when it was imported last, a line each, by digests. */
const notesName = 'imported.txt';

const heading =
  '# Written by npm run import: what sources said, by which --apply knows your changes.\n';

type Digests = ReadonlyMap<string, string>;

/**
 * What imports have written, so that a later one can tell what the curator changed since: the notes
 * of a content folder, in `imported.txt`.
 */
export async function openNotes(folder: string) {
  const path = join(folder, notesName);
  const found = await readIfThere(path);
  if (found && 'faults' in found) throw new Refusal(`${path}: ${found.faults[0]?.message}`);
  const notes = new Map<string, Digests>();
  for (const line of found?.value.toString().split('\n') ?? []) {
    const [id = '', ...fields] = line.trim().split(' ');
    if (id === '' || id.startsWith('#')) continue;
    const read = fields.map((field) => field.split('=', 2) as [string, string]);
    notes.set(id, new Map(read));
  }
  return {
    of: (id: string): Digests => notes.get(id) ?? new Map(),
    /** What a source says of a record now. */
    note(id: string, draft: DraftRecord): void {
      notes.set(id, new Map(valuesOf(draft).map(([field, value]) => [field, digest(value)])));
    },
    async save(): Promise<void> {
      const lines = [...notes]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([id, fields]) => [id, ...Array.from(fields, (pair) => pair.join('='))].join(' '));
      await writeWhole(path, `${heading}${lines.join('\n')}\n`);
    },
  };
}

/** What of a difference is taken, and what is left because the curator wrote it. */
interface Merge {
  taken: (keyof PaperRecord)[];
  kept: (keyof PaperRecord)[];
}

/**
 * Which fields of a draft a record takes over: those that it lacks, and those that still are as the
 * last import wrote them.
 */
export function mergeFields(record: PaperRecord, draft: DraftRecord, noted: Digests): Merge {
  const merge: Merge = { taken: [], kept: [] };
  for (const [field, value] of valuesOf(draft)) {
    const own = record[field];
    if (field === 'id' || field === 'added' || digest(own) === digest(value)) continue;
    const isFree = isEmpty(own) || noted.get(field) === digest(own);
    merge[isFree && !isElsewhere(field, record) ? 'taken' : 'kept'].push(field);
  }
  return merge;
}

/** Volume, series and pages stand in the venue or beside it, and never in both places. */
function isElsewhere(field: keyof PaperRecord, record: PaperRecord): boolean {
  if (field === 'venue') return ofVenue.some((it) => record[it] !== undefined);
  return record.venue !== undefined && ofVenue.some((it) => it === field);
}

const partial = paperFields.partial();

/** The fields of a draft in the form that records have; none where one is not valid. */
export function valuesOf(draft: DraftRecord): [keyof PaperRecord, unknown][] {
  const read = partial.safeParse(draft);
  const values = (read.success ? read.data : {}) as Partial<PaperRecord>;
  return (Object.keys(draft) as (keyof PaperRecord)[]).flatMap((field) =>
    values[field] === undefined ? [] : [[field, values[field]]],
  );
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

function digest(value: unknown): string {
  return hash('sha256', JSON.stringify(sorted(value)) ?? '').slice(0, 10);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, sorted(part)]),
  );
}
