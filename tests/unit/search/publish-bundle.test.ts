import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { publishBundle } from '#search/pagefind/publish-bundle.ts';
import { makeFolder } from '../../support/content-folder.ts';
import { makeCatalog } from '../../support/papers.ts';

const papers = [
  { id: 'one', title: 'On $x$', abstract: 'Sparse *kernels*.', authors: ['Ann Møller'] },
  { id: 'two', abstract: 'Dense kernels.' },
];

test('the bundle is there for as many papers as the settings say, and stays where it is the same', async () => {
  const site = makeFolder({});
  const cache = join(makeFolder({}), 'bundle');
  const publish = (pagefindUpTo: number) =>
    publishBundle(makeCatalog(papers, {}, { pagefindUpTo }), { site, cache });
  const folder = join(site, 'pagefind');

  await publish(1);
  expect(existsSync(folder)).toBe(false);

  await publish(2);
  const names = readdirSync(folder);
  expect(names).toEqual(expect.arrayContaining(['pagefind.js', 'pagefind-entry.json', 'fragment']));
  expect(JSON.parse(readFileSync(join(folder, 'pagefind-entry.json'), 'utf8'))).toMatchObject({
    languages: { en: { page_count: 2 } },
  });

  const script = join(folder, 'pagefind.js');
  const { ino } = statSync(script);
  writeFileSync(join(folder, 'left-over.js'), '');
  await publish(2);
  expect(readdirSync(folder)).toEqual(names);
  expect(statSync(script).ino).toBe(ino);

  // What is kept for the next build may be lost or damaged, as may what is published.
  for (const name of readdirSync(cache)) {
    const kept = join(cache, name);
    for (const harm of [() => writeFileSync(kept, 'x'), () => truncateSync(kept, 200)]) {
      harm();
      writeFileSync(script, 'x');
      await publish(2);
      expect(readFileSync(script, 'utf8').length).toBeGreaterThan(1000);
    }
    rmSync(kept);
    mkdirSync(join(kept, 'x'), { recursive: true });
  }
  await publish(2);
  expect(readdirSync(folder)).toEqual(names);

  await publish(0);
  expect([existsSync(folder), existsSync(cache)]).toEqual([false, false]);
});
