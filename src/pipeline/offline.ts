import { hash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
import { filesBelow } from './build-cache.ts';

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
        const worker: Plugin = {
          name: 'catalogue:offline-worker',
          apply: 'build',
          applyToEnvironment: ({ name }) => name === 'client',
          buildStart() {
            this.emitFile({ type: 'chunk', id: entry, fileName: WORKER });
          },
        };
        updateConfig({ vite: { define, plugins: [worker] } });
      },
    },
  };
}

/** Bytes of a site below which all of it is kept in the reader's browser. */
const WHOLE_BELOW = 20_000_000;

/**
 * Completes the worker of a site that is otherwise finished: tells it its version, and lists what
 * it is to keep. May be done again after files changed. A site that offers no copy has nothing to
 * complete.
 * @param options.atLeast bytes that the site has at least, so that of a large one no file is
 *   looked at.
 * @throws if the worker is no script by itself, or the folder is no built site.
 */
export function writeOfflineFiles(
  folder: string,
  { atLeast = 0, wholeBelow = WHOLE_BELOW }: { atLeast?: number; wholeBelow?: number } = {},
): void {
  if (!existsSync(join(folder, `${STAND_IN}index.html`))) return;
  const [, program = ''] =
    /^(?:self\.made=.*\n)?([\s\S]*)$/.exec(readFileSync(join(folder, WORKER), 'utf8')) ?? [];
  if (/^\s*(?:import|export)\b|\bimport\.meta\b/m.test(program)) {
    throw new Error(`${WORKER} shares a module with a page, and can be no classic script`);
  }
  const sizeOf = (name: string) => statSync(join(folder, name)).size;
  const digestOf = (name: string) => digest(readFileSync(join(folder, name)));
  const all = atLeast < wholeBelow ? filesForReaders(folder) : [];
  const whole = all.length > 0 && sum(all.map(sizeOf)) < wholeBelow;
  const names = whole ? all : coreFiles(folder);
  const files = Object.fromEntries(
    names.map((name) => [name.replace(/(^|\/)index\.html$/, '$1'), digestOf(name)]),
  );
  const manifest: Manifest = { files, ...(!whole && { catalogue: digestOf(CATALOGUE) }) };
  const text = JSON.stringify(manifest);
  const made: Made = { version: digest(text), whole, bytes: sum(names.map(sizeOf)) };
  replace(join(folder, MANIFEST), text);
  replace(join(folder, WORKER), `self.made=${JSON.stringify(made)};\n${program}`);
}

/** What readers ask for of the site, or of a folder of it like `_astro/`. */
function filesForReaders(site: string, folder = ''): string[] {
  const names = filesBelow(join(site, folder)).map((name) => folder + name);
  return names.filter((name) => !isForMachines(name)).sort();
}

/** What every page needs, the first one, and the one that stands in for others. */
function coreFiles(site: string): string[] {
  const rest = ['favicon.svg', 'index.html', `${STAND_IN}index.html`];
  const there = rest.filter((name) => existsSync(join(site, name)));
  return [...filesForReaders(site, '_astro/'), ...there].sort();
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all + size, 0);
}

function digest(content: string | Buffer): string {
  return hash('sha256', content).slice(0, DIGITS);
}

/** Not over the old file, which another folder may share. */
function replace(file: string, content: string): void {
  rmSync(file, { force: true });
  writeFileSync(file, content);
}
