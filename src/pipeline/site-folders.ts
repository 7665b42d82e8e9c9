import {
  existsSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { cwd, kill, pid } from 'node:process';
import { removeForms } from './compress-site.ts';
import { SHARD_FILE } from './shard.ts';

/** The folder of a site, and those beside it, on the same file system. */
export interface SiteFolders {
  /** The site as it is served; a build reads it, and never writes into it. */
  live: string;
  /** Where a build makes the next site. */
  next: string;
  /** The site before the live one: what of it shows the same need not be written again. */
  last: string;
}

/** What keeps a site from being put into its folder, as a person is told. */
export class SiteFolderError extends Error {}

/** @param folder of the site; where it is a link, what it leads to changes places. */
export function siteFolders(folder: string): SiteFolders {
  const live = existsSync(folder) ? realpathSync(folder) : resolve(folder);
  const beside = (name: string) => join(dirname(live), `.${basename(live)}.${name}`);
  return { live, next: beside(`next-${pid}`), last: beside('last') };
}

/**
 * Makes the folder for the next site, out of the last one where there is one, and takes away what
 * builds left that did not come to their end. Smaller forms of files are made last, and go first.
 * @throws if another build of the same site is at work.
 */
export function openNext({ live, next, last }: SiteFolders): void {
  const left = leftovers(live);
  for (const { path, maker } of left) {
    if (maker === pid || !isRunning(maker)) continue;
    throw new SiteFolderError(
      `${path}: another build is at work, process ${maker}; wait for it, or delete this folder if that is no build`,
    );
  }
  // A build died between the two steps of `publish`: the site before is the one that was whole.
  if (left.length > 0 && !existsSync(live) && existsSync(last)) renameSync(last, live);
  for (const { path } of left) rmSync(path, { recursive: true });
  for (const path of [live, last]) {
    if (!existsSync(path) || statSync(path).isDirectory()) continue;
    throw new SiteFolderError(`${path}: is no folder, and a site is one; move this file away`);
  }
  if (holdsOther(live)) {
    const what = 'holds what is no site, and a site takes the place of all that is there';
    throw new SiteFolderError(`${live}: ${what}; name a new folder, or an empty one`);
  }
  moveRepository(last, live);
  if (existsSync(last)) renameSync(last, next);
  else mkdirSync(next, { recursive: true });
  removeForms(next);
}

/** Puts the next site in the place of the live one: whoever looks finds the old or the new whole. */
export function publish({ live, next, last }: SiteFolders): void {
  rmSync(last, { recursive: true, force: true });
  const replaces = existsSync(live);
  if (replaces) moveLive(live, last);
  try {
    renameSync(next, live);
  } catch (error) {
    if (replaces) renameSync(last, live);
    throw error;
  }
  moveRepository(last, live);
}

/** Takes away a site that was not finished; again, where other threads still write into it. */
export function discardNext({ next }: SiteFolders): void {
  for (let tries = 0; tries < 5 && existsSync(next); tries++) {
    rmSync(next, { recursive: true, force: true, maxRetries: 3, retryDelay: 50 });
  }
}

/** What a site has, or a part of one, and hardly another folder. */
const signs = ['index.html', '404.html', '_astro', SHARD_FILE];

/** Whether a folder holds the project itself, or files and no sign of a site. */
function holdsOther(folder: string): boolean {
  if (`${cwd()}${sep}`.startsWith(`${folder}${sep}`)) return true;
  const names = existsSync(folder) ? readdirSync(folder) : [];
  // The work tree of a branch that has no site yet has names with a dot alone.
  const isEmpty = names.every((name) => name.startsWith('.'));
  return !isEmpty && !signs.some((name) => names.includes(name));
}

function leftovers(live: string): { path: string; maker: number }[] {
  const folder = dirname(live);
  const start = `.${basename(live)}.next-`;
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .filter((name) => name.startsWith(start) && /^\d+$/.test(name.slice(start.length)))
    .map((name) => ({ path: join(folder, name), maker: Number(name.slice(start.length)) }));
}

/** Whether a process is there, by its number. */
export function isRunning(process: number): boolean {
  try {
    return kill(process, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function moveLive(live: string, last: string): void {
  try {
    renameSync(live, last);
  } catch (error) {
    if (!['EBUSY', 'EXDEV'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    throw new SiteFolderError(
      `${live} is mounted, so no other folder can take its place; build into a folder inside it, with --outDir`,
      { cause: error },
    );
  }
}

/** A site may be the work tree of a repository, which stays where it is. */
function moveRepository(from: string, to: string): void {
  const [here, there] = [join(from, '.git'), join(to, '.git')];
  if (existsSync(here) && existsSync(to) && !existsSync(there)) renameSync(here, there);
}
