import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Content, formatProblem, type Problem, type Site } from '#catalog/content.ts';

// What reads is loaded when something is read: Astro has Vite transform, module by module, all that
// its collection imports, and in a build finds the records read by then.

/** Pages are bundled apart from the configuration, so a module's variable would exist twice. */
const key = Symbol.for('catalogue.content');
const shared = globalThis as { [key]?: Promise<Loaded> };

interface Loaded {
  content: Content;
  /** What is wrong with the records that a lenient reading left out. */
  leftOut: readonly Problem[];
}

const shownProblems = 50;

/** What keeps the content folder from being built: the message lists it, one problem a line. */
export class ContentError extends Error {}

/** The folder that holds the catalogue: `CONTENT_DIR`, or content/ in the project. */
export function contentFolder(): string {
  return resolve(process.env['CONTENT_DIR'] || 'content');
}

/**
 * The records of this build, read once a process. `LENIENT=1` leaves out those that are not valid.
 * @param onProgress is called for each paper that is read, if this call is the one that reads.
 * @throws one ContentError that lists the problems of the folder, where all must be valid.
 */
export async function loadContent(onProgress?: (count: number) => void): Promise<Content> {
  shared[key] ??= readSoundContent(onProgress);
  return (await shared[key]).content;
}

/** The problems of the records that `loadContent` left out; empty unless it is lenient. */
export async function loadLeftOut(): Promise<readonly Problem[]> {
  await loadContent();
  return (await shared[key])?.leftOut ?? [];
}

/** What the catalogue says of itself; `loadContent` reports what is wrong with it. */
export async function loadSite(): Promise<Site> {
  const { readSite } = await import('./site-data.ts');
  return (await readSite([contentFolder(), resolve('content')], process.cwd())).site;
}

let reloading: Promise<Content> | undefined;

/** Reads the folder again, once for calls that come together; what is not valid throws as at first. */
export function reloadContent(): Promise<Content> {
  reloading ??= setTimeout(50).then(async () => {
    reloading = undefined;
    const loaded = await readSoundContent();
    shared[key] = Promise.resolve(loaded);
    return loaded.content;
  });
  return reloading;
}

async function readSoundContent(onProgress?: (count: number) => void): Promise<Loaded> {
  const { readContent } = await import('./read-content.ts');
  const { content, problems } = await readContent(contentFolder(), {
    fallback: resolve('content'),
    ...(onProgress && { onProgress }),
  });
  if (problems.length === 0) return { content, leftOut: [] };
  // A bibliography is kept for other uses too: what is wrong in it does not stop the catalogue.
  const isLenient = process.env['LENIENT'] === '1' || problems.every(isOfBibliography);
  if (!isLenient)
    throw new ContentError(['The content has problems:', ...listProblems(problems)].join('\n'));
  const { withoutConflicts } = await import('#catalog/integrity.ts');
  return { content: withoutConflicts(content), leftOut: problems };
}

function isOfBibliography({ file }: Problem): boolean {
  return file.endsWith('.bib');
}

/** The first problems, one a line, and how many more there are. */
export function listProblems(problems: readonly Problem[]): string[] {
  const lines = problems.slice(0, shownProblems).map(formatProblem);
  const more = problems.length - lines.length;
  return more > 0 ? [...lines, `… and ${more} more; npm run check lists them all`] : lines;
}
