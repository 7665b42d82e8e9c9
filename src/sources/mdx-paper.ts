import { readFile } from 'node:fs/promises';
import type { Problem, SourcedPaper } from '#catalog/content.ts';
import { paperSchema } from '#schema/paper.ts';
import { type ContentFile, decodeText } from './content-files.ts';
import { isRecord, problemsAt, type Validated, validate } from './validation.ts';
import { type Fault, faulty, parseYamlRecord, type WrittenRecord } from './yaml-record.ts';

/** Reads one paper from an MDX file: front matter, id from the file's name, commentary. */
export async function readMdxPaper(file: ContentFile): Promise<Validated<SourcedPaper>> {
  const paper = await parseMdxPaper(file);
  if ('faults' in paper) return { problems: problemsAt(file.shown, paper.faults) };
  const commentary = paper.body.trim() !== '';
  const faults = writtenId(paper);
  if (commentary) faults.push(...(await checkBody(paper.body, paper.bodyLine)));
  const validated = validate(paperSchema, withId(paper, file.name), file.shown);
  const problems = problemsAt(file.shown, faults);
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

/** The front matter of an MDX file as written, and the commentary under it. */
async function parseMdxPaper(file: ContentFile) {
  const text = decodeText(await readFile(file.path));
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

/**
 * Splits an MDX file at its front matter: YAML between a first line `---` and the next one. Lines
 * are counted from 1.
 */
export function splitFrontMatter(text: string) {
  const lines = text.split('\n');
  if (lines[0]?.trimEnd() !== '---') {
    return faulty('has no front matter; write "---" in line 1, then the fields, then "---"');
  }
  const end = lines.findIndex((line, index) => index > 0 && line.startsWith('---'));
  if (end < 0) return faulty('has front matter without an end; write "---" below the fields');
  if (lines[end]?.trimEnd() !== '---') {
    return faulty('starts with "---", which ends the front matter; indent it', end + 1);
  }
  return {
    yaml: `${lines.slice(1, end).join('\n')}\n`,
    yamlLine: 2,
    body: lines.slice(end + 1).join('\n'),
    bodyLine: end + 2,
  };
}

/**
 * Compiles the commentary of an MDX file with the compiler that renders it, and says what stops
 * it. The compiler is native code, loaded only when the first commentary turns up.
 */
async function checkBody(body: string, bodyLine: number): Promise<Fault[]> {
  const { mdxToJs } = await import('satteri');
  try {
    mdxToJs(body);
    return [];
  } catch (error) {
    return [explainBody((error as Error).message, bodyLine)];
  }
}

/** The compiler writes `3:5: Could not parse expression with oxc: reason (origin:code)`. */
function explainBody(report: string, bodyLine: number): Fault {
  const [, line = '1', reason = report] =
    /^(?:(\d+):\d+: )?(.*?)(?: \([\w-]+:[\w-]+\))?$/s.exec(report) ?? [];
  const code = /^Could not parse (\w+) with \w+: (.*)/s.exec(reason);
  const [what, why = reason.replaceAll(/ \(\d+:\d+\)/g, '')] = [code?.[1], code?.[2]];
  const hint =
    what === 'esm'
      ? 'begin no line of text with import or export'
      : 'write a plain { or < as \\{ or \\<';
  const message = `is not valid MDX: ${what === 'expression' ? 'in braces: ' : ''}${why}; ${hint}`;
  return { line: bodyLine + Number(line) - 1, path: ['body'], message };
}
