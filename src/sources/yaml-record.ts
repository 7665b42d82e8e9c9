import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLError,
} from 'yaml';
import { listYamlTraps } from './yaml-traps.ts';

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

/** The line on which a character stands. */
type LineAt = (offset: number) => number;

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
  const lineAt: LineAt = (offset) => lines.linePos(offset).line + firstLine - 1;
  const faults = [
    ...[...document.errors, ...document.warnings].map((error) => explain(error, text, lineAt)),
    ...listYamlTraps(document, text).map(({ offset, path, message }) => {
      return { line: lineAt(offset), path, message };
    }),
  ];
  if (faults.length > 0) return { faults: firstOfEachLine(faults) };
  return {
    value: document.toJS(),
    lineOf: (path) => findLine(document.contents, path, lineAt) ?? openingLine,
  };
}

function findLine(
  contents: Node | null,
  path: readonly PropertyKey[],
  lineAt: LineAt,
): number | undefined {
  let node: unknown = contents;
  let line: number | undefined;
  for (const step of path) {
    let place: unknown;
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === step);
      [place, node] = [pair?.key, pair?.value];
    } else if (isSeq(node)) {
      place = node = node.items[Number(step)];
    }
    const start = (place as Node | undefined)?.range?.[0];
    if (start === undefined) break;
    line = lineAt(start);
  }
  return line;
}

/** What follows on a line is mostly the parser stumbling over the first mistake. */
function firstOfEachLine(faults: readonly Fault[]): Fault[] {
  const lines = new Set<number>();
  return faults.filter(({ line }) => !lines.has(line) && lines.add(line));
}

const hints: Partial<Record<YAMLError['code'], string>> = {
  BAD_INDENT: 'close every bracket',
  BAD_SCALAR_START: 'put the value in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'put a value that holds a colon in quotes, and check the indentation',
  MISSING_CHAR: 'close every quote and bracket, and write each field as "name: value"',
  MULTIPLE_DOCS: 'write one record a file',
  TAB_AS_INDENT: 'indent with spaces',
  TAG_RESOLVE_FAILED: 'put the value in quotes',
  UNEXPECTED_TOKEN: 'put the whole value in quotes',
};

function explain({ code, message, pos }: YAMLError, text: string, lineAt: LineAt): Fault {
  const line = lineAt(pos[0]);
  if (code === 'DUPLICATE_KEY') {
    const path = /^[\w-]+/.exec(text.slice(pos[0])) ?? [];
    return { line, path, message: 'is written twice; keep one of them' };
  }
  const hint = hints[code];
  return { line, path: [], message: `is not valid YAML: ${message}${hint ? `; ${hint}` : ''}` };
}
