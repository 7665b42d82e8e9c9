import { existsSync, readdirSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';

/** A smaller form of a file, which stands beside it under its name and an ending. */
export interface Form {
  ending: '.br' | '.gz';
  /** @param quality of brotli, from 0 to 11 */
  compress(content: Buffer, quality: number): Promise<Buffer>;
  expand(content: Buffer): Buffer;
}

export const forms: readonly Form[] = [
  { ending: '.br', compress: brotli, expand: (content) => zlib.brotliDecompressSync(content) },
  { ending: '.gz', compress: gzip, expand: (content) => zlib.gunzipSync(content) },
];

/** The form that a file is in, by its name; undefined for what stands for itself. */
export function formOf(name: string): Form | undefined {
  return forms.find(({ ending }) => name.endsWith(ending));
}

/** Bytes below which a file travels in one packet anyway. */
const LEAST = 1024;

const text = /\.(?:html|css|js|json|jsonl|xml|txt|svg|bib|ris)$/;

/** Whether it pays to have smaller forms of a file; parts of the index are packed already. */
export function isCompressible(name: string, bytes: number): boolean {
  return bytes >= LEAST && text.test(name);
}

/** A page that every site has. */
export const PROBE = '404.html';

/** Whether a site has smaller forms of its files. */
export function hasForms(folder: string): boolean {
  return forms.every(({ ending }) => existsSync(join(folder, PROBE + ending)));
}

/** Takes the smaller forms of a site's files away. */
export function removeForms(folder: string): void {
  if (!hasForms(folder)) return;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && formOf(entry.name)) unlinkSync(join(entry.parentPath, entry.name));
  }
}

const brotliCompress = promisify<Buffer, zlib.BrotliOptions, Buffer>(zlib.brotliCompress);
const gzipCompress = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gzip);

function brotli(content: Buffer, quality: number): Promise<Buffer> {
  const params = {
    [zlib.constants.BROTLI_PARAM_QUALITY]: quality,
    [zlib.constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  return brotliCompress(content, { params });
}

/** https://www.rfc-editor.org/rfc/rfc1952#page-5 */
const SYSTEM = 9;
const UNKNOWN = 255;

/** Its header says no time, as zlib leaves it, and no system, which zlib would fill in. */
async function gzip(content: Buffer): Promise<Buffer> {
  const result = await gzipCompress(content, { level: zlib.constants.Z_BEST_COMPRESSION });
  result[SYSTEM] = UNKNOWN;
  return result;
}
