import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  fingerprints,
  keptFolder,
  linkFolder,
  madeWith,
  openKept,
  readKept,
  writeKept,
} from '#pipeline/build-cache.ts';
import { makeFolder, writeFiles } from '../../support/content-folder.ts';

let root: string;
let file: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'kept-'));
  file = join(root, 'folder/kept.json');
});
afterAll(() => rmSync(root, { recursive: true }));

test('what was kept is there again', () => {
  const value = { fingerprint: 'a', list: [1, 'Ørsted', null] };
  writeKept(file, value);
  expect(readKept(file)).toEqual(value);
});

test.each([
  { damage: 'lost', to: () => undefined },
  { damage: 'empty', to: () => '' },
  { damage: 'cut off', to: (text: string) => text.slice(0, -1) },
  { damage: 'changed in a letter', to: (text: string) => text.replace('kept', 'left') },
  { damage: 'without its checksum', to: (text: string) => text.split('\n')[1] },
])('what is $damage is not there', ({ to }) => {
  writeKept(file, ['kept']);
  const text = to(readFileSync(file, 'utf8'));
  if (text === undefined) rmSync(file);
  else writeFileSync(file, text);
  expect(readKept(file)).toBeUndefined();
});

test('every content folder and every output folder has what it keeps for itself', () => {
  const kept = (content: string, live: string) =>
    keptFolder('/home/one', join('/home/one', content), join('/home/one', live));
  const places = [kept('content', 'dist'), kept('content', 'out/dist'), kept('../content', 'dist')];
  expect(new Set(places).size).toBe(3);
  const moved = keptFolder('/home/two', '/home/two/content', '/home/two/dist');
  expect(moved).toBe(places[0]?.replace('one', 'two'));
});

test('what stands in the way of what is kept is taken away, and what nobody used for long', () => {
  const root = makeFolder({
    'sites/own/pages.json/x': '',
    'sites/own/index': '',
    'sites/own/related.json': '{}',
    'sites/other/pages.json': '',
    'sites/old/pages.json': '',
  });
  utimesSync(join(root, 'sites/old'), 1, 1);
  const own = join(root, 'sites/own');
  openKept(own);
  expect(readdirSync(join(root, 'sites')).sort()).toEqual(['other', 'own']);
  expect(readdirSync(own)).toEqual(['related.json']);
  writeKept(join(own, 'pages.json'), 1);
  expect(readKept(join(own, 'pages.json'))).toBe(1);
  openKept(join(own, 'related.json'));
  expect(readdirSync(join(own, 'related.json'))).toEqual([]);
});

test('gives a folder the files of another one as links', () => {
  const root = makeFolder({ 'live/a.json': 'a', 'live/deep/er/b.json': 'b' });
  linkFolder(join(root, 'live'), join(root, 'next'));
  expect(readFileSync(join(root, 'next/deep/er/b.json'), 'utf8')).toBe('b');
  expect(statSync(join(root, 'live/a.json')).nlink).toBe(2);
});

test('leaves alone a folder that is there, and needs none to link from', () => {
  const root = makeFolder({ 'live/a.json': 'a', 'next/b.json': 'b' });
  linkFolder(join(root, 'live'), join(root, 'next'));
  linkFolder(join(root, 'none'), join(root, 'other'));
  expect(readdirSync(root).sort()).toEqual(['live', 'next']);
  expect(readdirSync(join(root, 'next'))).toEqual(['b.json']);
});

