import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pid } from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { isRunning } from './site-folders.ts';

/** Time between two looks at whether it is our turn, in milliseconds. */
const PATIENCE = 100;

/**
 * Waits until no other build of the project is reading its content: Astro hands what it has read of
 * it to the bundler through files of the project, which are there once.
 * @param file that names the process whose turn it is.
 * @param onWait is told of that process, and whenever it is another one.
 * @returns what ends the turn; to end it twice does nothing.
 */
export async function takeTurn(
  file: string,
  onWait: (holder: number) => void,
): Promise<() => void> {
  mkdirSync(dirname(file), { recursive: true });
  const own = `${file}.${pid}`;
  writeFileSync(own, String(pid));
  let told = 0;
  try {
    while (!mayLink(own, file)) {
      const holder = holderOf(file);
      // What names nobody, as a folder or a file that lost its text, nobody takes away in the end.
      if (!holder || holder === pid || !isRunning(holder)) removeDead(file, holder);
      else {
        if (holder !== told) onWait(holder);
        told = holder;
        await setTimeout(PATIENCE);
      }
    }
  } finally {
    rmSync(own, { force: true });
  }
  let isOver = false;
  return () => {
    if (!isOver && holderOf(file) === pid) rmSync(file, { force: true });
    isOver = true;
  };
}

/** A link is there with its content at once, or not at all. */
function mayLink(own: string, file: string): boolean {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    // Where no files can be linked, builds take no turns.
    return (error as NodeJS.ErrnoException).code !== 'EEXIST';
  }
}

function holderOf(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

/** Only one of those who wait can move the file away; it may be another's by now. */
function removeDead(file: string, holder: number | undefined): void {
  const away = `${file}.${pid}.dead`;
  try {
    renameSync(file, away);
    if (holderOf(away) !== holder) linkSync(away, file);
    rmSync(away, { recursive: true });
  } catch {
    // Somebody else was quicker.
  }
}
