import { execFile, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A made-up catalogue, of which projects have all but what depends on its papers. */
const site = 'tests/fixtures/site';
const ofPapers = ['papers', 'ledger.txt', 'redirects.yaml', 'links.jsonl'];

/**
 * A copy of the project, with a made-up catalogue that has no papers yet, that builds into its own `dist`.
 * @param below folders between the temporary one and the copy.
 */
export function makeProject(below = ''): { root: string; remove: () => void } {
  const parent = mkdtempSync(join(tmpdir(), 'project-'));
  const root = join(parent, below);
  mkdirSync(root, { recursive: true });
  for (const name of ['src', 'public', 'astro.config.mjs', 'package.json', 'package-lock.json']) {
    if (existsSync(name)) cpSync(name, join(root, name), { recursive: true });
  }
  mkdirSync(join(root, 'content/papers'), { recursive: true });
  for (const name of readdirSync(site).filter((it) => !ofPapers.includes(it))) {
    cpSync(join(site, name), join(root, 'content', name), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
  return { root, remove: () => rmSync(parent, { recursive: true, force: true }) };
}

/** Files of papers that a project can be given. */
export const paperFiles = readdirSync(join(site, 'papers')).sort();

/** Copies files of papers into a project, one after the other. */
export function addPapers(root: string, names: readonly string[] = paperFiles): void {
  for (const name of names) {
    cpSync(join(site, 'papers', name), join(root, 'content/papers', name));
  }
}

/** Has every page of a project end with some HTML, in place of what was put there before. */
export function endPagesWith(root: string, html: string): void {
  const file = 'src/components/Footer.astro';
  const footer = readFileSync(file, 'utf8');
  writeFileSync(join(root, file), footer.replace('</footer>', `<p>${html}</p></footer>`));
}

/** Builds the project's site; gives how many pages were rendered, and what was said. */
export async function buildSite(root: string, ...args: string[]) {
  const options = { cwd: root, env: buildEnvironment() };
  const { stderr } = await run(process.execPath, [...program, ...args], options);
  const [, pages = '', anew = pages] =
    /^pages +([\d,]+)(?:, of which ([\d,]+) anew)?$/m.exec(stderr) ?? [];
  return { rendered: Number(anew.replaceAll(',', '')), said: stderr };
}

interface Conditions {
  /** Options of the build. */
  options?: readonly string[];
  /** A command that runs it. */
  before?: readonly string[];
}

/** Builds the project's site under other conditions. */
export async function buildSiteUnder(
  root: string,
  variables: Record<string, string>,
  { options = [], before = [] }: Conditions = {},
): Promise<void> {
  const [file = '', ...args] = [...before, process.execPath, ...program, ...options];
  await run(file, args, { cwd: root, env: { ...buildEnvironment(), ...variables } });
}

/** Puts shards of the project's site together into its `dist`. */
export async function joinSite(root: string, variables: Record<string, string>, shards: string[]) {
  const words = ['src/cli/run.mjs', 'src/cli/join.ts', ...shards];
  const env = { ...buildEnvironment(), ...variables };
  return (await run(process.execPath, words, { cwd: root, env })).stderr;
}

/** Starts a build and kills it, with all that it started, after some time, unless it is over. */
export async function killBuild(root: string, milliseconds: number): Promise<void> {
  const options = { cwd: root, env: buildEnvironment(), detached: true, stdio: 'ignore' } as const;
  const build = spawn(process.execPath, program, options);
  const ended = new Promise((resolve) => build.on('exit', resolve));
  const timer = setTimeout(() => build.pid && process.kill(-build.pid, 'SIGKILL'), milliseconds);
  await ended;
  clearTimeout(timer);
}

const program = ['src/cli/run.mjs', 'src/cli/build.ts'];

/** What decides about a site. */
const left = new Set('SITE BASE CONTENT_DIR LENIENT SHARD CI'.split(' '));

export function buildEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !left.has(name)));
}

/** Every file of a site with its content, by path. */
export function readSite(root: string, name = 'dist'): Map<string, string> {
  const folder = join(root, name);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    files
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'latin1')]),
  );
}
