import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { main as check } from '#cli/check.ts';
import { carryOut, planCatalogue } from '#cli/init/plan.ts';
import { readAreas } from '#cli/init/questions.ts';
import { main } from '#cli/init.ts';
import { main as newPaper } from '#cli/new.ts';
import { readContent } from '#sources/read-content.ts';
import { runCommand } from '../../support/command.ts';
import { makeFolder, paperLine, writeFiles } from '../../support/content-folder.ts';
import { gitEnvironment, openRepository } from '../../support/git-repository.ts';

const area = (name: string, arxiv = '') => `name: ${name}\nhue: 1\n${arxiv}`;
const paper = (id: string) =>
  paperLine(id, { area: 'AQ', title: `On ${id}`, authors: ['Bea Sample'], org: ['vela-lab'] });

const catalogue = {
  'papers/a.jsonl': paper('a') + paper('b'),
  'papers/deep/er/c.jsonl': paper('c'),
  'papers/notes.pdf': 'not a record, but the papers’',
  'areas/AQ.yaml': area('Aquatic Acoustics'),
  'areas/XX.yaml': area('Old Area'),
  'orgs/vela-lab.yaml': 'name: Vela Lab\n',
  'authors/bea-sample.yaml': 'name: Bea Sample\n',
  'ledger.txt': 'papers/a\npapers/z\n',
  'redirects.yaml': 'papers/z: papers/a\n',
  'home.md': 'Welcome to the old one.\n',
  'theme.yaml': 'colors: {}\n',
};

const name = 'Labor für "X": Y';
const list = 'BT=Botany of Towns, AQ=Acoustics';
const own = ['--name', name, '--areas', list];

const init = (folder: string, ...words: string[]) =>
  runCommand(main, words, { ...gitEnvironment(), CONTENT_DIR: folder });

function committed(files: Record<string, string> = catalogue): string {
  const folder = makeFolder(files);
  openRepository(folder).git('init', '--quiet');
  commitAll(folder);
  return folder;
}

function commitAll(folder: string): void {
  openRepository(folder).commit({});
}

/** All files of a folder and what they hold. */
function filesOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((name) => !name.startsWith('.git/'));
  return Object.fromEntries(
    names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

/** A command line of words and of words in quotes. */
const shellWords = (line: string) =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word ?? '');

const siteOf = (folder: string) => parse(readFileSync(join(folder, 'site.yaml'), 'utf8'));

test('makes an empty catalogue with areas of its own', async () => {
  const folder = committed();
  const { status, out, error } = await init(folder, ...own, '--yes');
  expect({ status, error }).toEqual({ status: 0, error: '' });
  expect(out).toContain(`${folder}/ is the empty catalogue of ${name}, with 2 areas`);
  expect(out).toContain(
    'taken away: 3 papers, 1 other file, 1 organisation, 1 person, 2 areas, 2 published addresses, home.md and redirects.yaml',
  );
  const files = filesOf(folder);
  expect(Object.keys(files)).toEqual([
    'about.md',
    'areas/AQ.yaml',
    'areas/BT.yaml',
    'authors/.gitkeep',
    'ledger.txt',
    'orgs/.gitkeep',
    'papers/.gitkeep',
    'site.yaml',
    'theme.yaml',
  ]);
  expect(existsSync(join(folder, 'papers/deep'))).toBe(false);
  expect(files['theme.yaml']).toBe(catalogue['theme.yaml']);
  expect(files['about.md']).toContain(`kept by ${name}.`);
  expect(siteOf(folder)).toEqual({
    name,
    title: `${name}: papers`,
    description: expect.stringContaining(name),
  });
  const { content, problems, unpublished } = await readContent(folder);
  expect({ problems, unpublished }).toEqual({ problems: [], unpublished: 0 });
  expect([...content.areas]).toEqual([
    ['AQ', { name: 'Acoustics', hue: 180 }],
    ['BT', { name: 'Botany of Towns', hue: 0 }],
  ]);
});

test('a clone of it has the first paper in the line that was printed', async () => {
  const folder = committed();
  const { out } = await init(folder, ...own, '--yes');
  commitAll(folder);
  const clone = join(makeFolder({}), 'clone');
  openRepository(folder).git('clone', '--quiet', folder, clone);
  const line = /^ {2}(npm run new -- .*)$/m.exec(out)?.[1] ?? '';
  const env = { CONTENT_DIR: clone };
  const words = shellWords(line.replace('npm run new -- ', ''));
  expect(await runCommand(newPaper, words, env)).toMatchObject({ status: 0, error: '' });
  const { content, problems } = await readContent(clone);
  expect(problems).toEqual([]);
  expect(content.papers).toMatchObject([{ record: { area: 'BT', date: '2026-01-31' } }]);
  const checked = await runCommand(check, [], env);
  expect(checked).toMatchObject({ status: 0, error: '' });
  expect(checked.out).toContain('1 paper, 2 areas, 0 organisations: no problems');
});

test('keeps the areas that are there, where they are arXiv’s or where it is told to', async () => {
  const folder = committed({ ...catalogue, 'areas/AQ.yaml': area('Acoustics', 'arxiv: aq.AQ\n') });
  const { status, out } = await init(folder, '--name', 'Vela Lab', '--areas', 'arxiv', '--yes');
  expect(status).toBe(0);
  expect(out).toContain('--area AQ ');
  expect(Object.keys(filesOf(folder)).filter((name) => name.startsWith('areas/'))).toEqual([
    'areas/AQ.yaml',
    'areas/XX.yaml',
  ]);
  const other = committed();
  expect(await init(other, '--name', 'Vela Lab', '--areas', 'arxiv', '--yes')).toEqual({
    status: 2,
    out: '',
    error: `areas: "arxiv": the areas here are not arXiv's; write "keep" to keep them, or your own\n\nnothing was changed\n`,
  });
  expect((await init(other, '--name', 'Vela Lab', '--areas', 'keep', '--yes')).status).toBe(0);
  expect(filesOf(other)['areas/XX.yaml']).toBe(catalogue['areas/XX.yaml']);
});

