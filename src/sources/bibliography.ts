import type { Problem, SourcedPaper } from '#catalog/content.ts';
import { readBibtex } from '#importers/bibtex.ts';
import { type Draft, type ImportOptions, keyToId } from '#importers/draft.ts';
import { paperSchema } from '#schema/paper.ts';
import { type ContentFile, decodeText, readBytes, readYaml } from './content-files.ts';
import { isRecord, problemsAt, understand, type Validated } from './validation.ts';
import { fault, type WrittenRecord } from './yaml-record.ts';

/** What a bibliography's entries lack or have wrong, in files beside it that are named by key or id. */
export type Completions = ReadonlyMap<string, { file: ContentFile; written: WrittenRecord }>;

/** An entry of a bibliography as a record, or what is wrong with it; and what no record can hold. */
type EntryRead = Validated<SourcedPaper> & { remarks: Problem[] };

/** Reads the YAML files beside bibliographies, by their names. */
export async function readCompletions(files: readonly ContentFile[]) {
  const completions = new Map<string, { file: ContentFile; written: WrittenRecord }>();
  const problems: Problem[] = [];
  for (const file of files) {
    const written = await readYaml(file.path);
    if ('faults' in written) problems.push(...problemsAt(file.shown, written.faults));
    else completions.set(file.name, { file, written });
  }
  return { completions, problems };
}

/**
 * Reads a bibliography (BibTeX or biblatex), each entry by itself; what a file named by its key, or
 * by its id, says of it wins. Problems stand at the line of the field in the file that has it.
 */
export async function* readBibliography(
  { path, shown }: ContentFile,
  completions: Completions,
  options: ImportOptions,
): AsyncGenerator<EntryRead> {
  const bytes = await readBytes(path);
  const text = 'value' in bytes ? decodeText(bytes.value) : bytes;
  if ('faults' in text) {
    yield { problems: problemsAt(shown, text.faults), remarks: [] };
    return;
  }
  const lines = text.value.split('\n');
  for (const reading of readBibtex(text.value, options)) {
    if ('message' in reading) {
      if (!reading.isAside)
        yield { problems: problemsAt(shown, [fault(reading.message, reading.line)]), remarks: [] };
    } else {
      const { remarks } = reading;
      const told = remarks.map((remark) => ({ file: shown, field: '', ...remark }));
      yield { ...readEntry(reading, shown, lines, completions), remarks: told };
    }
  }
}

/** The files of which no bibliography has an entry. */
export function findUnused(completions: Completions, papers: readonly SourcedPaper[]): Problem[] {
  const used = new Set(papers.flatMap(({ record }) => [record.id, record.key ?? record.id]));
  return [...completions.values()].flatMap(({ file }) => {
    if (used.has(file.name)) return [];
    const message = `completes no entry: no bibliography has the key "${file.name}"; name it by a key, like KEY.yaml`;
    return problemsAt(file.shown, [fault(message)]);
  });
}

function readEntry(
  { record, line }: Draft,
  shown: string,
  lines: readonly string[],
  completions: Completions,
): Validated<SourcedPaper> {
  const key = record.key ?? record.id;
  const id = key === undefined ? undefined : keyToId(key);
  if (id === undefined) {
    const what = key === undefined ? 'has no key' : `has the key "${key}", which gives no address`;
    const message = `${what}; write one behind the bracket, like @article{doe2024example,`;
    return { problems: problemsAt(shown, [fault(message, line)]) };
  }
  const more = completions.get(key ?? '') ?? completions.get(id ?? '');
  const own = isRecord(more?.written.value) ? more.written.value : undefined;
  const named = { ...record, id, key: key === id ? undefined : key };
  const value = own ? completed(named, own) : named;
  const lineOf = (path: readonly PropertyKey[]) => lineOfField(path, lines, line);
  const read = understand(paperSchema, { value: withoutHoles(value), lineOf });
  if ('value' in read) {
    return { record: { record: read.value, source: { file: shown, line }, commentary: false } };
  }
  return {
    problems: read.faults.flatMap((found) => {
      const isTheirs = more && own && String(found.path[0]) in own;
      if (!isTheirs) return problemsAt(shown, [found]);
      return problemsAt(more.file.shown, [{ ...found, line: more.written.lineOf(found.path) }]);
    }),
  };
}

/** What is completed wins, of `venue` and `event` part by part. */
function completed(record: Record<string, unknown>, more: Record<string, unknown>) {
  const merged = Object.entries(more).map(([field, value]) => {
    const old = record[field];
    return [field, isRecord(old) && isRecord(value) ? { ...old, ...value } : value] as const;
  });
  return { ...record, ...Object.fromEntries(merged) };
}

function withoutHoles(record: Record<string, unknown>) {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

/** Where an entry may say what stands in a field of the record. */
const written: Record<string, string> = {
  authors: 'author',
  editors: 'editor',
  date: 'date|year|month',
  venue: 'journal|journaltitle|booktitle',
  arxiv: 'eprint|arxiv',
  place: 'address|location',
  institution: 'institution|school|organization',
  genre: 'type',
  accessed: 'urldate',
  title: 'title',
};

/** The line of a field within the entry that begins at a line; that line for what it does not have. */
function lineOfField([field]: readonly PropertyKey[], lines: readonly string[], line: number) {
  const name = written[String(field)] ?? String(field);
  const pattern = new RegExp(`(?:^|[,{])\\s*(?:${name})\\s*=`, 'i');
  for (let at = line - 1; at < lines.length; at++) {
    const text = lines[at] ?? '';
    if (at >= line && /^\s*@/.test(text)) break;
    if (/^\w+$/.test(String(field)) && pattern.test(text)) return at + 1;
  }
  return line;
}
