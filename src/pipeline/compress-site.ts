import { existsSync, readFileSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { filesBelow, linkFile } from './build-cache.ts';
import type { Progress } from './progress.ts';

/** A smaller form of a file, which stands beside it under its name and an ending. */
export interface Form {
  ending: '.br' | '.gz';
  /** @param quality of brotli, from 0 to 11 */
  compress(content: Buffer, quality: number): Promise<Buffer>;
  expand(content: Buffer): Buffer;
}

const forms: readonly Form[] = [
  { ending: '.br', compress: brotli, expand: (content) => zlib.brotliDecompressSync(content) },
  { ending: '.gz', compress: gzip, expand: (content) => zlib.gunzipSync(content) },
];

/** The form that a file is in, by its name; undefined for what stands for itself. */
export function formOf(name: string): Form | undefined {
  return forms.find(({ ending }) => name.endsWith(ending));
}

/** Bytes below which a file travels in one packet anyway. */
const LEAST = 1024;

/** Parts of the index are not among them: they are packed already. */
const text = /\.(?:html|css|js|json|jsonl|xml|txt|svg|bib|ris)$/;

/** A page that every site has. */
const PROBE = '404.html';

/** Whether a site has smaller forms of its files. */
export function hasForms(folder: string): boolean {
  return forms.every(({ ending }) => existsSync(join(folder, PROBE + ending)));
}

/** Takes the smaller forms of a site's files away. */
export function removeForms(folder: string): void {
  if (!hasForms(folder)) return;
  for (const path of filesBelow(folder)) if (formOf(path)) unlinkSync(path);
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

/** What was put beside the files of a site. */
export interface Compressed {
  files: number;
  bytes: number;
}

interface Options {
  /** Folder of the site before, whose smaller forms may serve again. */
  live: string;
  progress?: Progress;
  /** Bytes of text below which a site is small. */
  smallBelow?: number;
}

/**
 * Qualities of brotli. With the highest a page is a ninth smaller than with the other, which still
 * beats gzip, and takes thirty times as long: 1.6 CPU s for a megabyte.
 */
const HIGHEST = 11;
const QUICK = 5;
const SMALL_BELOW = 20_000_000;

/** What most readers of a large site load: there the highest costs nothing to speak of. */
const shared = /^(?:_astro\/.*|index\.html|search\/catalogue\.json)$/;

/**
 * Puts smaller forms of a site's text files beside them, for hosts that serve these as they are;
 * the folder has none yet. What the live site has of a file that stayed is linked. The same site
 * gets the same bytes. Takes as many cores as zlib has threads, which are four unless
 * UV_THREADPOOL_SIZE says otherwise.
 */
export async function compressSite(folder: string, options: Options): Promise<Compressed> {
  const { live, progress, smallBelow = SMALL_BELOW } = options;
  const texts = textFiles(folder);
  const isSmall = texts.reduce((sum, { size }) => sum + size, 0) < smallBelow;
  const quality = (name: string) => (isSmall || shared.test(name) ? HIGHEST : QUICK);
  const from = (await isMadeAlike(live, quality(PROBE))) ? live : undefined;
  const made: Compressed = { files: 0, bytes: 0 };
  const next = texts.values();
  let done = 0;
  progress?.begin('compressed', texts.length);
  const takeSome = async () => {
    for (const file of next) {
      const sizes = await putBeside(file, folder, from, quality(file.name));
      made.files += sizes.length;
      made.bytes += sizes.reduce((sum, size) => sum + size, 0);
      progress?.reach(++done);
    }
  };
  await Promise.all(Array.from({ length: 2 * availableParallelism() }, takeSome));
  progress?.end();
  return made;
}

interface TextFile {
  /** Path in the folder, with slashes. */
  name: string;
  size: number;
  /** Number by which the file system knows the file. */
  inode: number;
}

function textFiles(folder: string): TextFile[] {
  return filesBelow(folder).flatMap((path) => {
    const { size, ino } = statSync(path);
    const name = relative(folder, path).split(sep).join('/');
    return size >= LEAST && text.test(name) ? { name, size, inode: ino } : [];
  });
}

/** Another Node may compress otherwise, and a site that has grown has another quality. */
async function isMadeAlike(live: string, quality: number): Promise<boolean> {
  if (!hasForms(live)) return false;
  const content = readFileSync(join(live, PROBE));
  for (const { ending, compress } of forms) {
    const there = readFileSync(join(live, PROBE + ending));
    if (!there.equals(await compress(content, quality))) return false;
  }
  return true;
}

/**
 * @param from folder of a site whose smaller forms can be linked.
 * @returns the sizes of the file's smaller forms.
 */
async function putBeside(
  file: TextFile,
  folder: string,
  from: string | undefined,
  quality: number,
): Promise<number[]> {
  const path = join(folder, file.name);
  const there = from && join(from, file.name);
  if (there && statSync(there, { throwIfNoEntry: false })?.ino === file.inode) {
    const isLinked = forms.every(({ ending }) => linkFile(there + ending, path + ending));
    if (isLinked) return forms.map(({ ending }) => statSync(path + ending).size);
  }
  const content = readFileSync(path);
  const sizes: number[] = [];
  for (const { ending, compress } of forms) {
    // One of the two may be linked already: nothing is written into the live site.
    rmSync(path + ending, { force: true });
    const result = await compress(content, quality);
    if (result.length >= content.length) continue;
    writeFileSync(path + ending, result);
    sizes.push(result.length);
  }
  return sizes;
}
