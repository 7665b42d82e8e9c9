import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ForkFiles } from '../../support/lab-content.ts';
import { serveFolder } from '../../support/serve-folder.ts';
import { fixture } from './built-site.ts';

export const project = fileURLToPath(new URL('../../..', import.meta.url));
/** What a build makes, what no build reads, and the content, which is as it may be. */
const left = new Set(
  'node_modules dist .dist.last tests test-results .astro .cache .git content'.split(' '),
);
/** Of the made-up catalogue what has to fit its papers. */
const ofPapers = new Set(['papers', 'ledger.txt', 'redirects.yaml', 'links.jsonl']);

export interface OwnSite {
  address: string;
  dist: string;
  /** Ends the server and removes the build. */
  remove: () => Promise<void>;
}

/**
 * Builds a content folder with a root of its own, since two builds in one root share their caches,
 * and serves it. `env` may set SITE and BASE.
 */
export async function buildOwnSite(
  content: string,
  env: { SITE?: string; BASE?: string } = {},
): Promise<OwnSite> {
  const root = mkdtempSync(join(tmpdir(), 'site-'));
  copyProject(root);
  const { SITE: _, BASE: __, ...inherited } = process.env;
  return serveBuilt(root, env.BASE, () =>
    run(root, 'build', [], { ...inherited, ...env, CONTENT_DIR: content }),
  );
}

/**
 * Makes a fork of the project with these files in the place of its content, checks and builds it
 * as a fork does before it publishes, and serves it.
 */
export async function buildFork(files: ForkFiles): Promise<OwnSite> {
  const root = mkdtempSync(join(tmpdir(), 'fork-'));
  copyAll(project, root, left);
  linkModules(root);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  const { SITE: _, BASE: __, CONTENT_DIR: ___, ...env } = process.env;
  return serveBuilt(root, undefined, async () => {
    await run(root, 'check', [], env);
    await run(root, 'build', ['--whole'], env);
  });
}

async function serveBuilt(
  root: string,
  base: string | undefined,
  make: () => Promise<void>,
): Promise<OwnSite> {
  await make().catch((error: Error) => {
    rmSync(root, { recursive: true });
    throw error;
  });
  const dist = join(root, 'dist');
  const { address, close } = await serveFolder(dist, { base });
  const remove = async () => {
    await close();
    rmSync(root, { recursive: true });
  };
  return { address, dist, remove };
}

/**
 * Puts the code of the project into a folder, and what the made-up catalogue is called and has
 * registered in place of its content; what a build made there before stays.
 */
export function copyProject(root: string): void {
  copyAll(project, root, left);
  copyAll(fixture, join(root, 'content'), ofPapers);
  linkModules(root);
}

function linkModules(root: string): void {
  const modules = join(root, 'node_modules');
  if (!existsSync(modules)) symlinkSync(join(project, 'node_modules'), modules, 'junction');
}

function copyAll(from: string, to: string, except: ReadonlySet<string>): void {
  for (const name of readdirSync(from).filter((it) => !except.has(it))) {
    rmSync(join(to, name), { recursive: true, force: true });
    cpSync(join(from, name), join(to, name), { recursive: true });
  }
}

/** Builds a content folder with the code that was copied to `root`, into its `dist`. */
export async function buildIn(
  root: string,
  content: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<void> {
  await run(root, 'build', [], { ...env, CONTENT_DIR: content });
}

/** One of the project's commands in a copy of it. */
async function run(
  root: string,
  command: 'build' | 'check',
  words: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const args = ['src/cli/run.mjs', `src/cli/${command}.ts`, ...words];
  await promisify(execFile)(process.execPath, args, { cwd: root, env, maxBuffer: 2 ** 26 });
}
