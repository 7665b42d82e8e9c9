import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
  type YAMLMap,
} from 'yaml';
import { memo } from '#catalog/maps.ts';

/** A mistake at a place inside a record; `path` is empty where it concerns the whole. */
export type Fault = { line: number; path: readonly PropertyKey[]; message: string };

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
export type WrittenRecord = { value: unknown; lineOf: (path: readonly PropertyKey[]) => number };

/** The line on which a character stands. */
type LineAt = (offset: number) => number;

/**
 * Parses one YAML 1.2 mapping; an unquoted day is a Date, so that the schema can ask for quotes.
 * `firstLine` is where `text` starts, `openingLine` stands for the whole record. Never throws.
 */
export function parseYamlRecord(
  text: string,
  firstLine = 1,
  openingLine = firstLine,
): WrittenRecord | { faults: Fault[] } {
  try {
    return parseRecord(text, firstLine, openingLine);
  } catch (error) {
    // The parser of YAML calls itself for what is in what.
    if (error instanceof RangeError) return faulty(tooDeep, openingLine);
    throw error;
  }
}

/** Lists and fields in each other; records have four. */
const MOST_DEEP = 20;
const tooDeep = `is nested more than ${MOST_DEEP} deep; write a record`;

function parseRecord(
  text: string,
  firstLine: number,
  openingLine: number,
): WrittenRecord | { faults: Fault[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    customTags: ['timestamp'],
    lineCounter: lines,
    prettyErrors: false,
    // Looked for below: the parser compares every key with every other one.
    uniqueKeys: false,
  });
  const lineAt: LineAt = (offset) => lines.linePos(offset).line + firstLine - 1;
  const faults = [
    ...[...document.errors, ...document.warnings].map((error) => explain(error, lineAt)),
    ...listTraps(document, text, lineAt),
  ];
  // What follows on a line is mostly the parser stumbling over the first mistake.
  const lineFaults = Map.groupBy(faults, ({ line }) => line).values();
  if (faults.length > 0) return { faults: [...lineFaults].flatMap(([first]) => first ?? []) };
  const find = lineFinder(document.contents, lineAt);
  return { value: document.toJS(), lineOf: (path) => find(path) ?? openingLine };
}

function lineFinder(contents: Node | null, lineAt: LineAt) {
  // There may be very many.
  const pairsOf = memo(({ items }: YAMLMap) => new Map(items.map((pair) => [keyOf(pair), pair])));
  return (path: readonly PropertyKey[]) => {
    let node: unknown = contents;
    let line: number | undefined;
    for (const step of path) {
      let place: unknown;
      if (isMap(node)) {
        const pair = pairsOf(node).get(String(step));
        [place, node] = [pair?.key, pair?.value];
      } else if (isSeq(node)) {
        place = node = node.items[Number(step)];
      }
      const start = (place as Node | undefined)?.range?.[0];
      if (start === undefined) break;
      line = lineAt(start);
    }
    return line;
  };
}

function keyOf({ key }: Pair): string | undefined {
  return isScalar(key) ? String(key.value) : undefined;
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

function explain({ code, message, pos }: YAMLError, lineAt: LineAt): Fault {
  if (/call stack/.test(message)) return fault(tooDeep, lineAt(pos[0]));
  const hint = hints[code];
  return fault(`is not valid YAML: ${message}${hint ? `; ${hint}` : ''}`, lineAt(pos[0]));
}

/**
 * YAML that nobody means: a field that is written twice, or is named by a list or a record, as in
 * `{{ name }}`, `\t` of `\times` in double quotes, unquoted `*emphasis*` or `&c`.
 */
function listTraps(document: Document.Parsed, text: string, lineAt: LineAt): Fault[] {
  const traps: Fault[] = [];
  visit(document, {
    Node(key, node, ancestors) {
      const [start = 0, end = 0] = node.range ?? [];
      const path = ancestors.flatMap((above) => (isPair(above) ? (keyOf(above) ?? []) : []));
      const addTrap = (message: string, at = start) => {
        traps.push({ line: lineAt(at), path, message });
      };
      if (isMap(node)) traps.push(...repeatedKeys(node, path, lineAt));
      // The parser counts days of no month, like 2025-02-30, on into the next one.
      if (isScalar(node) && node.value instanceof Date && !isDay(text.slice(start, end)))
        addTrap(
          `${text.slice(start, end)} is no day of the calendar; correct it, and put it in quotes`,
        );
      if (isCollection(node) && key === 'key')
        addTrap(
          'stands where the name of a field should; put a text in brackets or braces in quotes',
        );
      if (ancestors.filter(isCollection).length >= MOST_DEEP) {
        addTrap(tooDeep);
        return visit.BREAK;
      }
      if (isAlias(node)) addTrap('starts with *, a reference in YAML; put the value in quotes');
      else if (node.anchor) addTrap('starts with &, a mark in YAML; put the value in quotes');
      else if (isScalar(node) && node.type === 'QUOTE_DOUBLE') {
        const source = text.slice(start, end);
        const command = /(?<!\\)(?:\\\\)*(\\[abefnrtv][a-z]+)/.exec(source);
        const message = `${command?.[1]} loses its backslash in double quotes; use single quotes`;
        if (command) addTrap(message, start + command.index);
      }
      return undefined;
    },
  });
  return traps;
}

/** Whether a time begins with a day that there is, as far as its month has that many. */
function isDay(written: string): boolean {
  const [year = 0, month = 0, day = 0] = written.split(/\D+/, 3).map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function repeatedKeys({ items }: YAMLMap, above: readonly string[], lineAt: LineAt): Fault[] {
  const keys = new Set<string>();
  return items.flatMap((pair) => {
    const key = keyOf(pair);
    if (key === undefined || keys.size < keys.add(key).size) return [];
    const line = lineAt((pair.key as Node).range?.[0] ?? 0);
    return [{ line, path: [...above, key], message: 'is written twice; keep one of them' }];
  });
}
