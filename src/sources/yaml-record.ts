import {
  type Document,
  isAlias,
  isMap,
  isPair,
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

/** A mistake that concerns the whole of a file, or a line of it. */
export function fault(message: string, line = 1): Fault {
  return { line, path: [], message };
}

/** What a file says, or what is wrong with it. */
export type Read<Value> = { value: Value } | { faults: Fault[] };

/** What is read where one mistake keeps all from being read. */
export function faulty(message: string, line?: number): { faults: Fault[] } {
  return { faults: [fault(message, line)] };
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
    ...listTraps(document, text, lineAt),
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
  return fault(`is not valid YAML: ${message}${hint ? `; ${hint}` : ''}`, line);
}

/**
 * Finds YAML that is valid but means something else than its writer did: in double quotes `\t` of
 * `\times` is a tab, and an unquoted `*emphasis*` or `&c` is a reference to another value.
 */
function listTraps(document: Document.Parsed, text: string, lineAt: LineAt): Fault[] {
  const traps: Fault[] = [];
  visit(document, {
    Node(_, node, ancestors) {
      const [start = 0, end = 0] = node.range ?? [];
      const trap = findTrap(node, text.slice(start, end));
      if (!trap) return;
      const path = ancestors.filter((above) => isPair(above)).map(({ key }) => String(key));
      traps.push({ line: lineAt(start + trap.index), path, message: trap.message });
    },
  });
  return traps;
}

function findTrap(node: Node, source: string): { index: number; message: string } | undefined {
  if (isAlias(node)) {
    return { index: 0, message: 'starts with *, a reference in YAML; put the value in quotes' };
  }
  if (node.anchor) {
    return { index: 0, message: 'starts with &, a mark in YAML; put the value in quotes' };
  }
  if (!isScalar(node) || node.type !== 'QUOTE_DOUBLE') return undefined;
  const command = /(?<!\\)(?:\\\\)*(\\[abefnrtv][a-z]+)/.exec(source);
  if (!command) return undefined;
  const message = `${command[1]} loses its backslash in double quotes; use single quotes`;
  return { index: command.index, message };
}
