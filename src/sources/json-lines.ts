import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import { parseJson } from '#importers/json-lines.ts';
import { decodeUtf8, notUtf8 } from './content-files.ts';
import { problemsAt, type Validated, validate } from './validation.ts';
import { fault } from './yaml-record.ts';

/** A line that is not blank: its value, or what keeps it from having one. */
export type JsonLine = { line: number } & ({ value: unknown } | { fault: string });

const longestLine = 16 * 1024 * 1024;

/**
 * Reads a `.jsonl` or `.jsonl.gz` file as a stream, one JSON value a line; lines end at "\n" only, for
 * text may hold U+2028. A bad line is a fault, and so is the place where gzip data breaks off.
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
      }
      rest = Buffer.concat([rest, chunk.subarray(start)]);
      if (rest.length > longestLine) {
        yield { line: line + 1, fault: 'is longer than 16 MB; write one record a line' };
        return;
      }
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!code?.startsWith('Z_')) throw error;
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
  for await (const found of readJsonLines(path)) {
    const { line } = found;
    if ('fault' in found) yield { line, problems: problemsAt(shown, [fault(found.fault, line)]) };
    else yield { line, ...validate(schema, { value: found.value, lineOf: () => line }, shown) };
  }
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
  else if (text) yield { line, ...parseJson(text) };
}