describe('fingerprints', () => {
  const files = {
    'package.json': '{ "name": "root" }',
    'node_modules/lib/package.json': '{ "name": "lib", "version": "1.0.0" }',
    'src/a.ts': [
      "import 'node:fs';",
      "import type { T } from './type.ts';",
      'import {',
      '  one,',
      '  type Two,',
      "} from '#b/b.ts';",
      "import '../src/side.ts';",
      "import { lib } from 'lib';",
      "import 'astro:none';",
      "import './styles.css';",
      "export { c } from '#b/c.astro';",
      "const later = await import('./later.ts');",
    ].join('\n'),
    'src/type.ts': '',
    'src/side.ts': '',
    'src/later.ts': '',
    'src/styles.css': '',
    'src/b/b.ts':
      "import './a-data.json?raw';\nimport './text.css?raw';\nimport './bare';\nimport '#b/inner';\nimport '../a.ts';\nexport type { T } from '../type.ts';",
    'src/b/a-data.json': '{}',
    'src/b/text.css': '',
    'src/b/bare.ts': '',
    'src/b/inner/index.ts': '',
    'src/b/c.astro': "---\nimport D from './D.astro';\n---\n<D />",
    'src/b/D.astro': '<p />',
    'src/other.ts': '',
  };
  const of = (root: string, settings?: unknown) => fingerprints(root)(['src/a.ts'], settings);

  test('is the same for the same, wherever it lies', () => {
    expect(of(makeFolder(files))).toBe(of(makeFolder(files)));
  });

  test.each([
    'src/a.ts',
    'src/b/b.ts',
    'src/b/a-data.json',
    'src/b/text.css',
    'src/b/bare.ts',
    'src/b/inner/index.ts',
    'src/b/c.astro',
    'src/b/D.astro',
    'src/side.ts',
    'src/later.ts',
  ])('is another where %s is another', (name) => {
    const root = makeFolder(files);
    const before = of(root);
    writeFiles(root, { [name]: `${files[name as keyof typeof files]}\n// changed` });
    expect(of(root)).not.toBe(before);
  });

  test.each(['src/other.ts', 'src/type.ts', 'src/styles.css'])('has nothing of %s', (name) => {
    const root = makeFolder(files);
    const before = of(root);
    writeFiles(root, { [name]: 'changed' });
    expect(of(root)).toBe(before);
  });

  test('has the versions of packages, and settings', () => {
    const root = makeFolder(files);
    const before = of(root);
    expect(of(root, ['en'])).not.toBe(before);
    writeFiles(root, { 'node_modules/lib/package.json': '{ "name": "lib", "version": "1.0.1" }' });
    expect(of(root)).not.toBe(before);
  });

  test('tells files apart that are no text', () => {
    const root = makeFolder({ 'a.ts': "import './a.png';", 'a.png': Buffer.from([0xff, 0xfe]) });
    const before = fingerprints(root)(['a.ts']);
    writeFiles(root, { 'a.png': Buffer.from([0xfe, 0xff]) });
    expect(fingerprints(root)(['a.ts'])).not.toBe(before);
  });

  test('follows a link to a folder elsewhere', () => {
    const root = makeFolder({ 'a.ts': "import './b/far.ts';" });
    const far = makeFolder({ 'far.ts': "import './farther.ts';", 'farther.ts': '' });
    symlinkSync(far, join(root, 'b'));
    const before = fingerprints(root)(['a.ts']);
    writeFiles(far, { 'farther.ts': 'changed' });
    expect(fingerprints(root)(['a.ts'])).not.toBe(before);
  });

  test('follows a link to a file elsewhere, and what that one imports', () => {
    const root = makeFolder({ 'a.ts': "import './far.ts';" });
    const far = makeFolder({ 'far.ts': "import './farther.ts';", 'farther.ts': '' });
    symlinkSync(join(far, 'far.ts'), join(root, 'far.ts'));
    const now = () => fingerprints(root)(['a.ts']);
    const first = now();
    writeFiles(far, { 'farther.ts': 'changed' });
    const second = now();
    writeFiles(far, { 'far.ts': "import './farther.ts'; // changed" });
    expect(new Set([first, second, now()]).size).toBe(3);
  });
});

describe('what is kept of this project', () => {
  /** A project that has the code of this one; of each thing kept its fingerprint. */
  function makeProject() {
    const root = makeFolder({});
    for (const name of ['src', 'public']) cpSync(name, join(root, name), { recursive: true });
    for (const name of ['astro.config.mjs', 'package.json', 'package-lock.json'])
      cpSync(name, join(root, name));
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
    const now = () => {
      const fingerprint = fingerprints(root);
      return {
        index: fingerprint(madeWith.index),
        relations: fingerprint(madeWith.relations),
        paper: fingerprint(['src/pages/papers/[id].astro', ...madeWith.pages]),
        about: fingerprint(['src/pages/about.astro', ...madeWith.pages]),
      };
    };
    const change = (name: string) => appendFileSync(join(root, name), '\n/* changed */\n');
    return { now, change };
  }

  test.each([
    { file: 'src/styles/tokens.css', anew: [] },
    { file: 'src/cli/check.ts', anew: [] },
    { file: 'src/components/Footer.astro', anew: ['paper', 'about'] },
    { file: 'src/pages/about.astro', anew: ['about'] },
    { file: 'src/search/pagefind/build-search.ts', anew: ['index', 'paper', 'about'] },
    { file: 'src/related/related-papers.ts', anew: ['relations', 'paper', 'about'] },
  ])('of $file depends: $anew', ({ file, anew }) => {
    const { now, change } = makeProject();
    const before = now();
    change(file);
    const after = now();
    const others = Object.keys(after).filter(
      (name) => after[name as keyof typeof after] !== before[name as keyof typeof before],
    );
    expect(others).toEqual(anew);
  });

  test('every file of the search terms that indexing uses is one of it', () => {
    const { now, change } = makeProject();
    const used = ['words.ts', 'keys.ts', 'stem.ts'];
    const prints = used.map((name) => {
      change(join('src/search/terms', name));
      return now().index;
    });
    expect(new Set(prints).size).toBe(used.length);
  });
});
