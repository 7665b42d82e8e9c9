import { readdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { indexCache } from '#search/pagefind/segments.ts';
import { makeFolder } from '../../support/content-folder.ts';

test('what was made of the same is not made again, and what is damaged is', async () => {
  const folder = makeFolder({});
  let made = 0;
  const ask = (of: string) =>
    indexCache(folder).value(of, '.words', () => {
      made++;
      return [of, 'words'];
    });
  expect(await ask('looms')).toEqual(['looms', 'words']);
  expect(await ask('looms')).toEqual(['looms', 'words']);
  expect(made).toBe(1);
  const [file = ''] = readdirSync(folder);
  truncateSync(join(folder, file), 9);
  expect(await ask('looms')).toEqual(['looms', 'words']);
  expect(await ask('weft')).toEqual(['weft', 'words']);
  expect(made).toBe(3);
});
