import {
  cpSync,
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
import { type PagePath, pageCache } from '#pipeline/page-cache.ts';
import { publish, type SiteFolders } from '#pipeline/site-folders.ts';
import { makeFolder, writeFiles } from '../../support/content-folder.ts';

type Pages = Record<string, string | undefined>;

interface Site {
  root: string;
  /** Builds pages with these keys and publishes them; gives those that had to be written. */
  build(pages: Pages, code?: string): Promise<string[]>;
  /** Builds pages and does not publish them. */
  prepare(pages: Pages, code?: string): Promise<string[]>;
  /** Scripts that a build makes, and that pages name which it renders. */
  assets: { made: string[]; named: string[] };
}

function makeSite(): Site {
  const root = makeFolder({ '.dist.last/old.css': '' });
  const assets: Site['assets'] = { made: [], named: [] };
  const folders: SiteFolders = {
    live: join(root, 'dist'),
    next: join(root, '.dist.next'),
    last: join(root, '.dist.last'),
  };
  async function prepare(pages: Pages, code = 'code') {
    if (existsSync(folders.last)) renameSync(folders.last, folders.next);
    else mkdirSync(folders.next, { recursive: true });
    const cache = pageCache({
      ...folders,
      file: join(root, '.cache/pages.json'),
      keyOf: (_, cacheKey) => `${cacheKey} of ${code}`,
      base: '/',
      publicFolder: join(root, 'public'),
    });
    await cache.clear();
    if (existsSync(join(root, 'public')))
      cpSync(join(root, 'public'), folders.next, { recursive: true });
    const route = { type: 'page', component: 'src/pages/any.astro' };
    const paths = Object.entries(pages).map(
      ([pathname, cacheKey]): PagePath => ({ pathname, cacheKey, route }),
    );
    for (const name of assets.made) writeFiles(folders.next, { [`_astro/${name}`]: '' });
    const chosen = cache.choose(paths).map(({ pathname }) => pathname);
    for (const name of chosen) {
      const names = assets.named.map((asset) => `<script src="/_astro/${asset}">`).join('');
      const response = new Response(`${name} ${pages[name]} ${names}`);
      await cache.write(new Request(new URL(name, 'http://localhost')), route, response);
    }
    await cache.finish();
    return chosen;
  }
  const build = async (pages: Pages, code?: string) => {
    const chosen = await prepare(pages, code);
    publish(folders);
    return chosen;
  };
  return { root, prepare, build, assets };
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
    await pageCache({ ...folders, keyOf, base: '/', others: ['search'] }).clear();
    expect(readdirSync(next)).toEqual(['search']);
  });

  test('renders everything when the code has changed', async () => {
    const site = makeSite();
    await site.build(three);
    expect(await site.build(three, 'other code')).toHaveLength(3);
  });

  test('renders a page again that names a script which is no more', async () => {
    const site = makeSite();
    Object.assign(site.assets, { made: ['list.1.js', 'page.1.js'], named: ['page.1.js'] });
    await site.build(three);
    Object.assign(site.assets, { made: ['list.2.js', 'page.1.js'], named: ['list.2.js'] });
    expect(await site.build({ ...three, '/papers/c': 'c1' })).toEqual(['/', '/papers/c']);
    Object.assign(site.assets, { made: ['page.1.js'], named: [] });
    expect(await site.build({ ...three, '/papers/c': 'c1' })).toEqual(['/', '/papers/c']);
  });

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

const redirect = new Response('', { status: 301, headers: { Location: '/elsewhere/' } });

function cacheOf(root: string, base: string) {
  const [next, live, file] = ['site', 'dist', 'pages.json'].map((name) => join(root, name));
  const publicFolder = join(root, 'public');
  const keyOf = () => '';
  return pageCache({ next, live, file, publicFolder, base, keyOf } as Parameters<
    typeof pageCache
  >[0]);
}

describe('pageCache.write', () => {
  test.each<{ path: string; type?: string; base?: string; status?: number; out: string }>([
    { path: '/papers/a/', out: 'papers/a/index.html' },
    { path: '/', out: 'index.html' },
    { path: '/404/', status: 404, out: '404.html' },
    { path: '/areas/aq/feed.xml', type: 'endpoint', out: 'areas/aq/feed.xml' },
    { path: '/sub/papers/a/', base: '/sub/', out: 'papers/a/index.html' },
    { path: '/sub/', base: '/sub', out: 'index.html' },
    { path: '/authors/%C3%A9va/', out: 'authors/éva/index.html' },
  ])('writes $path under $base', async ({ path, type = 'page', base = '/', status = 200, out }) => {
    const root = makeFolder({ 'public/icon.svg': '' });
    const folder = join(root, 'site');
    const { write } = cacheOf(root, base);
    const request = new Request(`http://localhost${path}`);
    const left = await write(request, { type }, { response: new Response('<p>é', { status }) });
    expect(readFileSync(join(folder, out), 'utf8')).toBe('<p>é');
    expect(left instanceof Response && left.body).toBeNull();
  });

  test.each([
    { name: 'a redirect', path: '/old/', response: redirect },
    { name: 'a page without a body', path: '/none/', response: new Response(null) },
    {
      name: 'what a public file stands in the way of',
      path: '/icon.svg',
      response: new Response('x'),
    },
  ])('leaves $name to Astro', async ({ path, response }) => {
    const root = makeFolder({ 'public/icon.svg': '' });
    const folder = join(root, 'site');
    const { write } = cacheOf(root, '/');
    const request = new Request(`http://localhost${path}`);
    expect(await write(request, { type: 'endpoint' }, response)).toBe(response);
    expect(existsSync(folder)).toBe(false);
  });
});
