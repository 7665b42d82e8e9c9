import { describe, expect, test } from 'vitest';
import { tryCopy } from '#offline/copy.ts';
import { networkFirst, openLibrary } from '#offline/library.ts';
import { CATALOGUE, type Made, STAND_IN } from '#offline/manifest.ts';
import { openCache } from '#offline/store.ts';
import { VISITED } from '#offline/visited.ts';
import { cachesWithRoom, type Host, makeHost, scope } from './memory-store.ts';

const first = {
  '': '<title>home</title>',
  'papers/a/': '<title>a</title>',
  [STAND_IN]: '<title>not kept</title>',
  [CATALOGUE]: 'first',
  'citations/0.json': 'first',
  '_astro/x.1.js': 'x',
};

const noNetwork = new TypeError('no network');

/** A reader's browser that asks for files, and for pages as tabs do. */
function reader(host: Host, made: Made) {
  const library = openLibrary(host, made);
  let work: Promise<unknown>[] = [];
  return {
    library,
    async ask(path: string, tab = '', preloaded?: Response): Promise<string | undefined> {
      const request = new Request(scope + path);
      Object.defineProperty(request, 'mode', { value: tab ? 'navigate' : 'no-cors' });
      const preload = Promise.resolve(preloaded);
      const after = (more: Promise<unknown>) => void work.push(more);
      const response = await library.answer({ request, preload, reader: tab, after });
      await Promise.all(work);
      work = [];
      return response?.text();
    },
  };
}

async function withCopy(host: Host, options: Partial<Made> = {}) {
  const made = { ...(await host.publish(first)), ...options };
  await tryCopy(host, made);
  return reader(host, made);
}

function cutOff(host: Host): void {
  host.files = new Proxy({}, { get: () => noNetwork });
}

describe('a site that is kept as a whole', () => {
  test('comes from the network where there is one', async () => {
    const host = makeHost();
    const { ask, library } = await withCopy(host);
    host.files[''] = 'newer';
    expect(await ask('', 'tab')).toBe('newer');
    expect(library.copyShown('tab')).toBeUndefined();
  });

  test('comes from the copy without one, which says its date', async () => {
    const host = makeHost();
    host.time = Date.UTC(2026, 4, 3);
    const { ask, library } = await withCopy(host);
    cutOff(host);
    expect(await ask('?q=kernel', 'tab')).toContain('home');
    expect(await ask('papers/a/index.html', 'other')).toContain('a');
    expect(library.copyShown('tab')).toBe('2026-05-03T00:00:00.000Z');
    expect(await ask('_astro/x.1.js')).toBe('x');
  });

  test('comes from the copy where the host is broken', async () => {
    const host = makeHost();
    const { ask } = await withCopy(host);
    host.fetch = async () => new Response('bad gateway', { status: 502 });
    expect(await ask('papers/a/', 'tab')).toContain('a');
  });

  test('comes from the copy where the browser has asked the network already, in vain', async () => {
    const host = makeHost();
    const { ask } = await withCopy(host);
    // Firefox has no rejection for that.
    expect(await ask('papers/a/', 'tab', Response.error())).toContain('a');
    expect(await ask('papers/b/', 'tab', Response.error())).toContain('not kept');
  });

  test('says so where there is no such page, and lets a missing page of the host through', async () => {
    const host = makeHost();
    const { ask } = await withCopy(host);
    expect(await ask('papers/b/', 'tab')).toBe('');
    cutOff(host);
    expect(await ask('papers/b/', 'tab')).toContain('not kept');
  });

  test('never mixes a newer catalogue with older files', async () => {
    const host = makeHost();
    const { ask } = await withCopy(host);
    const online = host.files;
    cutOff(host);
    expect(await ask('citations/0.json')).toBe('first');
    host.files = { ...online, [CATALOGUE]: 'second' };
    expect(await ask(CATALOGUE)).toBe('second');
    cutOff(host);
    await expect(ask('citations/0.json')).rejects.toThrow('no network');
    expect(await ask(CATALOGUE)).toBe('first');
    expect(await ask('citations/0.json')).toBe('first');
  });

  test('gives an older tab what is left of its version', async () => {
    const host = makeHost();
    await withCopy(host);
    const made = await host.publish({ '': 'newer', '_astro/x.2.js': 'y' });
    await tryCopy(host, made);
    expect(await reader(host, made).ask('_astro/x.1.js')).toBe('x');
  });

  test('comes from the network where the browser cannot read what it keeps', async () => {
    const host = makeHost();
    const { ask } = await withCopy(host);
    host.caches.open = async () => {
      throw new DOMException('Unexpected internal error', 'UnknownError');
    };
    for (const path of ['_astro/x.1.js', CATALOGUE]) {
      expect(await ask(path)).toBe(first[path as keyof typeof first]);
    }
    expect(await ask('papers/a/', 'tab')).toContain('a');
  });

  test('leaves alone what is none of its business', async () => {
    const host = makeHost();
    const { library } = await withCopy(host);
    const asked = { preload: Promise.resolve(undefined), reader: '', after: () => {} };
    for (const request of [
      new Request(scope, { method: 'POST' }),
      new Request('https://papers.example/elsewhere/'),
      new Request('https://other.example/here/'),
      new Request(`${scope}a.pdf`, { headers: { Range: 'bytes=0-1' } }),
    ]) {
      expect(library.answer({ ...asked, request })).toBeUndefined();
    }
  });
});

