import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { main, toAnnotation } from '#cli/check.ts';
import { runCommand } from '../../support/command.ts';
import { makeContentFolder, paperFile, paperLine } from '../../support/content-folder.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/content');

async function check(folder: string, words: string[] = [], more: Record<string, string> = {}) {
  const { status, out, error } = await runCommand(main, words, { CONTENT_DIR: folder, ...more });
  return { status, stdout: out, stderr: error };
}

/** Content of the fixtures in a folder that has all it needs. */
function copyOf(name: string): string {
  const folder = makeContentFolder({});
  cpSync(join(fixtures, name), folder, { recursive: true });
  return folder;
}

describe('npm run check', () => {
  test('counts what a good folder holds', async () => {
    expect(await check(copyOf('good'))).toEqual({
      status: 0,
      stdout: '6 papers, 2 areas, 1 organisation: no problems\n',
      stderr: '',
    });
  });

  test('lists every problem of a bad folder by file and line', async () => {
    const folder = copyOf('bad/unknown-nested-field');
    expect(await check(folder)).toEqual({
      status: 1,
      stdout: [
        `${folder}/papers/lines.jsonl:2: authors.0.gven: is not a field; did you mean given?`,
        `${folder}/papers/sample.mdx:7: authors.1.gven: is not a field; did you mean given?`,
        `${folder}/papers/sample.mdx:13: venue.publisher: is not a field; remove it, or use one of name, type, year, volume, issue, pages, series`,
        '3 problems in 2 files\n',
      ].join('\n'),
      stderr: '',
    });
  });

  test('lists more problems than a build shows', async () => {
    const folder = makeContentFolder({ 'papers/a.jsonl': '[]\n'.repeat(500) });
    const { status, stdout } = await check(folder);
    expect(status).toBe(1);
    expect(stdout.split('\n')).toHaveLength(502);
    expect(stdout).toMatch(/\n500 problems in 1 file\n$/);
  });

  test('takes an empty catalogue for a good one', async () => {
    const folder = makeContentFolder({
      'papers/none.jsonl': '',
    });
    expect((await check(folder)).stdout).toBe('0 papers, 2 areas, 1 organisation: no problems\n');
  });

  test('says that a report cannot be a folder, or lie in a file', async () => {
    const folder = makeContentFolder({ 'papers/a.mdx': paperFile(), 'there/.keep': '' });
    const [there, inFile] = [join(folder, 'there'), join(folder, 'papers/a.mdx/report.txt')];
    expect(await check(folder, ['--report', there])).toMatchObject({
      status: 1,
      stderr: `${there} is a folder; name a file\n`,
    });
    expect((await check(folder, ['--report', inFile])).stderr).toBe(
      `${join(folder, 'papers/a.mdx')} lies in a file or is one, where a folder should be; name another place\n`,
    );
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  test('says where it looked for papers', async () => {
    const folder = makeContentFolder({ 'a.jsonl': paperLine('a') });
    expect(await check(folder)).toEqual({
      status: 1,
      stdout: '',
      stderr: `There is no folder ${folder}/papers; the papers of a catalogue are read from there.\n`,
    });
  });

  test('sums up ten thousand bad lines by kind, and lists them in a file', async () => {
    const lines = Array.from({ length: 10_000 }, (_, at) =>
      paperLine(`p${at}`, at % 4 ? { date: `20${at % 90}-13` } : { titel: 'x' }),
    );
    const folder = makeContentFolder({ 'papers/a.jsonl': lines.join('') });
    const list = join(folder, 'all.txt');
    const { status, stdout } = await check(folder, ['--report', list]);
    expect(status).toBe(1);
    expect(stdout).toContain(
      '7,500 times: date: "…" is not valid; write it in quotes, as "…", "…" or "…"\n',
    );
    expect(stdout).toContain('2,500 times: titel: is not a field; did you mean title?\n');
    expect(stdout).toMatch(/ {4}\S+a\.jsonl:1: titel: is not a field; did you mean title\?\n/);
    expect(stdout.split('\n').length).toBeLessThan(20);
    expect(readFileSync(list, 'utf8').trimEnd().split('\n')).toHaveLength(10_000);
  });

  test('lists in the file all that a bibliography says and no record can hold', async () => {
    const entry = (_: unknown, at: number) =>
      `@misc{a${at}, author={Ann Roe}, title={On Ponds ${at}}, year=2020,\n mood={low ${at}}}\n`;
    const folder = makeContentFolder({
      'papers/lab.bib': Array.from({ length: 12 }, entry).join(''),
    });
    const list = join(folder, 'all.txt');
    const { status, stdout } = await check(folder, ['--report', list]);
    expect(status).toBe(0);
    expect(stdout).toContain('remark: 12 times: mood: has no place in a record; left out "…"\n');
    expect(stdout).toContain('remark: --report FILE lists each of these\n');
    const lines = readFileSync(list, 'utf8').trimEnd().split('\n');
    expect(lines).toEqual(
      Array.from(
        { length: 12 },
        (_, at) =>
          `remark: ${folder}/papers/lab.bib:${2 * at + 2}: mood: has no place in a record; left out "low ${at}"`,
      ),
    );
  });

  test('annotates the lines of a pull request', async () => {
    const folder = copyOf('bad/unknown-nested-field');
    const { stdout } = await check(folder, [], { GITHUB_ACTIONS: 'true' });
    expect(stdout.split('\n')[0]).toBe(
      `::error file=${folder}/papers/lines.jsonl,line=2,title=authors.0.gven::authors.0.gven: is not a field; did you mean given?`,
    );
    expect((await check(folder, ['--format', 'github'])).stdout).toBe(stdout);
    expect(toAnnotation({ file: 'a,b:c', line: 3, field: '', message: '100 %\nm\u001bore' })).toBe(
      '::error file=a%2Cb%3Ac,line=3,title=content::100 %25%0Am\\u001bore',
    );
  });

  test('remarks on names with the line to add, and is content', async () => {
    const paper = (id: string, authors: string[]) => paperLine(id, { authors, title: id });
    const folder = makeContentFolder({
      'papers/a.jsonl': paper('a', ['J. Smith', 'Ann Lee']) + paper('b', ['John Smith', 'Ann Lee']),
    });
    const { status, stdout } = await check(folder);
    expect(status).toBe(0);
    expect(stdout).toContain(
      'remark: "J. Smith" (1 paper) may be "John Smith" (1), with 1 co-author in common; if so, write in authors/john-smith.yaml: {name: John Smith, variants: [J. Smith]}\n',
    );
  });

  test('names the formulas that TeX cannot set, and is content', async () => {
    const folder = makeContentFolder({
      'papers/a.jsonl': paperLine('a') + paperLine('b', { title: 'On $\\bx + 1$ and $x^²$' }),
      'papers/c.mdx': paperFile(['note: With $\\left( x$.']),
    });
    const { status, stdout } = await check(folder);
    expect(status).toBe(0);
    expect(stdout.split('\n').slice(0, 2)).toEqual([
      `remark: ${folder}/papers/a.jsonl:2: title: TeX cannot set "$\\bx + 1$": \\bx is no command of LaTeX, amsmath or amssymb; write it otherwise, or citations have it as text`,
      `remark: ${folder}/papers/c.mdx:7: note: TeX cannot set "$\\left( x$": \\right is missing; write it otherwise, or citations have it as text`,
    ]);
  });

  test('explains its use', async () => {
    expect(await check(copyOf('good'), ['--format', 'xml'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('--format xml is not known; write text or github'),
    });
  });
});
