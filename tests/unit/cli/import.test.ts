import { cp, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openFolder } from '#cli/frame/files.ts';
import { main } from '#cli/import.ts';
import { runCommand } from '../../support/command.ts';

const listing = 'tests/fixtures/payloads/listing.txt';
const paper = 'AQJul 5, 2024\nA TitleAnn Lee, Bo Chen\nAn abstract.\n';
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'));
  await cp('tests/fixtures/site', join(folder, 'content'), { recursive: true });
  await rm(join(folder, 'content/papers'), { recursive: true });
  await mkdir(join(folder, 'content/papers'));
});
afterEach(() => rm(folder, { recursive: true }));

async function run(...words: string[]) {
  const env = { CONTENT_DIR: join(folder, 'content') };
  const { status, out, error } = await runCommand(main, words, env);
  return { code: status, out, error };
}

async function save(text: string): Promise<string> {
  const file = join(folder, 'listing.txt');
  await writeFile(file, text);
  return file;
}

const entries = () => readdir(join(folder, 'content/papers'));

describe('import', () => {
  test('writes an entry a paper, then leaves it as it is', async () => {
    const first = await run(listing, '--year', '2026');
    expect(first).toMatchObject({ code: 0, error: '' });
    expect(first.out).toContain(`${listing}:4: has code, but its address is not given`);
    expect(first.out).toContain(`${listing} (listing): 12 entries written, 0 there already`);
    expect(await entries()).toHaveLength(12);
    const edited = join(folder, 'content/papers/kestrel2026colander.mdx');
    await writeFile(edited, (await readFile(edited, 'utf8')).replace('Colander:', 'Colander 2:'));
    const second = await run(listing, '--year', '2026');
    expect(second.out).toContain('exists, left as it is: kestrel2026colander');
    expect(second.out).toContain('0 entries written, 12 there already');
    expect(await readFile(edited, 'utf8')).toContain('Colander 2:');
    expect(await entries()).toHaveLength(12);
  });

  test('writes nothing when one paper is unclear', async () => {
    const { code, out, error } = await run(listing);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(error).toBe(
      `${listing}:16: "May 11" has no year; give it with --year\n\n1 problem; nothing was written\n`,
    );
    expect(await entries()).toEqual([]);
  });

  test('shows what it would do', async () => {
    const { code, out } = await run(listing, '--year', '2026', '--dry-run');
    expect(code).toBe(0);
    expect(out.match(/^would write .*\.mdx$/gm)).toHaveLength(12);
    expect(await entries()).toEqual([]);
  });

  test('writes to another folder', async () => {
    const to = join(folder, 'new/drafts');
    expect(await run(await save(paper), '--to', to)).toMatchObject({ code: 0 });
    expect(await readdir(to)).toEqual(['lee2024title.mdx']);
  });

  test('holds the papers against schema and registries', async () => {
    const odd = paper.replace('AQ', 'XX').replace('Chen', 'Chen · Some Lab, nolab');
    const file = await save(odd);
    const { code, error } = await run(file);
    expect(code).toBe(1);
    expect(error).toBe(
      `${file}:1: org.0: "Some Lab" is not valid; use lower case letters, digits and single hyphens, like jane-doe\n\n1 problem; nothing was written\n`,
    );
    await writeFile(file, odd.replace('Some Lab, ', ''));
    expect((await run(file)).error).toContain(
      `${file}:1: area: "XX" is not in areas/; add areas/XX.yaml\n${file}:1: org.0: "nolab" is not in orgs/; add orgs/nolab.yaml\n`,
    );
  });

  test('gives another paper of the same author and year another id', async () => {
    const file = await save(paper);
    await run(file);
    await writeFile(file, paper.replace('Jul 5', 'Jul 6').replace('TitleAnn', 'Title TooAnn'));
    await run(file);
    expect(await entries()).toEqual(['lee2024title-too.mdx', 'lee2024title.mdx']);
  });

  test.each([
    { words: [], out: 'name a file to import' },
    { words: [listing, '--year', '26'], out: '--year 26 is no year; write four digits' },
    {
      words: [listing, '--from', 'pdf'],
      out: '--from pdf is not known; write one of jsonl, api, csl, arxiv, ris, nbib, bibtex, listing',
    },
    { words: [listing, '--force'], out: "Unknown option '--force'" },
  ])('explains its use: $words', async ({ words, out }) => {
    const { code, error } = await run(...words);
    expect(code).toBe(2);
    expect(error).toContain(out);
    expect(error).toContain('npm run import -- FILE');
  });

  test('shows its help', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, error: '' });
  });

  test.each([
    {
      name: 'a file that is not there',
      file: 'no/listing.txt',
      out: 'there is no file no/listing.txt',
    },
    { name: 'a file of another kind', file: 'package.json', out: 'its kind does not show' },
  ])('refuses $name', async ({ file, out }) => {
    const { code, error } = await run(file);
    expect(code).toBe(1);
    expect(error).toContain(out);
  });

  test('refuses bytes that are not UTF-8', async () => {
    const file = join(folder, 'latin1.txt');
    await writeFile(file, Buffer.from('AQJul 5, 2024\nRéAnn Lee\n', 'latin1'));
    expect((await run(file)).error).toContain(`${file}:2: holds bytes that are not UTF-8`);
  });
});

describe('openFolder', () => {
  test('replaces nothing, and takes back what it wrote', async () => {
    await writeFile(join(folder, 'b'), 'old');
    const files = openFolder(folder);
    for (const name of ['a', 'b']) await files.add(name, 'new');
    await expect(files.commit()).rejects.toThrow(
      `${join(folder, 'b')} exists; nothing was written`,
    );
    expect((await readdir(folder)).sort()).toEqual(['b', 'content']);
    expect(await readFile(join(folder, 'b'), 'utf8')).toBe('old');
  });

  test('takes away what a killed writer left, but not what another is writing', async () => {
    for (const name of ['.import-old', '.import-new']) await mkdir(join(folder, name));
    const lastWeek = new Date(Date.now() - 7 * 24 * 60 * 60 * 1000);
    await utimes(join(folder, '.import-old'), lastWeek, lastWeek);
    const files = openFolder(folder);
    await files.add('a', 'new');
    await files.commit();
    expect((await readdir(folder)).sort()).toEqual(['.import-new', 'a', 'content']);
  });
});
