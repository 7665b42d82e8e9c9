import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pageCache } from '#pipeline/page-cache.ts';
import { makeFolder } from '../../support/content-folder.ts';

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
