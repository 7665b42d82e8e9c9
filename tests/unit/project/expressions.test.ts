import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const source = join(import.meta.dirname, '../../../src');

test('no regular expression has groups with flags of their own, which Node 22 and Safari refuse', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' });
  const code = files.filter((file) => /\.(?:ts|mjs|astro)$/.test(file));
  expect(code.length).toBeGreaterThan(100);
  const own = /\(\?(?:[ims]+(?:-[ims]+)?|-[ims]+):/;
  expect(own.test('a(?-i:B)')).toBe(true);
  expect(code.filter((file) => own.test(readFileSync(join(source, file), 'utf8')))).toEqual([]);
});
