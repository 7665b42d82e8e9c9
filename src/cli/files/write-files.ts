import { mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { placeNew, syncFolder } from './write-whole.ts';

/** Files on their way to a folder: staged one by one, then placed all or none. */
export interface FileWriter {
  add(name: string, text: string): Promise<void>;
  /** @throws an Error that names the file that was in the way */
  commit(): Promise<void>;
  discard(): Promise<void>;
}

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
        stage = await mkdtemp(join(folder, '.import-'));
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

async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