test('asks nothing where there is no terminal, and then changes nothing', async () => {
  const folder = committed();
  const before = filesOf(folder);
  const bare = await init(folder);
  expect(bare.status).toBe(2);
  expect(bare.error).toMatch(/^--name is missing\n--areas is missing\n\nnpm run init \[--/);
  expect((await init(folder, '--nmae', 'A')).status).toBe(2);
  const wrong = await init(folder, '--name', ' ', '--areas', 'AQ', '--repository', 'here');
  expect(wrong.status).toBe(2);
  expect(wrong.error).toContain('name: is empty; write');
  expect(wrong.error).toContain('areas: "AQ" has no "="; write TAG=Name');
  expect(wrong.error).toContain('repository: "here" is not valid; write an address');
  const unsure = await init(folder, ...own);
  expect(unsure.status).toBe(1);
  expect(unsure.error).toMatch(/^This takes 3 papers, .* out of .*; add --yes to go on\n/);
  const dry = await init(folder, ...own, '--dry-run');
  expect(dry).toMatchObject({ status: 0, error: '' });
  expect(dry.out).toContain(`would take away ${folder}/papers/deep/er/c.jsonl\n`);
  expect(dry.out).toContain(`would replace ${folder}/areas/AQ.yaml\n`);
  expect(dry.out).toContain(`would write ${folder}/site.yaml\n`);
  expect((await init(folder, '--help')).out).toContain('--repository');
  expect(filesOf(folder)).toEqual(before);
});

describe('nothing is lost', () => {
  test('what git does not have as it is, it does not take away', async () => {
    const folder = committed();
    writeFiles(folder, { 'papers/mine.jsonl': paper('mine'), 'orgs/vela-lab.yaml': 'name: V\n' });
    const { status, error } = await init(folder, ...own, '--yes');
    expect(status).toBe(1);
    expect(error).toContain(
      `${folder}/orgs/vela-lab.yaml, ${folder}/papers/mine.jsonl; commit them, or put them aside with \`git stash`,
    );
    expect(filesOf(folder)['papers/mine.jsonl']).toBe(paper('mine'));
    commitAll(folder);
    expect((await init(folder, ...own, '--yes')).status).toBe(0);
    openRepository(folder).git('checkout', '--quiet', '--', '.');
    expect(filesOf(folder)['papers/mine.jsonl']).toBe(paper('mine'));
  });

  test('without a commit or a repository it says so', async () => {
    const folder = makeFolder(catalogue);
    expect(await init(folder, ...own)).toMatchObject({
      status: 1,
      error: expect.stringContaining('is in no git repository, so what goes could not come back'),
    });
    openRepository(folder).git('init', '--quiet');
    expect((await init(folder, ...own, '--yes')).error).toContain('not committed as they are');
    rmSync(join(folder, '.git'), { recursive: true });
    expect(filesOf(folder)).toEqual(catalogue);
    expect((await init(folder, ...own, '--yes')).status).toBe(0);
  });

  test('it follows no link out of the folder', async () => {
    const elsewhere = makeFolder({ 'a.jsonl': paper('a') });
    const { 'orgs/vela-lab.yaml': _, ...files } = catalogue;
    const folder = committed(files);
    symlinkSync(elsewhere, join(folder, 'orgs'));
    expect(await init(folder, ...own, '--yes')).toMatchObject({
      status: 1,
      error: 'orgs is a link; put the folder itself there, or nothing\n',
    });
    expect(filesOf(elsewhere)).toEqual({ 'a.jsonl': paper('a') });
  });
});

test('a second run has nothing to do, and one after a kill completes the first', async () => {
  const whole = committed();
  await init(whole, ...own, '--yes');
  const wanted = filesOf(whole);
  expect(await init(whole, ...own)).toMatchObject({
    status: 0,
    out: expect.stringContaining(`is the empty catalogue of ${name} already\n`),
  });
  expect(filesOf(whole)).toEqual(wanted);

  const areas = readAreas(list);
  if (!('own' in areas)) throw new Error('areas');
  const folder = committed();
  for (const [gone, come] of [
    [2, 0],
    [6, 0],
    [9, 4],
    [0, 2],
  ] as const) {
    const plan = await planCatalogue(folder, { name, areas });
    const removed = plan.removed.slice(0, gone);
    const written = new Map([...plan.written].slice(0, come));
    await carryOut(folder, { ...plan, removed, written });
    writeFiles(folder, { '.site.yaml.123.part': 'name: Ve', 'areas/.AQ.yaml.123.part': '' });
  }
  expect(filesOf(folder)).not.toEqual(wanted);
  expect(await init(folder, ...own, '--yes')).toMatchObject({ status: 0, error: '' });
  expect(filesOf(folder)).toEqual(wanted);
});

test('a catalogue with papers of its own is asked for again', async () => {
  const folder = committed();
  await init(folder, ...own, '--yes');
  writeFiles(folder, { 'papers/mine.jsonl': paperLine('mine', { area: 'BT' }) });
  commitAll(folder);
  const { status, error } = await init(folder, ...own);
  expect(status).toBe(1);
  expect(error).toContain('This takes 1 paper out of ');
  expect(filesOf(folder)['papers/mine.jsonl']).toContain('"mine"');
});