describe('a site too large to be kept as a whole', () => {
  const large = { whole: false };

  test('keeps what was visited, each page with its date', async () => {
    const host = makeHost();
    const { ask, library } = await withCopy(host, large);
    host.files = { ...host.files, 'papers/b/': 'b', 'search/papers/12/0.json': 'rows' };
    host.time = Date.UTC(2026, 4, 4);
    await ask('papers/b/', 'tab');
    await ask('search/papers/12/0.json');
    cutOff(host);
    expect(await ask('papers/b/', 'tab')).toBe('b');
    expect(library.copyShown('tab')).toBe('2026-05-04T00:00:00.000Z');
    expect(await ask('search/papers/12/0.json')).toBe('rows');
    expect(await ask('papers/c/', 'tab')).toContain('not kept');
  });

  test('keeps no page that is asked for early until the reader goes there', async () => {
    const host = makeHost();
    const { ask } = await withCopy(host, large);
    const kept = async () => (await (await openCache(host, VISITED)).keys()).map(({ url }) => url);
    expect(await ask('papers/a/')).toContain('a');
    expect(await kept()).toEqual([]);
    await ask('papers/a/', 'tab');
    expect(await kept()).toEqual([`${scope}papers/a/`]);
  });

  test('keeps no page under the address of something else, and no failure', async () => {
    const host = makeHost();
    const { ask } = await withCopy(host, large);
    const page = { headers: { 'Content-Type': 'text/html' } };
    host.fetch = async () => new Response('<p>No such thing</p>', page);
    await ask('search/papers/99/0.json');
    host.fetch = async () => new Response('gone', { status: 404, ...page });
    await ask('papers/z/', 'tab');
    expect(await (await openCache(host, VISITED)).keys()).toEqual([]);
  });

  test('forgets files that changed with the catalogue', async () => {
    const host = makeHost();
    const { ask } = await withCopy(host, large);
    for (const path of ['citations/0.json', CATALOGUE, 'search/titles.1.json']) {
      host.files[path] = 'old';
      await ask(path);
    }
    host.files[CATALOGUE] = 'new';
    await ask(CATALOGUE);
    const left = (await (await openCache(host, VISITED)).keys()).map(({ url }) => url);
    expect(left).toEqual([`${scope}search/titles.1.json`, scope + CATALOGUE]);
  });

  test('keeps no more than it says, and less where there is no room', async () => {
    const host = makeHost(cachesWithRoom(330));
    const { ask } = await withCopy(host, large);
    const visit = async (from: number, to: number) => {
      for (let page = from; page < to; page++) {
        host.files[`papers/p${page}/`] = 'p';
        await ask(`papers/p${page}/`, 'tab');
      }
    };
    await visit(0, 310);
    const visited = await openCache(host, VISITED);
    const kept = async () => (await visited.keys()).map(({ url }) => url.slice(scope.length));
    expect(await kept()).toHaveLength(300);
    expect((await kept())[0]).toBe('papers/p10/');
    for (let piece = 0; piece < 40; piece++) {
      host.files[`search/papers/1/${piece}.json`] = 'rows';
      await ask(`search/papers/1/${piece}.json`);
    }
    expect(await kept()).not.toContain('papers/p100/');
    expect(await kept()).toContain('search/papers/1/39.json');
  });
});

const online = () => Promise.resolve(new Response('network'));
const refused = () => Promise.reject<Response>(new TypeError('no network'));
const broken = () => Promise.resolve(new Response('broken', { status: 503 }));
const failed = () => Promise.resolve(Response.error());
const missing = () => Promise.resolve(new Response('missing', { status: 404 }));
const slow = () =>
  new Promise<Response>((resolve) => setTimeout(() => resolve(new Response('slow')), 60));
const copy = async () => new Response('copy');
const none = async () => undefined;

test.each([
  { name: 'a network', network: online, find: copy, says: 'network', isCopy: false },
  { name: 'no network', network: refused, find: copy, says: 'copy', isCopy: true },
  { name: 'a failed preload', network: failed, find: copy, says: 'copy', isCopy: true },
  { name: 'a broken host', network: broken, find: copy, says: 'copy', isCopy: true },
  { name: 'a broken host, no copy', network: broken, find: none, says: 'broken', isCopy: false },
  { name: 'a missing page', network: missing, find: copy, says: 'missing', isCopy: false },
  { name: 'a slow network', network: slow, find: copy, says: 'copy', isCopy: true },
  { name: 'a slow network, no copy', network: slow, find: none, says: 'slow', isCopy: false },
])('$name: $says', async ({ network, find, says, isCopy }) => {
  const answered = await networkFirst(network(), find, 20);
  expect(answered.isCopy).toBe(isCopy);
  expect(await answered.response.text()).toBe(says);
});

test('without a patience the network is waited for, and its failure is not', async () => {
  expect((await networkFirst(slow(), copy)).isCopy).toBe(false);
  expect((await networkFirst(refused(), copy)).isCopy).toBe(true);
});

test('neither network nor copy', async () => {
  await expect(networkFirst(refused(), none, 20)).rejects.toThrow('no network');
  await expect(networkFirst(failed(), none, 20)).rejects.toThrow('No network');
});
