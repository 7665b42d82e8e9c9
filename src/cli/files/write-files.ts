import { mkdir, mkdtemp, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { placeNew, syncFolder } from './write-whole.ts';

/** Files on their way to a folder: staged one by one, then placed all or none. */
export interface FileWriter {
  add(name: string, text: string): Promise<void>;
  /** @throws an Error that names the file that was in the way */
  commit(): Promise<void>;
  discard(): Promise<void>;
}

const STAGE = '.import-';

/** What is staged longer than this was left by a writer that was killed, in ms. */
const ABANDONED = 24 * 60 * 60 * 1000;

/**
 * Writes new files into a folder: all of them or, when one fails, none. Each appears whole under
 * its name at once, so that not even a kill leaves half of one, and no existing file is replaced.
 */
export function openFolder(folder: string): FileWriter {
  let stage: string | undefined;
  const names: string[] = [];
  const discard = async () => {
    if (stage !== undefined) await rm(stage, { recursive: true, force: true });
  };
  return {
    async add(name, text) {
      if (stage === undefined) {
        await mkdir(folder, { recursive: true });
        await sweep(folder);
        stage = await mkdtemp(join(folder, STAGE));
      }
      await writeSynced(join(stage, name), text);
      names.push(name);
    },
    async commit() {
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
  const names = (await readdir(folder)).filter((name) => name.startsWith(STAGE));
  for (const path of names.map((name) => join(folder, name))) {
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > ABANDONED) await rm(path, { recursive: true, force: true });
  }
}

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
