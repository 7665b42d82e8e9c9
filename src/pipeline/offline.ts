import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import {
  CATALOGUE,
  DIGITS,
  isForMachines,
  MANIFEST,
  type Made,
  type Manifest,
  STAND_IN,
  WORKER,
} from '#offline/manifest.ts';
import { loadSite } from '#sources/shared-content.ts';

/**
 * Puts the offline copy's worker at the site's top, where its scope is the whole site; where the
 * site offers no copy, one that removes itself and what an earlier one kept. `writeOfflineFiles`
 * completes it when the site is.
 */
export function offline(): AstroIntegration {
  return {
    name: 'offline',
    hooks: {
      'astro:config:setup': async ({ config, updateConfig }) => {
        const site = await loadSite();
        const program = site.offline ? 'worker.ts' : 'remove.ts';
        const entry = fileURLToPath(new URL(`src/offline/${program}`, config.root));
        const define = { 'import.meta.env.OFFLINE': JSON.stringify(site.offline) };
        updateConfig({ vite: { define, plugins: [worker(entry)] } });
      },
    },
  };
}

function worker(entry: string): Plugin {
  return {
    name: 'catalogue:offline-worker',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    buildStart() {
      this.emitFile({ type: 'chunk', id: entry, fileName: WORKER });
    },
  };
}

/** Bytes of a site below which all of it is kept in the reader's browser. */
const WHOLE_BELOW = 20_000_000;

interface Options {
  /** Bytes that the site has at least, so that of a large one no file is looked at. */
  atLeast?: number;
  wholeBelow?: number;
}

/**
 * Completes the worker of a site that is otherwise finished: tells it its version, and lists what
 * it is to keep. May be done again after files changed. A site that offers no copy has nothing to
 * complete.
 * @throws if the worker is no script by itself, or the folder is no built site.
 */
export function writeOfflineFiles(folder: string, options: Options = {}): void {
  const { atLeast = 0, wholeBelow = WHOLE_BELOW } = options;
  if (!existsSync(join(folder, `${STAND_IN}index.html`))) return;
  const [, program = ''] =
    /^(?:self\.made=.*\n)?([\s\S]*)$/.exec(readFileSync(join(folder, WORKER), 'utf8')) ?? [];
  if (/^\s*(?:import|export)\b|\bimport\.meta\b/m.test(program)) {
    throw new Error(`${WORKER} shares a module with a page, and can be no classic script`);
  }
  const all = atLeast < wholeBelow ? listFiles(folder, wholeBelow) : undefined;
  const names = all ?? coreFiles(folder);
  const catalogue = all ? undefined : digestOfFile(folder, CATALOGUE);
  const files = Object.fromEntries(
    names.map((name) => [name.replace(/(^|\/)index\.html$/, '$1'), digestOfFile(folder, name)]),
  );
  const manifest = JSON.stringify({ files, ...(catalogue && { catalogue }) } satisfies Manifest);
  const bytes = names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
  const made: Made = { version: digest(manifest), whole: all !== undefined, bytes };
  replace(join(folder, MANIFEST), manifest);
  replace(join(folder, WORKER), `self.made=${JSON.stringify(made)};\n${program}`);
}

/** Everything that readers ask for; none where that is too much. */
function listFiles(folder: string, limit: number): string[] | undefined {
  const names: string[] = [];
  const open = [''];
  let bytes = 0;
  for (let below = open.pop(); below !== undefined; below = open.pop()) {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const name = below + entry.name;
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.')) open.push(`${name}/`);
      } else if (!isForMachines(name)) {
        bytes += statSync(join(folder, name)).size;
        if (bytes >= limit) return undefined;
        names.push(name);
      }
    }
  }
  return names.sort();
}

/** What every page needs, the first one, and the one that stands in for others. */
function coreFiles(folder: string): string[] {
  const parts = readdirSync(join(folder, '_astro'))
    .map((name) => `_astro/${name}`)
    .filter((name) => !isForMachines(name));
  const rest = ['favicon.svg', 'index.html', `${STAND_IN}index.html`];
  const there = rest.filter((name) => statSync(join(folder, name), { throwIfNoEntry: false }));
  return [...parts, ...there].sort();
}

function digestOfFile(folder: string, name: string): string {
  return digest(readFileSync(join(folder, name)));
}

function digest(content: string | Buffer): string {
  return hash('sha256', content).slice(0, DIGITS);
}

/** Not over the old file, which another folder may share. */
function replace(file: string, content: string): void {
  rmSync(file, { force: true });
  writeFileSync(file, content);
}
