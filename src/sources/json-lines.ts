import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import { grouped } from '#catalog/counted.ts';
import { parseJson } from '#importers/json-lines.ts';
import { decodeUtf8, notUtf8, unreadable } from './content-files.ts';
import { problemsAt, type Validated, validate } from './validation.ts';
import { fault } from './yaml-record.ts';

/** A line that is not blank: its value, or what keeps it from having one, and in which field. */
export type JsonLine = { line: number } & ({ value: unknown } | { fault: string; field?: string });

const longestLine = 16 * 1024 * 1024;
const mostLines = 1_000_000;
/** A file with more is no list of records; what is wrong in each line would fill the memory. */
const mostFaulty = 20_000;

/**
 * Reads a `.jsonl` or `.jsonl.gz` file as a stream, one JSON value a line; lines end at "\n" only, for
 * text may hold U+2028. A bad line is a fault, and so is the place where gzip data breaks off, and
 * where a file has too many lines.
 */
export async function* readJsonLines(path: string): AsyncGenerator<JsonLine> {
  let line = 0;
  let rest: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of openBytes(path)) {
      let start = 0;
      for (let end = chunk.indexOf(0x0a); end >= 0; end = chunk.indexOf(0x0a, start)) {
        const bytes = chunk.subarray(start, end);
        yield* parseLine(rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes, ++line);
        rest = rest.subarray(rest.length);
        start = end + 1;
        if (line < mostLines) continue;
        const fault = `is where reading ended, for a file has at most ${grouped(mostLines)} lines; split it`;
        if (start < chunk.length) yield { line: line + 1, fault };
        if (start < chunk.length) return;
      }
      rest = Buffer.concat([rest, chunk.subarray(start)]);
      if (rest.length > longestLine) {
        yield { line: line + 1, fault: 'is longer than 16 MB; write one record a line' };
        return;
      }
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!code || code === 'ENOENT') throw error;
    if (!code.startsWith('Z_')) {
      yield { line: line + 1, fault: unreadable(code) };
      return;
    }
    const why =
      code === 'Z_BUF_ERROR'
        ? 'is where the gzip data breaks off'
        : `is where reading ended, for the gzip data is damaged (${message})`;
    yield { line: line + 1, fault: `${why}; make or fetch it again` };
    return;
  }
  yield* parseLine(rest, line + 1);
}

/** Reads the records of such a file, each with its line; reports call the file `shown`. */
export async function* readJsonRecords<Value>(
  path: string,
  shown: string,
  schema: z.ZodType<Value>,
): AsyncGenerator<{ line: number } & Validated<Value>> {
  let faulty = 0;
  for await (const found of readJsonLines(path)) {
    const { line } = found;
    const lineOf = () => line;
    const read =
      'fault' in found
        ? { problems: problemsAt(shown, [{ ...fault(found.fault, line), path: pathOf(found) }]) }
        : validate(schema, { value: found.value, lineOf }, shown);
    yield { line, ...read };
    if ('record' in read || ++faulty < mostFaulty) continue;
    const message = `is where reading ended, for ${grouped(mostFaulty)} lines are not valid; mend these first`;
    yield { line, problems: problemsAt(shown, [fault(message, line)]) };
    return;
  }
}

function pathOf({ field }: { field?: string }): string[] {
  return field === undefined ? [] : [field];
}

function openBytes(path: string): AsyncIterable<Buffer> {
  const file = createReadStream(path, { highWaterMark: 256 * 1024 });
  if (!path.endsWith('.gz')) return file;
  const unzipped = createGunzip({ chunkSize: 256 * 1024 });
  file.on('error', (error) => unzipped.destroy(error));
  return file.pipe(unzipped);
}

function* parseLine(bytes: Buffer, line: number): Generator<JsonLine> {
  const text = decodeUtf8(bytes)?.trim();
  if (text === undefined) yield { line, fault: notUtf8 };
  else if (text) yield { line, ...parseStrictly(text) };
}

/** Lists and objects in each other; records have four. */
const MOST_DEEP = 20;

/** JSON without what its parser takes and nobody means: a field that is written twice, or deeper than any. */
function parseStrictly(text: string) {
  const parsed = parseJson(text);
  if ('fault' in parsed || isPlain(text, parsed.value)) return parsed;
  const open: (Set<string> | undefined)[] = [];
  let last = '';
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') {
      const end = endOfString(text, at);
      last = text.slice(at, end);
      at = end - 1;
    } else if (sign === '{' || sign === '[') {
      open.push(sign === '{' ? new Set() : undefined);
      if (open.length > MOST_DEEP)
        return { fault: `is nested more than ${MOST_DEEP} deep; write a record` };
    } else if (sign === '}' || sign === ']') open.pop();
    else if (sign === ':') {
      const field = JSON.parse(last);
      if (open.at(-1)?.has(field)) return { field, fault: 'is written twice; keep one of them' };
      open.at(-1)?.add(field);
    }
  }
  return parsed;
}

/** Whether a value is written as programs write it, which write no field twice. */
function isPlain(text: string, value: unknown): boolean {
  try {
    return JSON.stringify(value) === text;
  } catch {
    return false; // Too deep even to be written.
  }
}

/** Where a string ends that begins with a quote at `start`. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; ; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"' || at >= text.length) return at + 1;
  }
}
