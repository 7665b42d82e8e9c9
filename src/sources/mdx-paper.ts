import type { Problem, SourcedPaper } from '#catalog/content.ts';
import { paperSchema } from '#schema/paper.ts';
import type { ContentFile } from './content-files.ts';
import { splitFrontMatter } from './front-matter.ts';
import { checkMdxBody } from './mdx-body.ts';
import { readText } from './text-file.ts';
import { isRecord, problemAt, type Validated, validate } from './validation.ts';
import { type Fault, parseYamlRecord, type WrittenRecord } from './yaml-record.ts';

/** The front matter of an MDX file as written, and the commentary under it. */
interface MdxPaper extends WrittenRecord {
  body: string;
  bodyLine: number;
}

/** Reads one paper from an MDX file: front matter, id from the file's name, commentary. */
export async function readMdxPaper(file: ContentFile): Promise<Validated<SourcedPaper>> {
  const paper = await parseMdxPaper(file);
  if ('faults' in paper) {
    return { problems: paper.faults.map((fault) => problemAt(file.shown, fault)) };
  }
  const commentary = paper.body.trim() !== '';
  const faults = writtenId(paper);
  if (commentary) faults.push(...(await checkMdxBody(paper.body, paper.bodyLine)));
  const validated = validate(paperSchema, withId(paper, file.name), file.shown);
  const problems = faults.map((fault) => problemAt(file.shown, fault));
  if ('problems' in validated) problems.push(...validated.problems.map(askForRename));
  if ('problems' in validated || problems.length > 0) return { problems };
  const source = { file: file.shown, line: 1 };
  return { record: { record: validated.record, source, commentary } };
}

/** The line on which a field of an MDX paper is written. */
export async function findMdxLine(file: ContentFile, field: string): Promise<number> {
  const paper = await parseMdxPaper(file);
  return 'faults' in paper ? 1 : paper.lineOf(field.split('.'));
}

async function parseMdxPaper(file: ContentFile): Promise<MdxPaper | { faults: Fault[] }> {
  const text = await readText(file.path);
  if (typeof text !== 'string') return text;
  const split = splitFrontMatter(text);
  if ('faults' in split) return split;
  const written = parseYamlRecord(split.yaml, split.yamlLine, 1);
  return 'faults' in written ? written : { ...written, ...split };
}

/** The file's name is the id; one in the front matter could only repeat or contradict it. */
function writtenId({ value, lineOf }: WrittenRecord): Fault[] {
  if (!isRecord(value) || !('id' in value)) return [];
  const message = "comes from the file's name; remove it here";
  return [{ line: lineOf(['id']), path: ['id'], message }];
}

function withId({ value, lineOf }: WrittenRecord, id: string): WrittenRecord {
  return { value: isRecord(value) ? { ...value, id } : value, lineOf };
}

function askForRename(problem: Problem): Problem {
  const { field, message } = problem;
  return field === 'id' ? { ...problem, message: `${message}; rename the file` } : problem;
}
