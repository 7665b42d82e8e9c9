import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLError,
} from 'yaml';

/** A mistake at a place inside a record; `path` is empty where it concerns the whole. */
export interface Fault {
  line: number;
  path: readonly PropertyKey[];
  message: string;
}

/** A value as written, and the line of each of its fields (or of the nearest field around it). */
export interface WrittenRecord {
  value: unknown;
  lineOf: (path: readonly PropertyKey[]) => number;
}

/**
 * Parses one YAML 1.2 mapping (https://yaml.org/spec/1.2.2/). An unquoted day arrives as a Date,
 * so that the schema can ask for quotes. `firstLine` is the file's line on which `text` starts;
 * `openingLine` stands for the record as a whole. Never throws: mistakes are listed instead.
 */
export function parseYamlRecord(
  text: string,
  firstLine = 1,
  openingLine = firstLine,
): WrittenRecord | { faults: Fault[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    customTags: ['timestamp'],
    lineCounter: lines,
    prettyErrors: false,
  });
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  const faults = [...document.errors, ...document.warnings].map((error) =>
    explain(error, text, lineAt),
  );
  if (faults.length === 0) faults.push(...lostBackslashes(document, text, lineAt));
  if (faults.length > 0) return { faults };
  try {
    const value: unknown = document.toJS();
    const lineOf = (path: readonly PropertyKey[]) =>
      findLine(document.contents, path, lineAt, openingLine);
    return { value, lineOf };
  } catch (error) {
    return { faults: [{ line: openingLine, path: [], message: `is not valid YAML: ${error}` }] };
  }
}

function findLine(
  contents: Node | null,
  path: readonly PropertyKey[],
  lineAt: (offset: number) => number,
  openingLine: number,
): number {
  let node: unknown = contents;
  let line = openingLine;
  for (const step of path) {
    let place: unknown;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
      [place, node] = [pair?.key, pair?.value];
    } else if (isSeq(node)) {
      place = node = node.items[Number(step)];
    } else break;
    const start = (place as Node | undefined)?.range?.[0];
    if (start === undefined) break;
    line = lineAt(start);
  }
  return line;
}

const hints: Partial<Record<YAMLError['code'], string>> = {
  BAD_SCALAR_START: 'put the value in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'put a value that holds a colon in quotes, and check the indentation',
  MISSING_CHAR: 'close every quote and bracket, and write each field as "name: value"',
  BAD_INDENT: 'close every bracket',
  TAB_AS_INDENT: 'indent with spaces',
  UNEXPECTED_TOKEN: 'put the whole value in quotes',
  MULTIPLE_DOCS: 'write one record a file',
  TAG_RESOLVE_FAILED: 'put the value in quotes',
};

function explain(error: YAMLError, text: string, lineAt: (offset: number) => number): Fault {
  const [start, end] = error.pos;
  const line = lineAt(start);
  if (error.code === 'DUPLICATE_KEY') {
    const key = /^[\w-]+/.exec(text.slice(start, Math.max(end, start + 80)))?.[0] ?? '';
    return { line, path: key ? [key] : [], message: 'is written twice; keep one of them' };
  }
  const hint = hints[error.code];
  const message = `is not valid YAML: ${error.message}${hint ? `; ${hint}` : ''}`;
  return { line, path: [], message };
}

/** In double quotes YAML takes `\t` of `\times` for a tab, and the formula is silently lost. */
function lostBackslashes(
  document: Document.Parsed,
  text: string,
  lineAt: (offset: number) => number,
): Fault[] {
  const faults: Fault[] = [];
  visit(document, {
    Scalar(_, { type, range }) {
      if (type !== 'QUOTE_DOUBLE' || !range) return;
      const command = /(?<!\\)(?:\\\\)*(\\[abefnrtv][a-z]+)/.exec(text.slice(range[0], range[1]));
      if (!command) return;
      const line = lineAt(range[0] + command.index);
      const message = `${command[1]} loses its backslash in double quotes; use single quotes`;
      faults.push({ line, path: [], message });
    },
  });
  return faults;
}
