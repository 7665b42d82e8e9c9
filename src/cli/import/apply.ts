import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isMap, isNode, parseDocument } from 'yaml';
import { type DraftRecord, draftToMdx } from '#importers/draft.ts';
import { type PaperInput, type PaperRecord, paperFields } from '#schema/paper.ts';
import { readIfThere } from '#sources/content-files.ts';
import { splitFrontMatter } from '#sources/mdx-paper.ts';
import { Refusal } from '../frame/command.ts';
import { writeWhole } from '../frame/files.ts';

/** Notes of each entry what its source said when it was imported last, a line each, by digests. */
const notesName = 'imported.txt';

type Digests = ReadonlyMap<string, string>;

/**
 * What imports have written, so that a later one can tell what the curator changed since: the notes
 * of a content folder, in `imported.txt`.
 */
export async function openNotes(folder: string) {
  const path = join(folder, notesName);
  const found = await readIfThere(path);
  if (found && 'faults' in found) throw new Refusal(`${path}: ${found.faults[0]?.message}`);
  const text = found?.value.toString() ?? '';
  const notes = new Map<string, Digests>();
  for (const line of text.split('\n')) {
    const [id = '', ...fields] = line.trim().split(' ');
    if (id === '' || id.startsWith('#')) continue;
    notes.set(
      id,
      new Map(
        fields.map((it): [string, string] => [
          it.slice(0, it.indexOf('=')),
          it.slice(it.indexOf('=') + 1),
        ]),
      ),
    );
  }
  return {
    of: (id: string): Digests => notes.get(id) ?? new Map(),
    /** What a source says of a record now. */
    note(id: string, draft: DraftRecord): void {
      const read = valuesOf(draft).map(([field, value]): [string, string] => [
        field,
        digest(value),
      ]);
      notes.set(id, new Map(read));
    },
    async save(): Promise<void> {
      const lines = [...notes]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([id, fields]) =>
          [id, ...Array.from(fields, ([name, sum]) => `${name}=${sum}`)].join(' '),
        );
      await writeWhole(
        path,
        `# Written by npm run import: what sources said, by which --apply knows your changes.\n${lines.join('\n')}\n`,
      );
    },
  };
}

/** What of a difference is taken, and what is left because the curator wrote it. */
export interface Merge {
  taken: string[];
  kept: string[];
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
    merge[isFree ? 'taken' : 'kept'].push(field);
  }
  return merge;
}

/** The text of an entry with some fields as a draft has them; all else stays as it is written. */
function withFields(text: string, draft: DraftRecord, fields: readonly string[]): string {
  const split = splitFrontMatter(text);
  if ('faults' in split) return text;
  let yaml = split.yaml;
  for (const field of fields) {
    const written = draftToMdx({
      record: { [field]: draft[field as keyof DraftRecord] } as PaperInput,
    });
    // An abstract stands by itself, below an empty mapping.
    const own = written.slice(4, -4).replace(/^\{\}\n/, '');
    const { contents } = parseDocument(yaml);
    const pair = isMap(contents)
      ? contents.items.find(({ key }) => String(key) === field)
      : undefined;
    const start = isNode(pair?.key) ? pair.key.range?.[0] : undefined;
    const end = isNode(pair?.value) ? pair.value.range?.[2] : undefined;
    if (start === undefined || end === undefined) yaml += own;
    else
      yaml =
        yaml.slice(0, start) +
        own.trimEnd() +
        (yaml[end - 1] === '\n' ? '\n' : '') +
        yaml.slice(end);
  }
  return `---\n${yaml}---\n${split.body}`;
}

/** Writes some fields of a draft into an entry. */
export async function applyFields(
  path: string,
  draft: DraftRecord,
  fields: readonly string[],
): Promise<void> {
  await writeWhole(path, withFields(await readFile(path, 'utf8'), draft, fields));
}

/** The fields of a draft in the form that records have, as far as they are valid. */
function valuesOf(draft: DraftRecord): [keyof PaperRecord, unknown][] {
  const read = paperFields.partial().safeParse(draft);
  const values = (read.success ? read.data : {}) as Partial<PaperRecord>;
  return (Object.keys(draft) as (keyof PaperRecord)[]).flatMap((field) =>
    values[field] === undefined ? [] : [[field, values[field]]],
  );
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0);
}

function digest(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(value)) ?? '')
    .digest('hex')
    .slice(0, 10);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, sorted(part)]),
  );
}
