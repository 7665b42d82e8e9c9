import { access, link, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Writes new files into a folder: all of them or, when one fails, none. Each appears whole under
 * its name at once, so that not even a kill leaves half of it, and no existing file is replaced.
 * @throws an Error that names the file that was in the way
 */
export async function writeNewFiles(
  folder: string,
  files: ReadonlyMap<string, string>,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const stage = await mkdtemp(join(folder, '.import-'));
  const placed: string[] = [];
  try {
    for (const [name, text] of files) await writeFile(join(stage, name), text);
    for (const name of files.keys()) {
      const target = join(folder, name);
      await place(join(stage, name), target);
      placed.push(target);
    }
  } catch (error) {
    await Promise.all(placed.map((target) => rm(target)));
    throw error;
  } finally {
    await rm(stage, { recursive: true, force: true });
  }
}

/** A link fails where the name is taken, a rename would replace; not every file system links. */
async function place(staged: string, target: string): Promise<void> {
  try {
    await link(staged, target);
  } catch (error) {
    if (isCode(error, 'EEXIST') || (await exists(target))) {
      throw new Error(`${target} exists; nothing was written`, { cause: error });
    }
    await rename(staged, target);
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
