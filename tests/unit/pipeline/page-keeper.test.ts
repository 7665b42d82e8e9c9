import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keptPages, type PagePath } from '#pipeline/page-keeper.ts';
import { publish, type SiteFolders } from '#pipeline/site-folders.ts';
import { makeFolder, writeFiles } from '../../support/content-folder.ts';

type Pages = Record<string, string | undefined>;

interface Site {
  root: string;
  /** Builds pages with these keys and publishes them; gives those that had to be written. */
  build(pages: Pages, making?: string): Promise<string[]>;
  /** Builds pages and does not publish them. */
  prepare(pages: Pages, making?: string): Promise<string[]>;
}

function makeSite(): Site {
  const root = makeFolder({ '.dist.last/old.css': '' });
  const folders: SiteFolders = {
    live: join(root, 'dist'),
    next: join(root, '.dist.next'),
    last: join(root, '.dist.last'),
  };
  async function prepare(pages: Pages, making = 'code') {
    if (existsSync(folders.last)) renameSync(folders.last, folders.next);
    else mkdirSync(folders.next, { recursive: true });
    const keeper = keptPages({ ...folders, ledger: join(root, '.cache/pages.json'), making });
    await keeper.clear();
    const paths = Object.entries(pages).map(
      ([pathname, cacheKey]): PagePath => ({ pathname, cacheKey, route: { type: 'page' } }),
    );
    const chosen = keeper.choose(paths).map(({ pathname }) => pathname);
    for (const name of chosen) {
      writeFiles(folders.next, { [join(name, 'index.html')]: `${name} ${pages[name]}` });
    }
    await keeper.finish();
    return chosen;
  }
  const build = async (pages: Pages, making?: string) => {
    const chosen = await prepare(pages, making);
    publish(folders);
    return chosen;
  };
  return { root, prepare, build };
}

/** What the folder shows, by path. */
function contents(folder: string): Pages {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    files
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => [
        parentPath.slice(folder.length) || '/',
        readFileSync(join(parentPath, name), 'utf8').split(' ')[1],
      ]),
  );
}

const three = { '/papers/a': 'a1', '/papers/b': 'b1', '/': undefined };

describe('keptPages', () => {
  test('empties the folder of a first build', async () => {
    const site = makeSite();
    expect(await site.build(three)).toEqual(['/papers/a', '/papers/b', '/']);
    expect(existsSync(join(site.root, 'dist/old.css'))).toBe(false);
  });

  test('renders what has changed and what has no key', async () => {
    const site = makeSite();
    await site.build(three);
    expect(await site.build({ ...three, '/papers/b': 'b2' })).toEqual(['/papers/b', '/']);
    expect(await site.build({ ...three, '/papers/b': 'b2' })).toEqual(['/']);
  });

  test('takes a page that is as it was from the site before the last, too', async () => {
    const site = makeSite();
    await site.build(three);
    await site.build({ ...three, '/papers/b': 'b2' });
    expect(await site.build(three)).toEqual(['/']);
    expect(contents(join(site.root, 'dist'))).toMatchObject({ '/papers/b': 'b1' });
  });

  test('never changes the site that is served', async () => {
    const site = makeSite();
    const live = join(site.root, 'dist');
    for (const pages of [three, three, { '/papers/a': 'a3' }]) await site.build(pages);
    const before = contents(live);
    await site.prepare({ '/papers/a': 'a4', '/papers/b': 'b4', '/': undefined });
    expect(contents(live)).toEqual(before);
  });

  test('shows what it was told to, whatever was before', async () => {
    const site = makeSite();
    const all = ['a', 'b', 'c', 'd', 'e'];
    for (let step = 0; step < 60; step++) {
      const has = all.filter((_, at) => (step * 7 + at * step) % 3);
      const pages = Object.fromEntries(
        has.map((name, at) => [`/${name}`, `${name}${(step >> at) % 2}`]),
      );
      const making = step % 11 === 5 ? 'other' : 'code';
      if (step % 9 === 4) {
        await site.prepare(pages, making);
        rmSync(join(site.root, '.dist.next'), { recursive: true });
      } else {
        await site.build(pages, making);
        expect(contents(join(site.root, 'dist')), `step ${step}`).toEqual(pages);
      }
    }
  });

  test('shares the file of a page that stays', async () => {
    const site = makeSite();
    await site.build(three);
    await site.build(three);
    const [now, before] = ['dist', '.dist.last'].map(
      (name) => statSync(join(site.root, name, 'papers/a/index.html')).ino,
    );
    expect(now).toBe(before);
  });

  test('removes pages that are no more, with their folders, and all that is no page', async () => {
    const site = makeSite();
    await site.build(three);
    writeFiles(site.root, { 'dist/search/rows.json': '[]' });
    await site.build(three);
    await site.build({ '/papers/a': 'a1' });
    expect(readdirSync(join(site.root, 'dist'), { recursive: true }).sort()).toEqual([
      'papers',
      'papers/a',
      'papers/a/index.html',
    ]);
  });

  test('leaves what others write meanwhile', async () => {
    const root = makeFolder({ 'next/search/rows.json': '[]', 'next/feed.xml': '' });
    const next = join(root, 'next');
    const ledger = join(root, '.cache/pages.json');
    const live = join(root, 'dist');
    await keptPages({ next, live, ledger, making: 'code', others: ['search'] }).clear();
    expect(readdirSync(next)).toEqual(['search']);
  });

  test('renders everything when the code has changed', async () => {
    const site = makeSite();
    await site.build(three);
    expect(await site.build(three, 'other code')).toHaveLength(3);
  });

  test.each<{ name: string; harm: (root: string) => void; out: string[] }>([
    {
      name: 'a page has another size',
      harm: (root) => writeFileSync(join(root, 'dist/papers/a/index.html'), ''),
      out: ['/papers/a', '/'],
    },
    {
      name: 'a page was touched',
      harm: (root) => utimesSync(join(root, 'dist/papers/a/index.html'), 1, 1),
      out: ['/papers/a', '/'],
    },
    {
      name: 'a page is gone',
      harm: (root) => rmSync(join(root, 'dist/papers/a'), { recursive: true }),
      out: ['/papers/a', '/'],
    },
    {
      name: 'the ledger is cut short',
      harm: (root) => {
        const file = join(root, '.cache/pages.json');
        writeFileSync(file, readFileSync(file).subarray(0, -9));
      },
      out: Object.keys(three),
    },
    {
      name: 'the ledger was changed',
      harm: (root) => {
        const file = join(root, '.cache/pages.json');
        writeFileSync(file, readFileSync(file, 'utf8').replace('a1', 'a2'));
      },
      out: Object.keys(three),
    },
    {
      name: 'the ledger is something else',
      harm: (root) => writeFileSync(join(root, '.cache/pages.json'), 'null'),
      out: Object.keys(three),
    },
  ])('renders again where $name', async ({ harm, out }) => {
    const site = makeSite();
    await site.build(three);
    harm(site.root);
    expect(await site.build(three)).toEqual(out);
  });
});
