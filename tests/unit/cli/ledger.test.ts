import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { main } from '#cli/ledger.ts';
import { readContent } from '#sources/read-content.ts';
import { runCommand } from '../../support/command.ts';
import { makeContentFolder, paperLine, writeFiles } from '../../support/content-folder.ts';

const ledger = (folder: string) => runCommand(main, [], { CONTENT_DIR: folder });

const messages = async (folder: string) =>
  (await readContent(folder)).problems.map(
    ({ file, line, message }) => `${file.slice(folder.length + 1)}:${line}: ${message}`,
  );

test('a folder without a ledger owes nothing; with one, no address vanishes', async () => {
  const folder = makeContentFolder({
    'papers/a.jsonl': paperLine('a') + paperLine('b', { title: 'B' }),
  });
  expect(await messages(folder)).toEqual([]);
  expect(existsSync(join(folder, 'ledger.txt'))).toBe(false);

  const first = await ledger(folder);
  expect(first).toMatchObject({ status: 0, error: '' });
  expect(first.out).toContain('4 addresses added, 4 addresses in all');
  const text = readFileSync(join(folder, 'ledger.txt'), 'utf8');
  expect(text).toMatch(/\nareas\/aq\nauthors\/ada-sample\npapers\/a\npapers\/b\n$/);
  expect((await ledger(folder)).out).toContain('0 addresses added, 4 addresses in all');
  expect(readFileSync(join(folder, 'ledger.txt'), 'utf8')).toBe(text);

  writeFiles(folder, { 'papers/a.jsonl': paperLine('a') + paperLine('c', { title: 'B' }) });
  const lines = text.split('\n');
  const vanished = `ledger.txt:${lines.indexOf('papers/b') + 1}: papers/b was published and would vanish; bring it back, or write "papers/b: papers/a" in redirects.yaml`;
  expect(await messages(folder)).toEqual([vanished]);
  expect(await ledger(folder)).toMatchObject({ status: 1 });
  expect(readFileSync(join(folder, 'ledger.txt'), 'utf8')).toBe(text);

  writeFiles(folder, { 'redirects.yaml': 'papers/b: papers/c\n' });
  const { content, problems, unpublished } = await readContent(folder);
  expect({ problems, unpublished }).toEqual({ problems: [], unpublished: 1 });
  expect([...(content.moves ?? [])]).toEqual([['papers/b', 'papers/c']]);
});

test('an address of a record that is not valid has not vanished', async () => {
  const folder = makeContentFolder({
    'papers/a.jsonl': paperLine('a') + paperLine('b', { title: '' }),
    'ledger.txt': 'areas/bt\npapers/a\npapers/b\n',
  });
  expect(await messages(folder)).toEqual([
    'papers/a.jsonl:2: is empty; write the title as text, in quotes if need be',
  ]);
  writeFiles(folder, { 'papers/a.jsonl': paperLine('a') + paperLine('b', { area: 'BX' }) });
  expect((await messages(folder)).map((line) => line.split(':')[0])).toEqual(['papers/a.jsonl']);
});

test('says what is wrong with the files themselves', async () => {
  const folder = makeContentFolder({
    'papers/a.jsonl': paperLine('a'),
    'ledger.txt': '# comment\n\npapers/a\n/papers/b/\n',
    'redirects.yaml': 'papers/x: https://example.org/\nb: papers/a\n',
  });
  expect(await messages(folder)).toEqual([
    'ledger.txt:4: "/papers/b/" is no address; write papers/ID',
    'redirects.yaml:1: is no move; write the old and the new address, like papers/old: papers/new',
    'redirects.yaml:2: is no move; write the old and the new address, like papers/old: papers/new',
  ]);
  writeFileSync(join(folder, 'redirects.yaml'), 'papers/x: [\n');
  expect((await messages(folder)).at(-1)).toMatch(/^redirects\.yaml:\d: is not valid YAML/);
});
