import { existsSync, readFileSync, statSync, unlinkSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { filesBelow, linkFile } from './build-cache.ts';
import type { Progress } from './progress.ts';

const brotliCompress = promisify<Buffer, zlib.BrotliOptions, Buffer>(zlib.brotliCompress);
const gzipCompress = promisify<Buffer, zlib.ZlibOptions, Buffer>(zlib.gzip);

/** The smaller forms of a file, which stand beside it under its name and an ending. */
const forms = [
  {
    ending: '.br',
    /** @param quality from 0 to 11 */
    compress: (content: Buffer, quality: number) => {
      const params = {
        [zlib.constants.BROTLI_PARAM_QUALITY]: quality,
        [zlib.constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      };
      return brotliCompress(content, { params });
    },
    expand: (content: Buffer) => zlib.brotliDecompressSync(content),
  },
  {
    ending: '.gz',
    /** Its header says no time, as zlib leaves it, and no system, which zlib would fill in. */
    async compress(content: Buffer) {
      const result = await gzipCompress(content, { level: zlib.constants.Z_BEST_COMPRESSION });
      result[SYSTEM] = UNKNOWN;
      return result;
    },
    expand: (content: Buffer) => zlib.gunzipSync(content),
  },
];

/** https://www.rfc-editor.org/rfc/rfc1952#page-5 */
const SYSTEM = 9;
const UNKNOWN = 255;

/** The form that a file is in, by its name; undefined for what stands for itself. */
export function formOf(name: string) {
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
  for (const name of filesBelow(folder)) if (formOf(name)) unlinkSync(join(folder, name));
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
 * the folder has none yet. What the live site has of the same content, and whole, is linked. The
 * same site gets the same bytes. Takes as many cores as zlib has threads, which are four unless
 * UV_THREADPOOL_SIZE says otherwise.
 * @returns how many forms there are, and their bytes
 */
export async function compressSite(folder: string, options: Options) {
  const { live, progress, smallBelow = SMALL_BELOW } = options;
  const texts = filesBelow(folder).flatMap((name) => {
    const { size } = statSync(join(folder, name));
    return size >= LEAST && text.test(name) ? [{ name, size }] : [];
  });
  const isSmall = texts.reduce((sum, { size }) => sum + size, 0) < smallBelow;
  const quality = (name: string) => (isSmall || shared.test(name) ? HIGHEST : QUICK);
  const mayLink = await isMadeAlike(live, quality(PROBE));
  const made = { files: 0, bytes: 0 };
  const next = texts.values();
  let done = 0;
  progress?.begin('compressed', texts.length);
  const takeSome = async () => {
    for (const { name } of next) {
      const path = join(folder, name);
      const content = await readFile(path);
      for (const form of forms) {
        const there = join(live, name);
        const isLinked = mayLink && (await linkForm(form, there, path, content));
        if (!isLinked) await writeForm(form, path, content, quality(name));
      }
      for (const { ending } of forms) {
        const form = statSync(join(folder, name + ending), { throwIfNoEntry: false });
        if (form) made.files++;
        made.bytes += form?.size ?? 0;
      }
      progress?.reach(++done);
    }
  };
  await Promise.all(Array.from({ length: 2 * availableParallelism() }, takeSome));
  progress?.end();
  return made;
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

type Form = (typeof forms)[number];

/**
 * Links a smaller form of the live site where it holds this content: a damaged one is made anew.
 */
async function linkForm({ ending, expand }: Form, from: string, to: string, content: Buffer) {
  try {
    const whole = expand(await readFile(from + ending)).equals(content);
    return whole && linkFile(from + ending, to + ending);
  } catch {
    return false;
  }
}

async function writeForm(
  { ending, compress }: Form,
  path: string,
  content: Buffer,
  quality: number,
) {
  const result = await compress(content, quality);
  if (result.length < content.length) await writeFile(path + ending, result);
}
