import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { bring } from '#cli/upgrade.ts';
import {
  type Files,
  gitEnvironment,
  makeParent,
  openRepository,
  type Repository,
} from '../support/git-repository.ts';
import { buildEnvironment } from '../support/site-builds.ts';

const run = promisify(execFile);
const abstract = 'abstract: A made-up paper about water and the sound of it.';
const paper = (title: string, area: string) => `---
title: ${title}
date: "2024-05-06"
area: ${area}
authors: [Ada Example, Ben Sample]
org: [vela]
${abstract}
---
`;

/** All that a lab has of its own; the pictures and words are what older forks have in code. */
const ownContent: Files = {
  'content/papers/example2024tides.mdx': paper('Tides', 'AQ'),
  'content/papers/example2024streets.mdx': paper('Plants of Streets', 'BT'),
  'content/areas/AQ.yaml': 'name: Aquatic Acoustics\nhue: 200\n',
  'content/areas/BT.yaml': 'name: Botany of Towns\nhue: 120\n',
  'content/orgs/vela.yaml': 'name: Vela Lab\n',
  'content/ledger.txt': 'papers/example2024tides\nareas/aq\n',
  'public/pdf/tides.pdf': 'no real PDF\n',
};
/** What upstream does to its own content meanwhile. */
const upstreamsContent: Files = {
  'content/papers/upstream2025new.mdx': paper('New', 'CT'),
  'content/areas/CT.yaml': 'name: Cartography\nhue: 30\n',
  'content/areas/AQ.yaml': 'name: Other Acoustics\nhue: 1\n',
  'content/ledger.txt': 'papers/upstream2025new\n',
  'public/upstream.txt': 'upstream\n',
};

/** What older forks have in public/, and then in content/. */
const pictures = new Set(['public/favicon.svg', 'public/card.png']);

/** Milliseconds that clones may take to come and go on a busy machine. */
const patience = 600_000;

let parent: string;
let upstream: Repository;

beforeAll(() => {
  if (missing()) return;
  parent = makeParent();
  upstream = cloneProject('upstream');
  const [removed, changed, area] = [
    ...inFolder(upstream, 'content/papers').slice(0, 2),
    ...inFolder(upstream, 'content/areas').slice(0, 1),
  ];
  const files: Files = { ...upstreamsContent };
  if (removed) files[removed] = null;
  if (changed) files[changed] = `${upstream.read(changed)}\nAnother note.\n`;
  if (area) files[area] = null;
  upstream.commit(files, 'Change the content');
}, patience);
afterAll(() => {
  if (parent) rmSync(parent, { recursive: true });
}, patience);

/** Why there is nothing to try here. */
function missing(): string | undefined {
  try {
    execFileSync('git', ['rev-parse', '--verify', '--quiet', 'HEAD~200'], { stdio: 'pipe' });
    return undefined;
  } catch {
    return 'This clone lacks the commits to begin at: git fetch --unshallow brings them.';
  }
}

function cloneProject(name: string): Repository {
  execFileSync('git', ['clone', '--quiet', '.', join(parent, name)], { env: gitEnvironment() });
  return openRepository(join(parent, name));
}

/** A catalogue as a lab made it of the project some commits ago. */
function makeFork(commitsBack: number): Repository {
  const fork = cloneProject(`fork-${commitsBack}`);
  fork.git('reset', '--quiet', '--hard', `HEAD~${commitsBack}`);
  const seeds = fork.files().filter((path) => /^content\/.*\/|^content\/.*\.txt$/.test(path));
  fork.commit(Object.fromEntries(seeds.map((path) => [path, null])), 'Take the seeds away');
  fork.commit({ ...ownContent, ...ownWords(fork) }, 'Move in');
  return fork;
}

/** Name and colour, where this version of the project has them. */
function ownWords(fork: Repository): Files {
  if (existsSync(join(fork.folder, 'content/site.yaml'))) {
    return {
      'content/site.yaml': 'name: Vela Lab\n',
      'content/theme.yaml': 'colors:\n  accent: ["#1f4e79", "#a8c7ef"]\n',
    };
  }
  const tokens = 'src/styles/tokens.css';
  return {
    'src/site.ts': fork.read('src/site.ts').replace(/name: '.*'/, "name: 'Vela Lab'"),
    [tokens]: fork.read(tokens).replace(/(--color-accent: ).*;/, '$1light-dark(#1f4e79, #a8c7ef);'),
  };
}

function inFolder({ folder }: Repository, path: string): string[] {
  return readdirSync(join(folder, path)).map((name) => `${path}/${name}`);
}

/** Every file of the content folders and of public/ with its bytes, but for what moves. */
function ownFiles(fork: Repository): Map<string, string> {
  const paths = fork
    .files()
    .filter((path) => /^content\/(?:.*\/|ledger)|^public\//.test(path) && !pictures.has(path));
  return new Map(
    paths.map((path) => [path, readFileSync(join(fork.folder, path), 'latin1')] as const),
  );
}

test.for([60, 120, 200])(
  'a catalogue made %i commits ago takes the project of today, and is whole',
  async (commitsBack, { skip }) => {
    const why = missing();
    skip(why !== undefined, why);
    const fork = makeFork(commitsBack);
    const before = ownFiles(fork);
    const { text, isSettled } = await bring({ into: fork.folder, dryRun: false }, upstream.folder);
    expect(text).not.toContain('git checkout --merge');
    expect(isSettled).toBe(true);
    expect(fork.git('diff', '--name-only', '--diff-filter=U')).toBe('');
    expect(ownFiles(fork)).toEqual(before);
    expect(parse(fork.read('content/site.yaml'))).toMatchObject({ name: 'Vela Lab' });
    expect(parse(fork.read('content/theme.yaml'))).toEqual({
      colors: { accent: ['#1f4e79', '#a8c7ef'] },
    });
    const code = ['--', '.', ':!content', ':!public'];
    expect(fork.git('diff', '--cached', '--stat', 'MERGE_HEAD', ...code)).toBe('');
    fork.git('commit', '--quiet', '--no-edit');
    symlinkSync(resolve('node_modules'), join(fork.folder, 'node_modules'));
    const options = { cwd: fork.folder, env: { ...buildEnvironment(), CONTENT_DIR: '' } };
    for (const words of [['check.ts'], ['build.ts', '--whole']]) {
      const [program = '', ...args] = words;
      const line = ['src/cli/run.mjs', `src/cli/${program}`, ...args];
      const { stdout } = await run(process.execPath, line, options);
      if (program === 'check.ts') expect(stdout).toContain('2 papers, 2 areas, 1 organisation');
    }
    expect(existsSync(join(fork.folder, 'dist/papers/example2024tides/index.html'))).toBe(true);
    expect((await bring({ into: fork.folder, dryRun: true }, upstream.folder)).text).toContain(
      'There is nothing newer',
    );
  },
);
