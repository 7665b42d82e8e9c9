import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { PackedText } from '#search/index/catalogue-file.ts';
import type { IndexChunk } from './merge-pieces.ts';

/** Characters of a digest in a name, as Pagefind has it: everybody loads the list of names. */
const SHORT = 7;

/**
 * Writes the chunks of an index into a folder, each under a digest of its content, and takes away
 * all else. A file that is there already and has the same content stays as it is.
 * @returns what a reader has to know to find the chunk of a word.
 */
export async function writeChunks(
  chunks: Iterable<IndexChunk>,
  language: string,
  folder: string,
): Promise<Pick<PackedText, 'firsts' | 'chunks'>> {
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
    // Another folder may hold the same file under a link.
    await rm(file, { force: true });
    await writeFile(file, await compress(bytes));
  }
  for (const name of before) await rm(join(folder, name), { recursive: true });
  return { firsts: shortened(words), chunks: [...names] };
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

/** The first words of chunks, each shortened to what tells it from the last of the one before. */
function shortened(words: readonly [from: string, to: string][]): string[] {
  return words.map(([from], at) => {
    const [, before = ''] = words[at - 1] ?? [];
    const end = [...before];
    const start = [...from];
    const apart = start.findIndex((letter, place) => letter !== end[place]) + 1;
    return start.slice(0, apart).join('');
  });
}
