import { linkSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { writeFolder } from '#search/pagefind/write-folder.ts';
import { makeFolder } from '../../support/content-folder.ts';

const files = [
  { path: 'search/catalogue.json', content: 'new é' },
  { path: 'search/papers/x/0.json', content: 'same é' },
];

test('writes what is new, leaves what is the same, and takes away all else', async () => {
  const root = makeFolder({
    'search/catalogue.json': 'old',
    'search/papers/x/0.json': 'same é',
    'search/papers/y/0.json': 'gone',
    'index.html': '',
  });
  mkdirSync(join(root, 'live'));
  linkSync(join(root, 'search/catalogue.json'), join(root, 'live/catalogue.json'));
  const { ino } = statSync(join(root, 'search/papers/x/0.json'));
  await writeFolder(root, 'search', files);
  const read = (name: string) => readFileSync(join(root, name), 'utf8');
  expect(readdirSync(join(root, 'search'), { recursive: true }).sort()).toEqual([
    'catalogue.json',
    'papers',
    'papers/x',
    'papers/x/0.json',
  ]);
  expect(read('search/catalogue.json')).toBe('new é');
  expect(read('search/papers/x/0.json')).toBe('same é');
  expect(statSync(join(root, 'search/papers/x/0.json')).ino).toBe(ino);
  // Another folder holds the old file still.
  expect(read('live/catalogue.json')).toBe('old');
  expect(read('index.html')).toBe('');
});

test('makes the folder where there is none', async () => {
  const root = makeFolder({});
  await writeFolder(root, 'search', files);
  expect(readFileSync(join(root, 'search/catalogue.json'), 'utf8')).toBe('new é');
});

test('a file of bytes is written compressed, stays where it holds them, and is mended', async () => {
  const root = makeFolder({});
  const file = join(root, 'search/chunks/a.bin');
  const content = Uint8Array.of(0, 200, 10, 13);
  const write = () =>
    writeFolder(root, 'search', [{ path: 'search/chunks/a.bin', content, gzip: true }]);
  await write();
  expect([...gunzipSync(readFileSync(file))]).toEqual([...content]);
  const { ino } = statSync(file);
  await write();
  expect(statSync(file).ino).toBe(ino);
  writeFileSync(file, 'damaged');
  await write();
  expect([...gunzipSync(readFileSync(file))]).toEqual([...content]);
});
