import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keepCompiled } from '#cli/setup/compiled.mjs';
import { makeFolder } from '../../support/content-folder.ts';

test('keeps compiled code, and throws it away where it is too much', () => {
  const folder = join(makeFolder({ 'kept/v24/a.cache': '', 'kept/v24/b.cache': '' }), 'kept');
  keepCompiled(folder, 3);
  expect(existsSync(join(folder, 'v24/a.cache'))).toBe(true);
  keepCompiled(folder, 2);
  expect(existsSync(join(folder, 'v24'))).toBe(false);
});
