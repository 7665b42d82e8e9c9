import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { linkFolder } from '#pipeline/link-folder.ts';
import { makeFolder } from '../../support/content-folder.ts';

test('gives a folder the files of another one as links', () => {
  const root = makeFolder({ 'live/a.json': 'a', 'live/deep/er/b.json': 'b' });
  linkFolder(join(root, 'live'), join(root, 'next'));
  expect(readFileSync(join(root, 'next/deep/er/b.json'), 'utf8')).toBe('b');
  expect(statSync(join(root, 'live/a.json')).nlink).toBe(2);
});

test('leaves alone a folder that is there, and needs none to link from', () => {
  const root = makeFolder({ 'live/a.json': 'a', 'next/b.json': 'b' });
  linkFolder(join(root, 'live'), join(root, 'next'));
  linkFolder(join(root, 'none'), join(root, 'other'));
  expect(readdirSync(root).sort()).toEqual(['live', 'next']);
  expect(readdirSync(join(root, 'next'))).toEqual(['b.json']);
});
