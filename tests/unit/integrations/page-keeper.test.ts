import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keptPages, type PagePath } from '#integrations/page-keeper.ts';
import { makeFolder, writeFiles } from '../../support/content-folder.ts';

interface Site {
  root: string;
  /** Builds pages with these keys; gives the files that had to be written. */
  build(pages: Record<string, string | undefined>, making?: string): Promise<string[]>;
}

function makeSite(): Site {
  const root = makeFolder({ 'dist/old.css': '' });
  const folder = join(root, 'dist');
  return {
    root,
    async build(pages, making = 'code') {
      const keeper = keptPages({ folder, ledger: join(root, '.cache/pages.json'), making });
      await keeper.clear();
      const paths = Object.entries(pages).map(
        ([pathname, cacheKey]): PagePath => ({ pathname, cacheKey, route: { type: 'page' } }),
      );
      const chosen = keeper.choose(paths).map(({ pathname }) => pathname);
      for (const name of chosen) {
        writeFiles(folder, { [join(name, 'index.html')]: `${name} ${pages[name]}` });
      }
      await keeper.finish();
      return chosen;
    },
  };
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

  test('removes pages that are no more, with their folders, and all that is no page', async () => {
    const site = makeSite();
    await site.build(three);
    writeFiles(site.root, { 'dist/search/rows.json': '[]' });
    await site.build({ '/papers/a': 'a1' });
    expect(readdirSync(join(site.root, 'dist'), { recursive: true }).sort()).toEqual([
      'papers',
      'papers/a',
      'papers/a/index.html',
    ]);
  });

  test('leaves what others write meanwhile', async () => {
    const site = makeSite();
    const folder = join(site.root, 'dist');
    writeFiles(folder, { 'search/rows.json': '[]', 'feed.xml': '' });
    const ledger = join(site.root, '.cache/pages.json');
    await keptPages({ folder, ledger, making: 'code', others: ['search'] }).clear();
    expect(readdirSync(folder)).toEqual(['search']);
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

  test('keeps nothing of a build that did not end', async () => {
    const site = makeSite();
    await site.build(three);
    keptPages({
      folder: join(site.root, 'dist'),
      ledger: join(site.root, '.cache/pages.json'),
      making: 'code',
    });
    expect(await site.build(three)).toHaveLength(3);
  });
});
