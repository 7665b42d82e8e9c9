import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { PackedText } from '../catalogue-file.ts';
import type { IndexChunk } from './merge-pieces.ts';

/** Characters of a digest in a name, as Pagefind has it: everybody loads the list of names. */
const SHORT = 7;

/**
 * Writes the chunks of an index into a folder, each under a digest of its content, and takes away
 * all else. A file that is there already and has the same content stays as it is.
 * @returns the list of chunks for the metadata.
 */
export async function writeChunks(
  chunks: Iterable<IndexChunk>,
  language: string,
  folder: string,
): Promise<PackedText['chunks']> {
  await mkdir(folder, { recursive: true });
  const before = new Set(await readdir(folder));
  const names = new Set<string>();
  const words: [from: string, to: string][] = [];
  for (const { from, to, bytes } of chunks) {
    const name = nameOf(bytes, language, names);
    names.add(name);
    words.push([from, to]);
    const file = join(folder, `${name}.pf_index`);
    if (before.delete(`${name}.pf_index`) && (await hasContent(file, bytes))) continue;
    await writeFile(file, await compress(bytes));
  }
  for (const name of before) await rm(join(folder, name), { recursive: true });
  const list = [...names];
  return shortened(words).map(([from, to], at) => [from, to, list[at] ?? '']);
}

const compress = promisify(gzip);
const decompress = promisify(gunzip);

async function hasContent(file: string, bytes: Uint8Array): Promise<boolean> {
  try {
    return (await decompress(await readFile(file))).equals(bytes);
  } catch {
    return false;
  }
}

/** A name as short as it can be without being that of another chunk. */
function nameOf(bytes: Uint8Array, language: string, taken: ReadonlySet<string>): string {
  const digest = createHash('sha256').update(bytes).digest('hex');
  let length = SHORT;
  while (taken.has(`${language}_${digest.slice(0, length)}`)) length++;
  return `${language}_${digest.slice(0, length)}`;
}

/**
 * The first and last words of chunks, as Pagefind shortens them in its metadata: to what tells
 * the end of one chunk from the beginning of the next.
 */
function shortened(words: readonly [from: string, to: string][]): [from: string, to: string][] {
  const short = words.map(([from, to]): [string, string] => [from, to]);
  for (const [at, chunk] of short.entries()) {
    const follower = short[at + 1];
    if (!follower) break;
    const end = [...chunk[1]];
    const start = [...follower[0]];
    const apart = start.findIndex((letter, place) => letter !== end[place]) + 1;
    const to = end.slice(0, apart).join('');
    if (Buffer.compare(Buffer.from(to), Buffer.from(chunk[0])) >= 0) chunk[1] = to;
    follower[0] = start.slice(0, apart).join('');
  }
  return short;
}
