import {
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pageCache } from '#pipeline/page-cache.ts';
import { contents, makeCachedSite as makeSite } from '../../support/cached-site.ts';
import { makeFolder, writeFiles } from '../../support/content-folder.ts';

const three = { '/papers/a': 'a1', '/papers/b': 'b1', '/': undefined };

describe('pageCache', () => {
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
      const code = step % 11 === 5 ? 'other' : 'code';
      if (step % 9 === 4) {
        await site.prepare(pages, code);
        rmSync(join(site.root, '.dist.next'), { recursive: true });
      } else {
        await site.build(pages, code);
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

  test('keeps the twin of a page with it, changes it with it, and takes it away with it', async () => {
    const site = makeSite();
    const twin = (folder = 'dist') => {
      const file = join(site.root, folder, 'papers/a/index.md');
      return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    };
    site.twins['/papers/a'] = 'one';
    for (let step = 0; step < 3; step++) await site.build(three);
    expect(twin()).toBe('one');
    site.twins['/papers/a'] = 'two';
    await site.prepare({ ...three, '/papers/a': 'a2' });
    expect([twin(), twin('.dist.next')]).toEqual(['one', 'two']);
    rmSync(join(site.root, '.dist.next'), { recursive: true });
    rmSync(join(site.root, 'dist/papers/a/index.md'));
    expect(await site.build(three)).toEqual(['/papers/a', '/']);
    expect(twin()).toBe('two');
    delete site.twins['/papers/a'];
    await site.build({ ...three, '/papers/a': 'a3' });
    expect(twin()).toBe(undefined);
    site.twins['/papers/a'] = 'three';
    await site.build({ ...three, '/papers/a': 'a4' });
    await site.build({});
    expect(readdirSync(join(site.root, 'dist'))).toEqual([]);
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
    const file = join(root, '.cache/pages.json');
    const live = join(root, 'dist');
    const keyOf = () => '';
    const publicFolder = join(root, 'public');
    const folders = { next, live, file, publicFolder };
    await pageCache({ ...folders, keyOf, others: ['search'] }).clear();
    expect(readdirSync(next)).toEqual(['search']);
  });

  test('renders everything when the code has changed', async () => {
    const site = makeSite();
    await site.build(three);
    expect(await site.build(three, 'other code')).toHaveLength(3);
  });

  test.each([
    { change: 'another script', to: ['list.2.js', 'page.1.js', 'all.1.css'] },
    { change: 'one script more', to: ['cut.1.js', 'list.1.js', 'page.1.js', 'all.1.css'] },
    { change: 'a script less', to: ['page.1.js', 'all.1.css'] },
    { change: 'another style sheet', to: ['list.1.js', 'page.1.js', 'all.2.css'] },
  ])(
    'renders every page again where there is $change, and no page for a picture',
    async ({ to }) => {
      const site = makeSite();
      site.assets.made = ['list.1.js', 'page.1.js', 'all.1.css'];
      await site.build(three);
      site.assets.made.push('photo.1.png');
      expect(await site.build(three)).toEqual(['/']);
      site.assets.made = to;
      expect(await site.build(three)).toEqual(Object.keys(three));
      expect(await site.build(three)).toEqual(['/']);
    },
  );

  test('gives way to a public file, and has its place again', async () => {
    const site = makeSite();
    const pages = { '/papers/a': 'a1', '/papers/b': 'b1' };
    for (let step = 0; step < 2; step++) await site.build(pages);
    const files = { 'papers/a/index.html': 'public file', 'papers/paper.pdf': 'a picture' };
    for (const [name, text] of Object.entries(files))
      writeFiles(site.root, { [`public/${name}`]: text });
    expect(await site.build(pages)).toEqual(Object.keys(pages));
    expect(await site.build(pages)).toEqual(['/papers/a']);
    expect(contents(join(site.root, 'dist'))).toEqual({
      ...pages,
      '/papers/a': 'file',
      '/papers': 'picture',
    });
    rmSync(join(site.root, 'public'), { recursive: true });
    await site.build(pages);
    expect(contents(join(site.root, 'dist'))).toEqual(pages);
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
      name: 'the memory is cut short',
      harm: (root) => {
        const file = join(root, '.cache/pages.json');
        writeFileSync(file, readFileSync(file).subarray(0, -9));
      },
      out: Object.keys(three),
    },
    {
      name: 'the memory was changed',
      harm: (root) => {
        const file = join(root, '.cache/pages.json');
        writeFileSync(file, readFileSync(file, 'utf8').replace('papers/a', 'papers/c'));
      },
      out: Object.keys(three),
    },
    {
      name: 'the memory is something else',
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
