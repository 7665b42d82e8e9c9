import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildCatalog } from '#catalog/build-catalog.ts';
import { enteredOn } from '#catalog/dates.ts';
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
  const today = new Date().toISOString().slice(0, 10);
  const addresses = ['areas/aq', 'authors/ada-sample', 'papers/a', 'papers/b'];
  expect(text).toMatch(new RegExp(`\n${addresses.map((it) => `${it} ${today}\n`).join('')}$`));
  expect((await ledger(folder)).out).toContain('0 addresses added, 4 addresses in all');
  expect(readFileSync(join(folder, 'ledger.txt'), 'utf8')).toBe(text);

  writeFiles(folder, { 'papers/a.jsonl': paperLine('a') + paperLine('c', { title: 'B' }) });
  const lines = text.split('\n');
  const vanished = `ledger.txt:${lines.indexOf(`papers/b ${today}`) + 1}: papers/b was published and would vanish; bring it back, or write "papers/b: papers/c" in redirects.yaml`;
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
    'ledger.txt:4: "/papers/b/" is no address; write papers/ID, or papers/ID 2024-07-05',
    'redirects.yaml:1: is no move; write the old and the new address, like papers/old: papers/new',
    'redirects.yaml:2: is no move; write the old and the new address, like papers/old: papers/new',
  ]);
  writeFileSync(join(folder, 'redirects.yaml'), 'papers/x: [\n');
  expect((await messages(folder)).at(-1)).toMatch(/^redirects\.yaml:\d: is not valid YAML/);
});

test('the day of a record that says none is that of the ledger', async () => {
  const folder = makeContentFolder({
    'papers/a.jsonl': paperLine('a') + paperLine('b', { title: 'B', added: '2026-03-01' }),
    'ledger.txt': 'areas/aq\nauthors/ada-sample\npapers/a 2026-02-01\npapers/b 2026-02-01\n',
  });
  const { content, problems } = await readContent(folder);
  expect(problems).toEqual([]);
  const { papers } = buildCatalog(content);
  const days = papers.map((paper) => [paper.id, enteredOn(paper)]);
  expect(Object.fromEntries(days)).toEqual({ a: '2026-02-01', b: '2026-03-01' });
  writeFiles(folder, { 'ledger.txt': 'papers/a today\n' });
  expect(await messages(folder)).toEqual([
    'ledger.txt:1: "papers/a today" is no address; write papers/ID, or papers/ID 2024-07-05',
  ]);
});
