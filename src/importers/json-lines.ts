import type { ImportOptions, Reading } from './draft.ts';
import { readJsonRecord } from './json-record.ts';

/** Whether the first line that is not blank is an object with a title. */
export function isJsonLines(text: string): boolean {
  const [first = ''] = /\S.*/.exec(text) ?? [];
  return (
    /^\{\s*"/.test(first) && /"title"\s*:/.test(first) && !/"issued"\s*:|"DOI"\s*:/.test(first)
  );
}

/**
 * Reads one record a line. Lines end at a line feed alone, for texts may hold U+2028; a line that
 * is not JSON is a problem and the next one is read.
 */
export function* readJsonLines(text: string, options: ImportOptions = {}): Generator<Reading> {
  let line = 0;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const written = text.slice(start, end).trim();
    line += 1;
    start = end + 1;
    if (written !== '') yield readLine(written, line, options);
  }
}

function readLine(written: string, line: number, options: ImportOptions): Reading {
  try {
    return readJsonRecord(JSON.parse(written), line, options);
  } catch (error) {
    const reason = String((error as Error).message).replace(/ \(line 1 column \d+\)$/, '');
    return { line, message: `is not valid JSON: ${reason}; write one object a line` };
  }
}
