import { link, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * Replaces a file by a new text at once: whatever ends the program, the old one or the new one is
 * there whole. Both the text and the folder's entry are on the disk when it returns.
 */
export async function writeWhole(path: string, text: string): Promise<void> {
  const staged = stagedName(path);
  try {
    const file = await open(staged, 'w');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(staged, path);
  } catch (error) {
    await rm(staged, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/** A name beside the file that no reader of the folder takes for one of its files. */
export function stagedName(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}.part`);
}

/** A link fails where the name is taken, a rename would replace; not every file system links. */
export async function placeNew(staged: string, target: string): Promise<void> {
  try {
    await link(staged, target);
  } catch (error) {
    if (isCode(error, 'EEXIST') || (await exists(target))) {
      throw new Error(`${target} exists; nothing was written`, { cause: error });
    }
    await rename(staged, target);
  }
}

/** Puts the names of a folder on the disk; not every system can. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // Windows opens no folders, and keeps their entries itself.
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await (await open(path, 'r')).close();
    return true;
  } catch {
    return false;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
