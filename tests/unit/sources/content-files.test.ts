import { expect, test } from 'vitest';
import { listFolder, readBytes } from '#sources/content-files.ts';
import { makeFolder } from '../../support/content-folder.ts';

test('what the system does not give is told, not thrown', async () => {
  const message = 'cannot be read (EISDIR); look at its permissions';
  expect(await readBytes(import.meta.dirname)).toMatchObject({ faults: [{ line: 1, message }] });
});

test('records of forms that are imported are not passed over in silence', async () => {
  const names = ['a.ris', 'b.nbib', 'c.enw', 'd.xml', 'e.csv', 'f.toml', 'g.txt', 'h.mdx~'];
  const folder = makeFolder(Object.fromEntries(names.map((name) => [name, ''])));
  const listing = await listFolder(folder, folder, ['.mdx', '.bib']);
  expect(listing?.problems.map(({ file }) => file)).toEqual(names.slice(0, 6));
  expect(listing?.problems[0]?.message).toBe(
    'is not read, for its name does not end in .mdx or .bib',
  );
});
