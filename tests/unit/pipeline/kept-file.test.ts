import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readKept, writeKept } from '#pipeline/kept-file.ts';

let root: string;
let file: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'kept-'));
  file = join(root, 'folder/kept.json');
});
afterAll(() => rmSync(root, { recursive: true }));

test('what was kept is there again', () => {
  const value = { making: 'a', list: [1, 'Ørsted', null] };
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
