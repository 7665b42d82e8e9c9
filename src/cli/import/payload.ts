import { existsSync } from 'node:fs';
import { glob, readFile, stat } from 'node:fs/promises';
import { stdin } from 'node:process';
import { buffer } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import type { ImportOptions, Reading } from '#importers/draft.ts';
import { readArxiv } from '#importers/identify.ts';
import { readJsonRecord } from '#importers/json-lines.ts';
import { detectKind, importers } from '#importers/kinds.ts';
import { readJsonLines } from '#sources/json-lines.ts';
import { decodePayload } from './encoding.ts';

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
  if (file !== '-') await refuseFolder(file);
  if (/\.jsonl(?:\.gz)?$/.test(file) && (from ?? (await kindOfLines(file))) === 'jsonl') {
    return { kind: 'jsonl', readings: streamRecords(file, options) };
  }
  const text = await readPayload(file);
  const kind = from ?? detectKind(text) ?? '';
  const importer = importers.get(kind);
  if (!importer) throw new Error(`${file}: ${adviceFor(text)}`);
  return { kind, readings: importer.read(text, options) };
}

/** @throws an Error where there is no such file, or a folder */
async function refuseFolder(file: string): Promise<void> {
  if (!existsSync(file)) throw new Error(`there is no file ${file}`);
  if (!(await stat(file)).isDirectory()) return;
  const files = `${file.replace(/[\\/]+$/, '')}/*.bib`;
  throw new Error(`${file} is a folder; name its files, like ${files}`);
}

/** Lines of JSON are records, unless the first one is an item of CSL or of another catalogue. */
async function kindOfLines(file: string): Promise<string> {
  for await (const found of readJsonLines(file)) {
    return 'value' in found ? (detectKind(`${JSON.stringify(found.value)}\n`) ?? 'jsonl') : 'jsonl';
  }
  throw new Error(`${file}: is empty`);
}

/** How much of a file shows what it is. */
const headLength = 20_000;

/** Kinds that other programs turn into one of ours, by how a file of theirs begins. */
const foreign: [form: RegExp, name: string, how: string][] = [
  [
    /^%[0A-Z@] .*(?:\r?\n|\r)%[A-Z0-9@] /m,
    'EndNote',
    'open it in Zotero and export BibTeX or CSL JSON',
  ],
  [
    /<xml>\s*<records>|<\?xml[\s\S]{0,300}<records>/,
    'EndNote XML',
    'open it in Zotero and export BibTeX or CSL JSON',
  ],
  [/^(?:FN |PT J|VR 1)/m, 'Web of Science', 'open it in Zotero and export BibTeX or CSL JSON'],
  [/^cff-version:/m, 'CITATION.cff', 'run cffconvert -f bibtex, and import what it writes'],
  [
    /^(?:---\s*)?\s*references:\s*$|^-\s+id:/m,
    'CSL-YAML',
    'run pandoc -f markdown -t csljson FILE, and import what it writes',
  ],
  [/"itemType"\s*:/, 'JSON of Zotero', 'export "CSL JSON" or "BibTeX" there'],
  [/^%PDF-/, 'a PDF', 'export the list from the program that holds it'],
  [/^PK[^\w\s]{2}/, 'a document or an archive', 'export the list from the program that holds it'],
  [/<rdf:RDF\b/, 'RDF', 'export "CSL JSON" or "BibTeX" from Zotero'],
  [/<b:Sources\b/, 'a list of sources of Word', 'open it in JabRef and save it as BibTeX'],
  [/\\bibitem\b/, 'what BibTeX made', 'import the .bib file that it was made from'],
  [
    /^\uFEFF?"?(?:Key|Title|Authors?|Item Type)"?[,;\t]"?\w/,
    'a table',
    'export BibTeX or RIS there',
  ],
  [/^PT\t/, 'a table of Web of Science', 'export BibTeX there'],
  [
    /"types":\s*\{[^{}]*"resourceTypeGeneral"|"type":\s*"dois"/,
    'an answer of DataCite',
    'ask it for BibTeX: https://doi.org with Accept: application/x-bibtex',
  ],
  [
    /^\s*\{[^[\]{}]*"(?:error|message)"\s*:\s*"/,
    'the refusal of a service',
    'ask it again, and import its answer',
  ],
  [/<PubmedArticle/, 'PubMed XML', 'save it at PubMed as "PubMed", which gives a .nbib file'],
  [/<(?:modsCollection|mods)\b/, 'MODS', 'open it in Zotero and export BibTeX or CSL JSON'],
  [/^\s*<(?:!doctype html|html)/i, 'a web page', 'save the BibTeX, RIS or CSL-JSON that it offers'],
];

/** What to do with a file of another program; undefined where it is of none that is known. */
function foreignAdvice(head: string): string | undefined {
  const [, name, how] = foreign.find(([form]) => form.test(head)) ?? [];
  return name && `is ${name}, which is not read; ${how}`;
}

function adviceFor(text: string): string {
  const head = text.slice(0, headLength);
  const advice = foreignAdvice(head);
  if (advice !== undefined) return advice;
  const none =
    /^\s*(?:\[\s*\]|\{\s*\})\s*$|"(?:items|results|data|hits?|references)"\s*:\s*\[\s*\]/;
  if (none.test(head)) return 'is an empty list';
  return `its kind does not show; name it with --from ${[...importers.keys()].join(' or ')}`;
}

async function* streamRecords(file: string, options: ImportOptions): AsyncGenerator<Reading> {
  for await (const found of readJsonLines(file)) {
    if ('fault' in found) {
      const { line, field, fault } = found;
      yield { line, message: field === undefined ? fault : `${field}: ${fault}` };
    } else yield readJsonRecord(found.value, found.line, options);
  }
}

/**
 * The files that words name: a word with `*`, `?`, `[` or `{` is every file that it fits.
 * @throws an Error where it fits none
 */
export async function namedFiles(words: readonly string[]): Promise<string[]> {
  const files = await Promise.all(
    words.map(async (word) => {
      if (!/[*?[{]/.test(word) || existsSync(word)) return word;
      const found = (await Array.fromAsync(glob(word))).sort();
      if (found.length === 0) throw new Error(`there is no file ${word}`);
      return found;
    }),
  );
  return [...new Set(files.flat())];
}

/** The longest text that a program here can hold. */
const longestText = 0x1fffffe8;

async function readPayload(file: string): Promise<string> {
  if (file !== '-' && (await stat(file)).size > longestText) {
    throw new Error(`${file}: is larger than 512 MB; import it in parts, or as JSON lines`);
  }
  const bytes = file === '-' ? await buffer(stdin) : await readFile(file);
  const plain = unpack(bytes, file);
  const text = decodePayload(plain, file, () =>
    foreignAdvice(plain.subarray(0, headLength).toString('latin1')),
  );
  if (text.trim() === '') throw new Error(`${file}: is empty`);
  return text;
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
