import { relative } from 'node:path';
import { SiteFolderError } from '#pipeline/site-folders.ts';
import { NoContent } from '#sources/read-content.ts';
import { ContentError } from '#sources/shared-content.ts';
import { fileFault, Refusal } from '../frame/command.ts';

/** As Node says it, and as Vite's bundler does. */
const diskFull = /ENOSPC.*|Failed to write file.*(?=\s+Caused by:\s+No space left on device)/;

/**
 * What a curator can act on, in a line where the fault is the content's; for faults of the program
 * also where in it they arose.
 * @param folder the content folder, with slashes to its root
 */
export function explainFault(error: unknown, folder: string): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof ContentError) {
    return `${error.message}\nnpm run build -- --lenient builds without these records.`;
  }
  const told = [Refusal, NoContent, SiteFolderError].some((kind) => error instanceof kind);
  if (told) return error.message;
  const full = diskFull.exec(error.message);
  if (full) return `The disk is full; the site is as it was. ${full[0]}`;
  const { hint, code } = error as { hint?: string; code?: string };
  // That a file is missing is a fault of the program.
  const place = code === 'ENOENT' ? undefined : fileFault(error);
  if (place !== undefined) return place;
  return (
    ofCommentary(error, folder) ?? [error.stack ?? error.message, hint].filter(Boolean).join('\n')
  );
}

/** What Vite, its bundler and Astro tell of a fault, besides a message. */
interface Told {
  id?: string;
  loc?: { file?: string; line?: number };
  hint?: string;
  errors?: readonly Error[];
}

/** A commentary is code, which may name what is not there, and may fail while it is rendered. */
function ofCommentary(error: Error, folder: string): string | undefined {
  const { id, loc, hint = '', errors = [] } = error as Told;
  const [first] = errors;
  if (first && first !== error) return ofCommentary(first, folder);
  const what = (/\S.*/.exec(error.message)?.[0] ?? '').replace(/^\[[\w-]+\] (?:Error: )?/, '');
  const path = [loc?.file, id, pathIn(error.message, folder)].find((it) => it?.startsWith(folder));
  if (path) return `${relative('', path.replace(/\?.*$/, ''))}:${loc?.line ?? 1}: ${what}`;
  if (!/MDX component/.test(hint)) return undefined;
  return `A commentary fails while it is rendered: ${what}; npm run dev shows it on its page`;
}

/** The path of an entry that a message names, as it stands or from the working directory. */
function pathIn(message: string, folder: string): string | undefined {
  for (const start of [folder, relative('', folder)]) {
    const at = message.indexOf(`${start}/papers/`);
    const [, name] = at < 0 ? [] : (/^(.*?\.mdx)/s.exec(message.slice(at + start.length)) ?? []);
    if (name) return folder + name;
  }
  return undefined;
}
