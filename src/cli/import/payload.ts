import { existsSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { stdin } from 'node:process';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import type { ImportOptions, Reading } from '#importers/draft.ts';
import { readJsonRecord } from '#importers/json-record.ts';
import { detectKind, importers } from '#importers/kinds.ts';
import { decodeUtf8, notUtf8 } from '#sources/content-files.ts';
import { readJsonLines } from '#sources/json-lines.ts';
import { fetchArxiv } from './fetch-arxiv.ts';

/** What an import reads, and what kind of payload it is. */
export interface Payload {
  kind: string;
  readings: AsyncIterable<Reading> | Iterable<Reading>;
}

/**
 * Opens the payload that the command names. A file of JSON lines is read as a stream; the other
 * kinds are read whole and give one record after the other.
 * @throws an Error where it cannot be read, or where its kind does not show
 */
export async function openPayload(
  file: string,
  from: string | undefined,
  options: ImportOptions,
): Promise<Payload> {
  const wanted = /^arxiv:(?!\/)(.+)$/i.exec(file)?.[1];
  if (wanted !== undefined) {
    const read = importers.get('arxiv')?.read;
    return { kind: 'arxiv', readings: read?.(await fetchArxiv(wanted.split(',')), options) ?? [] };
  }
  if (file !== '-' && !existsSync(file)) throw new Error(`there is no file ${file}`);
  if (isLineFile(file) && (from ?? 'jsonl') === 'jsonl') {
    return { kind: 'jsonl', readings: streamRecords(file, options) };
  }
  const text = await readPayload(file);
  const kind = from ?? detectKind(text) ?? '';
  const importer = importers.get(kind);
  if (!importer) {
    const names = [...importers.keys()].join(' or ');
    throw new Error(`${file}: its kind does not show; name it with --from ${names}`);
  }
  return { kind, readings: importer.read(text, options) };
}

function isLineFile(file: string): boolean {
  return /\.jsonl(?:\.gz)?$/.test(file);
}

async function* streamRecords(file: string, options: ImportOptions): AsyncGenerator<Reading> {
  for await (const found of readJsonLines(file)) {
    if ('fault' in found) yield { line: found.line, message: found.fault };
    else yield readJsonRecord(found.value, found.line, options);
  }
}

/** The longest text that a program here can hold. */
const longestText = 0x1fffffe8;

async function readPayload(file: string): Promise<string> {
  if (file !== '-' && (await sizeOf(file)) > longestText) {
    throw new Error(`${file}: is larger than 512 MB; import it in parts, or as JSON lines`);
  }
  const bytes = file === '-' ? await buffer(stdin) : await readFile(file);
  const plain = unpack(bytes, file);
  const text = decodeUtf8(plain);
  if (text === undefined) throw new Error(`${file}:${findBadLine(plain)}: ${notUtf8}`);
  return text;
}

async function sizeOf(file: string): Promise<number> {
  const handle = await open(file);
  return (await handle.stat().finally(() => handle.close())).size;
}

function unpack(bytes: Buffer, file: string): Buffer {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: longestText });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${file}: its gzip data cannot be read (${reason})`, { cause: error });
  }
}

function findBadLine(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline < 0 ? bytes.length : newline;
    if (decodeUtf8(bytes.subarray(start, end)) === undefined) return line;
    start = end + 1;
  }
  return line;
}
