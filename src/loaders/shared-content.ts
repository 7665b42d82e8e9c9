import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { type Content, formatProblem, type Problem } from '#catalog/content.ts';
import { readContent } from './read-content.ts';

/** Pages are bundled apart from the configuration, so a module's variable would exist twice. */
const key = Symbol.for('offprint.content');
const shared = globalThis as { [key]?: Promise<Content> };

const shownProblems = 50;

/** The folder that holds the catalogue: `CONTENT_DIR`, or content/ in the project. */
export function contentFolder(): string {
  return resolve(process.env['CONTENT_DIR'] || 'content');
}

/**
 * The records of this build, read once a process: the one place from which the collections, the
 * pages and the search index get them.
 * @throws one Error that lists the problems of the folder, if it has any.
 */
export function loadContent(): Promise<Content> {
  shared[key] ??= readValidContent();
  return shared[key];
}

let reloading: Promise<Content> | undefined;

/**
 * Reads the folder again, for the development server; calls that come together share one
 * reading. The new content replaces the old one only when it is valid.
 * @throws as loadContent.
 */
export function reloadContent(): Promise<Content> {
  reloading ??= setTimeout(50).then(async () => {
    reloading = undefined;
    const content = await readValidContent();
    shared[key] = Promise.resolve(content);
    return content;
  });
  return reloading;
}

async function readValidContent(): Promise<Content> {
  const { content, problems } = await readContent(contentFolder(), {
    fallback: resolve('content'),
  });
  if (problems.length > 0) throw new Error(summarise(problems));
  return content;
}

function summarise(problems: readonly Problem[]): string {
  const lines = problems.slice(0, shownProblems).map(formatProblem);
  const more = problems.length - lines.length;
  if (more > 0) lines.push(`… and ${more} more; npm run check lists them all`);
  return ['The content has problems:', ...lines].join('\n');
}
