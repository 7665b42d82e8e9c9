import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { keptFolder, readKept, writeKept } from '#pipeline/build-cache.ts';
import {
  addPapers,
  buildSite,
  endPagesWith,
  killBuild,
  makeProject,
  paperFiles,
  readSite,
} from '../support/site-builds.ts';

const KILLS = Number(process.env['KILLS'] ?? 3);
const BUILD_TIME = 120_000;

const project = makeProject();
const { root } = project;
/** Every page of the first site says the first word, every page of the second the second. */
const words = ['The first site', 'The second site'] as const;

function differences(a: Map<string, string>, b: Map<string, string>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((name) => a.get(name) !== b.get(name));
}

/** Numbers from 0 to 1 that are the same in every run. */
function* scattered(): Generator<number> {
  for (let state = 7; ; state = (state * 48271) % 2147483647) yield state / 2147483647;
}

let first: Map<string, string>;
let buildTime = 0;

beforeAll(async () => {
  addPapers(root, paperFiles.filter((name) => name.endsWith('.mdx')).slice(0, 3));
  endPagesWith(root, words[0]);
  const start = performance.now();
  await buildSite(root);
  buildTime = performance.now() - start;
  first = readSite(root);
  endPagesWith(root, words[1]);
}, BUILD_TIME);

afterAll(project.remove, BUILD_TIME);

describe('a build that is killed', () => {
  test(
    'leaves the site as it was, and the next one is whole',
    async () => {
      const chance = scattered();
      for (let kill = 0; kill < KILLS; kill++) {
        const moment = ((kill + (chance.next().value ?? 0)) / KILLS) * buildTime;
        await killBuild(root, moment);
        const site = readSite(root);
        if (site.get('index.html')?.includes(words[1])) break;
        expect(differences(site, first), `killed after ${moment} ms`).toEqual([]);
      }
      await buildSite(root);
      const second = readSite(root);
      expect(readdirSync(root).filter((name) => name.startsWith('.dist.'))).toEqual(['.dist.last']);
      for (const name of ['dist', '.dist.last', '.cache', '.astro']) {
        rmSync(join(root, name), { recursive: true });
      }
      await buildSite(root);
      expect(differences(second, readSite(root))).toEqual([]);
      expect(differences(second, first)).toContain('index.html');
    },
    (KILLS + 3) * BUILD_TIME,
  );
});

type Kept = { site: { pages: [file: string, page: { size: number; changed: number }][] } };

/** Breaks a page of the site, and has the memory of the build say that it left it so. */
function breakKeptPage(): void {
  const memory = join(keptFolder(root, join(root, 'content'), join(root, 'dist')), 'pages.json');
  const kept = readKept(memory) as Kept;
  const page = kept.site.pages.find(([file]) => /^areas\/[^/]+\/index\.html$/.test(file));
  const path = join(root, 'dist', page?.[0] ?? '');
  const text = readFileSync(path, 'utf8').replace('href="/areas/"', 'href="/nowhere-too/"');
  rmSync(path);
  writeFileSync(path, text);
  const { size, mtimeMs } = statSync(path);
  Object.assign(page?.[1] ?? {}, { size, changed: mtimeMs });
  writeKept(memory, kept);
}

function rewriteAbout(change: (text: string) => string): void {
  const file = join(root, 'src/pages/about.astro');
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}

describe('a build with a broken link', () => {
  test(
    'says on which page and leaves the site as it was; what is broken by what was kept is made anew',
    async () => {
      breakKeptPage();
      const before = readSite(root);
      rewriteAbout((text) => text.replace('<h2>', '<a href="/nowhere/">x</a><h2>'));
      const failed = await buildSite(root, '--whole').catch(
        (error: { stderr: string }) => error.stderr,
      );
      rewriteAbout((text) => text.replace('<a href="/nowhere/">x</a>', ''));
      const [found, refused] = String(failed).split('made once more, without what builds kept');
      expect(found).toContain('2 faults; ');
      expect(refused).toMatch(/^\/about\/: \/nowhere\/ leads nowhere\n.*: 1 fault\n/m);
      // What a curator can act on is told without where in the program it came up.
      expect(refused).not.toMatch(/^ +at /m);
      expect(differences(readSite(root), before)).toEqual([]);
    },
    BUILD_TIME,
  );
});

/** Mounts a file system that holds a site some times over; says whether it could. */
function mountSmall(folder: string, site: Map<string, string>, times: number): boolean {
  const block = 4096;
  const bytes = site
    .values()
    .reduce((sum, text) => sum + Math.ceil(text.length / block) * block, 0);
  mkdirSync(folder);
  try {
    const options = ['-t', 'tmpfs', '-o', `size=${Math.ceil(bytes * times)}`];
    execFileSync('mount', [...options, 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('a build that fills the disk', () => {
  const small = join(root, 'small');
  let mounted = false;
  afterEach(() => {
    if (mounted) execFileSync('umount', [small]);
    rmSync(small, { recursive: true });
  });

  test.for([
    { when: 'scripts', times: 1.2 },
    { when: 'pages', times: 1.8 },
  ])(
    'says so and leaves the site as it was: while the $when are written',
    { timeout: 2 * BUILD_TIME },
    async ({ times }, { skip }) => {
      mounted = mountSmall(small, first, times);
      skip(!mounted, 'Mounting a small file system takes root.');
      cpSync(join(root, 'dist'), join(small, 'site'), { recursive: true });
      const before = readSite(root, 'small/site');
      endPagesWith(root, words[0]);
      const failed = buildSite(root, '--outDir', 'small/site');
      await expect(failed).rejects.toThrow('The disk is full; the site is as it was.');
      expect(differences(readSite(root, 'small/site'), before)).toEqual([]);
      expect(readdirSync(small)).toEqual(['site']);
    },
  );
});
