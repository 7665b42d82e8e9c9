// Files that appear whole or not at all.
import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { link, mkdir, mkdtemp, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { draftToMdx } from '#importers/draft.ts';
import type { PaperInput } from '#schema/paper.ts';

/** Replaces a file at once: whatever ends the program, the old or the new one is there whole. */
export async function writeWhole(path: string, text: string | Uint8Array): Promise<void> {
  const staged = stagedName(path);
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(staged, text, { flush: true });
    await rename(staged, path);
  } catch (error) {
    await rm(staged, { force: true });
    throw Object.assign(error as Error, { dest: path });
  }
  await syncFolder(dirname(path));
}

/** Where the records of an import go; nothing is there before `commit`. */
export interface Target {
  /** What the report calls a record's place. */
  placeOf: (id: string) => string;
  add(record: PaperInput): Promise<void>;
  /** @throws an Error that names the file that was in the way */
  commit(): Promise<void>;
  discard(): Promise<void>;
}

/** @throws an Error where the target is a data file that exists */
export async function openTarget(to: string, dryRun: boolean): Promise<Target> {
  const shown = relative('', to) || '.';
  const isDataFile = /\.jsonl(?:\.gz)?$/.test(to);
  const placeOf = isDataFile ? () => shown : (id: string) => join(shown, `${id}.mdx`);
  const nothing = async () => {};
  if (dryRun) return { placeOf, add: nothing, commit: nothing, discard: nothing };
  if (isDataFile) return { ...(await openLines(to)), placeOf };
  const files = openFolder(to);
  const add: Target['add'] = (record) => files.add(`${record.id}.mdx`, draftToMdx({ record }));
  return { ...files, placeOf, add };
}

/** The ids of the entries that a folder has, valid or not. */
export async function listEntries(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith('.mdx')).map((name) => name.slice(0, -4));
}

const STAGE = '.import-';
/** What is staged longer than this was left by a writer that was killed, in ms. */
const ABANDONED = 24 * 60 * 60 * 1000;

/** Writes new files into a folder, each whole at once: all of them, or none when one fails. */
export function openFolder(folder: string) {
  let stage: string | undefined;
  const names: string[] = [];
  const discard = async () => {
    if (stage !== undefined) await rm(stage, { recursive: true, force: true });
  };
  return {
    async add(name: string, text: string): Promise<void> {
      if (stage === undefined) {
        await mkdir(folder, { recursive: true });
        await sweep(folder);
        stage = await mkdtemp(join(folder, STAGE));
      }
      await writeFile(join(stage, name), text, { flag: 'wx', flush: true });
      names.push(name);
    },
    async commit(): Promise<void> {
      const placed: string[] = [];
      try {
        for (const name of names) {
          const target = join(folder, name);
          await placeNew(join(stage ?? '', name), target);
          placed.push(target);
        }
      } catch (error) {
        await Promise.all(placed.map((target) => rm(target)));
        throw error;
      } finally {
        await discard();
      }
      await syncFolder(folder);
    },
    discard,
  };
}

async function sweep(folder: string): Promise<void> {
  const stages = (await readdir(folder)).filter((name) => name.startsWith(STAGE));
  for (const path of stages.map((name) => join(folder, name))) {
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > ABANDONED) await rm(path, { recursive: true, force: true });
  }
}

/** Writes a new file of records as a stream, one a line, packed where its name ends in `.gz`. */
async function openLines(path: string) {
  if (existsSync(path)) throw new Error(`${path} exists; name a new file with --to`);
  await mkdir(dirname(path), { recursive: true });
  const staged = stagedName(path);
  const entry = path.endsWith('.gz') ? createGzip() : new PassThrough();
  const written = pipeline(entry, createWriteStream(staged, { flush: true }));
  // Whoever writes or commits is told; what is discarded may fail.
  written.catch(() => {});
  return {
    async add(record: PaperInput): Promise<void> {
      const isFull = !entry.write(`${JSON.stringify(record)}\n`);
      if (isFull) await Promise.race([once(entry, 'drain'), written]);
    },
    async commit(): Promise<void> {
      try {
        entry.end();
        await written;
        await placeNew(staged, path);
      } finally {
        await rm(staged, { force: true });
      }
      await syncFolder(dirname(path));
    },
    async discard(): Promise<void> {
      entry.destroy();
      await written.catch(() => {});
      await rm(staged, { force: true });
    },
  };
}

/** A name beside the file that no reader of the folder takes for one of its files. */
function stagedName(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}.part`);
}

/** A link fails where the name is taken, a rename would replace; not every file system links. */
async function placeNew(staged: string, target: string): Promise<void> {
  try {
    await link(staged, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' || existsSync(target)) {
      throw new Error(`${target} exists; nothing was written`, { cause: error });
    }
    await rename(staged, target);
  }
}

/** Puts the names of a folder on the disk. Windows opens no folders, and keeps them itself. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}
