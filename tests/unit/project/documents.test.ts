import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readContent } from '#sources/read-content.ts';
import { makeFolder } from '../../support/content-folder.ts';

const root = join(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const documents = [
  'README.md',
  ...readdirSync(join(root, '.github'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `.github/${name}`),
];

/** Blocks of code of a language, as a reader would copy them. */
function blocks(text: string, language: string): string[] {
  const found = text.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, 'gm'));
  return [...found].map(([, block = '']) => block);
}

/** What is said in sentences, without blocks of code. */
function prose(text: string): string {
  return text.replace(/^```[\s\S]*?^```$/gm, '');
}

/** The anchors of a document's headings, as GitHub makes them. */
function anchors(path: string): string[] {
  return [...prose(read(path)).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe.each(documents)('%s', (path) => {
  const text = read(path);

  test('every link inside the project leads somewhere', () => {
    const links = [...prose(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
    const broken = links.filter((link) => {
      if (/^https:\/\//.test(link)) return false;
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? path : join(dirname(path), file);
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && !anchors(target).includes(anchor);
    });
    expect(broken).toEqual([]);
  });

  test('every command is one', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const named = [...text.matchAll(/\bnpm run (?:-s )?([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

/** Examples say after their language which file of a catalogue they are. */
function exampleFiles(): Record<string, string> {
  const found = documents.flatMap((path) => [
    ...read(path).matchAll(/^```\w+ content\/(\S+)\n([\s\S]*?)^```$/gm),
  ]);
  return Object.fromEntries(found.map(([, path = '', text = '']) => [path, text]));
}

test('the examples of a catalogue are one', async () => {
  const area = { 'areas/AQ.yaml': 'name: Aquatic Acoustics\nhue: 220\n' };
  const folder = makeFolder({ 'papers/.keep': '', ...area, ...exampleFiles() });
  const { problems } = await readContent(folder);
  expect(problems).toEqual([]);
});

test('README shows a file of each kind that a curator writes', () => {
  const shown = [...read('README.md').matchAll(/^```\w+ content\/([\w-]+)/gm)].map(
    ([, kind]) => kind,
  );
  expect(shown).toEqual(expect.arrayContaining(['papers', 'authors', 'site']));
});

describe('CONTRIBUTING', () => {
  const text = read('.github/CONTRIBUTING.md');

  test('tells of every folder of the code, and of no other', () => {
    const [layout = ''] = blocks(text, '');
    const inside = layout.slice(layout.indexOf('src/'), layout.indexOf('tests/'));
    const told = [...inside.matchAll(/(?<=\s)[a-z-]+(?=\/\s)/g)].map(([name]) => name);
    const foldersOf = (name: string) =>
      readdirSync(join(root, 'src', name), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name);
    const there = ['', 'search', 'formats'].flatMap(foldersOf);
    expect(told.sort()).toEqual(there.sort());
  });

  test('sends to files that are there', () => {
    const [, map = ''] = /## What to change where\n([\s\S]*?)\n## /.exec(text) ?? [];
    const files = [...map.matchAll(/`([a-z]+\/[\w/.-]*)`/g)].map(([, file = '']) => file);
    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((file) => !existsSync(join(root, 'src', file)))).toEqual([]);
  });

  test('tells of every folder of tests', () => {
    const [, table = ''] = /## Tests\n([\s\S]*?)\n## /.exec(text) ?? [];
    const told = [...table.matchAll(/^\| `([a-z0-9]+)\/`/gm)].map(([, name]) => name);
    const there = readdirSync(join(root, 'tests')).filter(
      (name) => statSync(join(root, 'tests', name)).isDirectory() && !isMaterial(name),
    );
    expect(told.sort()).toEqual(there.sort());
  });
});

function isMaterial(folder: string): boolean {
  return folder === 'fixtures' || folder === 'support';
}
