import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatProblem } from '#catalog/content.ts';
import { readContent } from '#sources/read-content.ts';
import {
  makeContentFolder,
  makeFolder,
  paperFile,
  paperLine,
} from '../../support/content-folder.ts';

const papers = { 'papers/a.jsonl': paperLine('a') };

/** What is wrong with a folder, in which a file is made to be something by `make`. */
async function check(name: string, make: (path: string) => void) {
  const folder = makeContentFolder(papers);
  const path = join(folder, name);
  rmSync(path, { recursive: true, force: true });
  mkdirSync(dirname(path), { recursive: true });
  make(path);
  const { problems } = await readContent(folder, { root: folder });
  return problems.map(formatProblem);
}

const dangling = (path: string) => symlinkSync('nowhere', path);
const itself = (path: string) => symlinkSync(path, path);
const folder = (path: string) => mkdirSync(path);
const empty = (path: string) => writeFileSync(path, '');
const toFolder = (path: string) => symlinkSync(makeFolder(papers), path);
const pipe = (path: string) => execFileSync('mkfifo', [path]);

const optional = [
  'links.jsonl',
  'redirects.yaml',
  'ledger.txt',
  'site.yaml',
  'theme.yaml',
  'logo.svg',
  'icon.svg',
  'card.png',
  'home.md',
  'about.md',
  'terms.txt',
  'areas/AQ.yaml',
  'orgs/sample-lab.yaml',
  'authors/ada-sample.yaml',
  'papers/b.mdx',
  'papers/b.jsonl',
  'papers/b.jsonl.gz',
  'papers/b.bib',
  'papers/b.yaml',
];

describe.each(optional)('%s', (name) => {
  test.each([
    { state: 'a link that leads nowhere', make: dangling, out: 'is a link that leads nowhere;' },
    { state: 'a link to itself', make: itself, out: 'is a link that leads nowhere;' },
    { state: 'a folder', make: folder, out: 'is a folder; make it a file' },
    { state: 'a pipe', make: pipe, out: 'is no file; remove it' },
    { state: 'a link to a folder', make: toFolder, out: /^is a (?:link to a )?folder[;,]/ },
  ])('$state is told by path and line', async ({ make, out }) => {
    const problems = await check(name, make);
    expect(problems.filter((line) => !/: area: | org\./.test(line))).toHaveLength(1);
    const [, said = ''] = problems.join('\n').split(`${name}:1: `);
    expect(said).toMatch(typeof out === 'string' ? new RegExp(`^${out}`) : out);
  });
});

test.each([
  { name: 'links.jsonl', out: [] },
  { name: 'redirects.yaml', out: [] },
  { name: 'ledger.txt', out: [] },
  { name: 'theme.yaml', out: [] },
  { name: 'home.md', out: [] },
  { name: 'about.md', out: [] },
  { name: 'terms.txt', out: [] },
  { name: 'papers/b.bib', out: [] },
  {
    name: 'site.yaml',
    out: [
      'site.yaml:1: name: is missing; write the name of the catalogue as text, in quotes if need be',
    ],
  },
  { name: 'papers/b.jsonl', out: [] },
  {
    name: 'orgs/b.yaml',
    out: ['orgs/b.yaml:1: is empty; write its fields by name'],
  },
])('$name may be empty, or says what it lacks', async ({ name, out }) => {
  expect(await check(name, empty)).toEqual(out);
});

test.each([
  { name: 'redirects.yml', usual: 'redirects.yaml' },
  { name: 'Ledger.txt', usual: 'ledger.txt' },
  { name: 'LINKS.jsonl', usual: 'links.jsonl' },
])('$name would be missed without a word', async ({ name, usual }) => {
  expect(await check(name, empty)).toEqual([`${name}:1: is not read; name it ${usual}`]);
});

test('a line of the ledger that is very long is told in short', async () => {
  const long = (path: string) => writeFileSync(path, `${'x'.repeat(5000)}\n`);
  const [problem = ''] = await check('ledger.txt', long);
  expect(problem).toMatch(/^ledger\.txt:1: "x{100}" is no address;/);
});

test.each(['areas', 'orgs', 'authors', 'papers'])('%s is a folder', async (name) => {
  const of = (lines: string[]) => lines.filter((line) => line.startsWith(`${name}:`));
  expect(of(await check(name, empty))).toEqual([`${name}:1: is a file; make it a folder`]);
  expect(of(await check(name, dangling))).toEqual([
    `${name}:1: is a link that leads nowhere; correct or remove it`,
  ]);
});

test.each([
  {
    text: '- papers/a\n',
    out: 'redirects.yaml:1: has no moves; write one a line, like papers/old: papers/new',
  },
  {
    text: 'papers/old papers/a\n',
    out: 'redirects.yaml:1: has no moves; write one a line, like papers/old: papers/new',
  },
  {
    text: 'papers/old: [a]\n',
    out: 'redirects.yaml:1: papers/old: is no move; write the old and the new address, like papers/old: papers/new',
  },
  {
    text: 'papers/old: papers/a\npapers/old: papers/b\n',
    out: 'redirects.yaml:2: papers/old: is written twice; keep one of them',
  },
])('redirects that are none: $text', async ({ text, out }) => {
  expect(await check('redirects.yaml', (path) => writeFileSync(path, text))).toEqual([out]);
});

test('a folder in papers/ is read, and a link to one is told', async () => {
  const at = (name: string) => (path: string) => {
    mkdirSync(path);
    writeFileSync(join(path, name), paperFile());
  };
  expect(await check('papers/2024', at('b.mdx'))).toEqual([]);
  expect(await check('papers/more', toFolder)).toEqual([
    'papers/more:1: is a link to a folder, which is not read; move its files here',
  ]);
  expect(await check('papers/more', dangling)).toEqual([
    'papers/more:1: is a link that leads nowhere; correct or remove it',
  ]);
});

describe('a link to a file out of the catalogue', () => {
  const secret = makeSecret();

  test.each([
    'papers/b.jsonl',
    'papers/b.mdx',
    'ledger.txt',
    'redirects.yaml',
    'links.jsonl',
    'orgs/b.yaml',
    'site.yaml',
    'home.md',
    'logo.svg',
  ])('is told without a letter of it: %s', async (name) => {
    const problems = await check(name, (path) => symlinkSync(secret(), path));
    expect(problems).toEqual([
      `${name}:1: is a link out of the catalogue to what is not valid here; put the file itself in its place to see what is wrong`,
    ]);
  });

  test('is read where it is valid', async () => {
    const far = makeFolder({ 'far.jsonl': paperLine('b') });
    expect(
      await check('papers/b.jsonl', (path) => symlinkSync(join(far, 'far.jsonl'), path)),
    ).toEqual([]);
  });

  test('one within it is told of as any file', async () => {
    const problems = await check('papers/b.jsonl', (path) => {
      writeFileSync(`${path}.txt`, 'x');
      symlinkSync(`${path}.txt`, path);
    });
    expect(problems[0]).toMatch(/^papers\/b\.jsonl:1: is not valid JSON: /);
  });
});

/** Makes a file that is none of a catalogue, in whatever form it is read. */
function makeSecret() {
  const text = 'token: hunter2\n<script>hunter2</script>\nroot:x:0:0:root:/root:/bin/bash\n';
  return () => join(makeFolder({ secret: text }), 'secret');
}
