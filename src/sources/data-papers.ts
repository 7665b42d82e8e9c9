import type { SourcedPaper } from '#catalog/content.ts';
import { paperSchema } from '#schema/paper.ts';
import type { ContentFile } from './content-files.ts';
import { readJsonLines } from './json-lines.ts';
import { problemAt, type Validated, validate } from './validation.ts';

/** Reads the papers of a data file, one a line, in the order of the file. */
export async function* readDataPapers(file: ContentFile): AsyncGenerator<Validated<SourcedPaper>> {
  for await (const found of readJsonLines(file.path)) {
    const { line } = found;
    if ('fault' in found) {
      yield { problems: [problemAt(file.shown, { line, path: [], message: found.fault })] };
      continue;
    }
    const result = validate(paperSchema, { value: found.value, lineOf: () => line }, file.shown);
    if ('problems' in result) yield result;
    else {
      const source = { file: file.shown, line };
      yield { record: { record: result.record, source, commentary: false } };
    }
  }
}
