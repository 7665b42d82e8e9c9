import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type PagePath, pageCache } from '#pipeline/page-cache.ts';
import { pageAddress } from '#pipeline/pages.ts';
import { makeFolder } from '../../support/content-folder.ts';

const component = 'src/pages/any.astro';
const pathOf = (pathname: string, type = 'page'): PagePath => ({
  pathname,
  route: { type, component },
});

function cacheOf(root: string) {
  const [next = '', live = '', file = ''] = ['site', 'dist', 'pages.json'].map((name) =>
    join(root, name),
  );
  return pageCache({ next, live, file, publicFolder: join(root, 'public'), keyOf: () => '' });
}

describe('pageCache.write', () => {
  test.each<{ path: string; type?: string; status?: number; out: string }>([
    { path: '/papers/a', out: 'papers/a/index.html' },
    { path: '/', out: 'index.html' },
    { path: '/404', status: 404, out: '404.html' },
    { path: '/areas/aq/feed.xml', type: 'endpoint', out: 'areas/aq/feed.xml' },
    { path: '/authors/éva', out: 'authors/éva/index.html' },
  ])('writes $path', async ({ path, type, status = 200, out }) => {
    const root = makeFolder({});
    const response = new Response('<p>é', { status });
    expect(await cacheOf(root).write(pathOf(path, type), { response })).toBe(true);
    expect(readFileSync(join(root, 'site', out), 'utf8')).toBe('<p>é');
  });

  test.each([
    {
      name: 'a redirect',
      response: new Response('', { status: 301, headers: { Location: '/elsewhere/' } }),
    },
    { name: 'a page without a body', response: new Response(null) },
  ])('leaves $name to Astro', async ({ response }) => {
    const root = makeFolder({});
    expect(await cacheOf(root).write(pathOf('/old'), response)).toBe(false);
    expect(existsSync(join(root, 'site'))).toBe(false);
  });
});

test('leaves to Astro what a public file or another page stands in the way of', () => {
  const paths = [
    pathOf('/icon.svg', 'endpoint'),
    pathOf('/papers/a'),
    pathOf('/about'),
    { pathname: '/about/', route: { type: 'page', component: 'src/pages/[own].astro' } },
  ];
  const [icon, paper, ...both] = paths;
  const { ours, left } = cacheOf(makeFolder({ 'public/icon.svg': '' })).choose(paths);
  expect(ours).toEqual([paper]);
  expect(left).toEqual([icon, ...both]);
});

test.each([
  { path: '/papers/a', at: 'http://localhost/papers/a/' },
  { path: '/', at: 'http://localhost/' },
  { path: '/', base: '/sub', at: 'http://localhost/sub/' },
  {
    path: '/papers/a',
    base: '/sub/',
    site: 'https://a.example',
    at: 'https://a.example/sub/papers/a/',
  },
  { path: '/feed.xml', type: 'endpoint', base: '/sub', at: 'http://localhost/sub/feed.xml' },
  { path: '/authors/éva', at: 'http://localhost/authors/%C3%A9va/' },
])('asks for $path under $base as $at', ({ path, type, base = '/', site, at }) => {
  expect(pageAddress(pathOf(path, type), { base, site }).href).toBe(at);
});
