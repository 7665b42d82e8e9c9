import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { stdin } from 'node:process';
import { buffer } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import type { ImportOptions, Reading } from '#importers/draft.ts';
import { readArxiv } from '#importers/identify.ts';
import { readJsonRecord } from '#importers/json-lines.ts';
import { detectKind, importers } from '#importers/kinds.ts';
import { decodeText, notUtf8 } from '#sources/content-files.ts';
import { readJsonLines } from '#sources/json-lines.ts';

/**
 * Opens the payload that the command names, and tells its kind. A file of JSON lines is read as a
 * stream; the other kinds are read whole and give one record after the other.
 * @throws an Error where it cannot be read, or where its kind does not show
 */
export async function openPayload(file: string, from: string | undefined, options: ImportOptions) {
  const wanted = /^arxiv:(?!\/)(.+)$/i.exec(file)?.[1];
  if (wanted !== undefined) {
    const read = importers.get('arxiv')?.read;
    return { kind: 'arxiv', readings: read?.(await fetchArxiv(wanted.split(',')), options) ?? [] };
  }
  if (file !== '-' && !existsSync(file)) throw new Error(`there is no file ${file}`);
  if (/\.jsonl(?:\.gz)?$/.test(file) && (from ?? 'jsonl') === 'jsonl') {
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

async function* streamRecords(file: string, options: ImportOptions): AsyncGenerator<Reading> {
  for await (const found of readJsonLines(file)) {
    if ('fault' in found) yield { line: found.line, message: found.fault };
    else yield readJsonRecord(found.value, found.line, options);
  }
}

/** The longest text that a program here can hold. */
const longestText = 0x1fffffe8;

async function readPayload(file: string): Promise<string> {
  if (file !== '-' && (await stat(file)).size > longestText) {
    throw new Error(`${file}: is larger than 512 MB; import it in parts, or as JSON lines`);
  }
  const bytes = file === '-' ? await buffer(stdin) : await readFile(file);
  const text = decodeText(unpack(bytes, file));
  if ('value' in text) return text.value;
  throw new Error(`${file}:${text.faults[0]?.line}: ${notUtf8}`);
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

/** https://info.arxiv.org/help/api/tou.html: one request every three seconds. */
const pause = 3000;
const idsPerRequest = 50;
const patience = 30_000;

/**
 * The answers of the arXiv API for some identifiers, as one text. `ARXIV_API` names another
 * address that answers alike.
 * @throws an Error that says which identifier is none, or why arXiv does not answer
 */
async function fetchArxiv(names: readonly string[]): Promise<string> {
  const ids = names.map((name) => {
    const id = readArxiv(name.trim());
    if (id === undefined) throw new Error(`"${name}" is no arXiv identifier; write 2407.01230`);
    return id;
  });
  const api = process.env['ARXIV_API'] || 'https://export.arxiv.org/api/query';
  const answers: string[] = [];
  for (let at = 0; at < ids.length; at += idsPerRequest) {
    if (at > 0) await setTimeout(pause);
    const some = ids.slice(at, at + idsPerRequest);
    answers.push(await ask(`${api}?id_list=${some.join(',')}&max_results=${some.length}`));
  }
  return answers.join('\n');
}

async function ask(address: string): Promise<string> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(patience) });
    if (!answer.ok) throw new Error(`it answers ${answer.status}`);
    return await answer.text();
  } catch (error) {
    const { message, cause } = error as Error;
    const reason = cause instanceof Error ? cause.message : message;
    throw new Error(`arXiv cannot be asked (${reason}); import its answer as a file instead`, {
      cause: error,
    });
  }
}
