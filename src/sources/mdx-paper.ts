import type { SourcedPaper } from '#catalog/content.ts';
import { paperSchema } from '#schema/paper.ts';
import { type ContentFile, decodeSmall, readBytes } from './content-files.ts';
import { bodyFaults } from './mdx-body.ts';
import { isRecord, problemsAt, understand, type Validated } from './validation.ts';
import { type Fault, faulty, parseYamlRecord } from './yaml-record.ts';

/** Reads one paper from an MDX file: front matter, id from the file's name, commentary. */
export async function readMdxPaper(file: ContentFile): Promise<Validated<SourcedPaper>> {
  const { shown, name } = file;
  const paper = await parseMdxPaper(file);
  if ('faults' in paper) return { problems: problemsAt(shown, paper.faults) };
  const { value, lineOf, body, bodyLine } = paper;
  const commentary = body.trim() !== '';
  const faults: Fault[] = [];
  if (isRecord(value) && 'id' in value) {
    const message = "comes from the file's name; remove it here";
    faults.push({ line: lineOf(['id']), path: ['id'], message });
  }
  if (commentary) faults.push(...(await bodyFaults(body, bodyLine, file.path)));
  const named = { value: isRecord(value) ? { ...value, id: name } : value, lineOf };
  const read = understand(paperSchema, named);
  for (const fault of 'faults' in read ? read.faults : []) {
    const rename = fault.path.join('.') === 'id' ? '; rename the file' : '';
    faults.push({ ...fault, message: fault.message + rename });
  }
  if ('faults' in read || faults.length > 0) {
    return { problems: problemsAt(shown, faults), written: named };
  }
  return { record: { record: read.value, source: { file: shown, line: 1 }, commentary } };
}

/** The line on which a field of an MDX paper is written. */
export async function findMdxLine(file: ContentFile, field: string): Promise<number> {
  const paper = await parseMdxPaper(file);
  return 'faults' in paper ? 1 : paper.lineOf(field.split('.'));
}

/** The front matter of an MDX file as written, and the commentary under it. */
async function parseMdxPaper(file: ContentFile) {
  const bytes = await readBytes(file.path);
  const text = 'value' in bytes ? decodeSmall(bytes.value) : bytes;
  if ('faults' in text) return text;
  const split = splitFrontMatter(text.value);
  if ('faults' in split) return split;
  const written = parseYamlRecord(split.yaml, split.yamlLine, 1);
  return 'faults' in written ? written : { ...written, ...split };
}

/** Splits an MDX file at its front matter; lines are counted from 1. */
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
