import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder, paperLine } from '../../support/content-folder.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/content');

function check(folder: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/check.ts'], {
    encoding: 'utf8',
    env: { ...process.env, CONTENT_DIR: folder },
  });
  return { status, stdout, stderr };
}

describe('npm run check', () => {
  test('counts what a good folder holds', () => {
    expect(check(join(fixtures, 'good'))).toEqual({
      status: 0,
      stdout: '6 papers, 2 areas, 1 organisation: no problems\n',
      stderr: '',
    });
  });

  test('finds nothing wrong with the content of this catalogue', () => {
    expect(check('content')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/: no problems\n$/),
    });
  });

  test('lists every problem of a bad folder by file and line', () => {
    const folder = 'tests/fixtures/content/bad/unknown-nested-field';
    expect(check(folder)).toEqual({
      status: 1,
      stdout: [
        `${folder}/papers/lines.jsonl:2: authors.0.gven: is not a field; did you mean given?`,
        `${folder}/papers/sample.mdx:7: authors.1.gven: is not a field; did you mean given?`,
        `${folder}/papers/sample.mdx:13: venue.publisher: is not a field; remove it, or use one of name, type, year, volume, pages, series`,
        '3 problems in 2 files\n',
      ].join('\n'),
      stderr: '',
    });
  });

  test('lists more problems than a build shows', () => {
    const folder = makeFolder({ 'papers/a.jsonl': '[]\n'.repeat(500) });
    const { status, stdout } = check(folder);
    expect(status).toBe(1);
    expect(stdout.split('\n')).toHaveLength(502);
    expect(stdout).toMatch(/\n500 problems in 1 file\n$/);
  });

  test('takes an empty catalogue for a good one', () => {
    const folder = makeFolder({
      'papers/none.jsonl': '',
      'areas/LG.yaml': 'name: L\nhue: 1\n',
      'orgs/.keep': '',
    });
    expect(check(folder).stdout).toBe('0 papers, 1 area, 0 organisations: no problems\n');
  });

  test('says where it looked for papers', () => {
    const folder = makeFolder({ 'a.jsonl': paperLine('a') });
    expect(check(folder)).toEqual({
      status: 1,
      stdout: '',
      stderr: `There is no folder ${folder}/papers; the papers of a catalogue are read from there.\n`,
    });
  });
});
