import { describe, expect, test } from 'vitest';
import { dateOfCopy, isWhole, removeOld, tryCopy } from '#offline/copy.ts';
import { MANIFEST } from '#offline/manifest.ts';
import { findIn, openCache, roomIn } from '#offline/store.ts';
import { cachesWithRoom, type Host, makeHost, scope } from './memory-store.ts';

const first = { '': 'home', 'papers/a/': 'a', '_astro/x.1.js': 'x' };
const second = { '': 'new home', 'papers/a/': 'a', '_astro/x.2.js': 'y' };

async function textOf(host: Host, version: string, path: string): Promise<string | undefined> {
  return (await (await openCache(host, version)).match(scope + path))?.text();
}

describe('a copy', () => {
  test('holds every file, and its date', async () => {
    const host = makeHost();
    host.time = Date.UTC(2026, 0, 2);
    const made = await host.publish(first);
    expect(await isWhole(host, made.version)).toBe(false);
    expect(await dateOfCopy(host, made.version)).toBeUndefined();
    await tryCopy(host, made);
    expect(await isWhole(host, made.version)).toBe(true);
    expect(await dateOfCopy(host, made.version)).toBe('2026-01-02T00:00:00.000Z');
    expect(await textOf(host, made.version, 'papers/a/')).toBe('a');
  });

  test('is not fetched again where it is whole', async () => {
    const host = makeHost();
    const made = await host.publish(first);
    await tryCopy(host, made);
    host.asked = [];
    await tryCopy(host, made);
    expect(host.asked).toEqual([]);
  });

  test('of a new version fetches what changed', async () => {
    const host = makeHost();
    const old = await host.publish(first);
    await tryCopy(host, old);
    const made = await host.publish(second);
    host.asked = [];
    await tryCopy(host, made);
    expect(host.asked.toSorted()).toEqual(['', '_astro/x.2.js', MANIFEST]);
    expect(await textOf(host, made.version, 'papers/a/')).toBe('a');
    expect(await textOf(host, old.version, '')).toBe('home');
  });

  test('that was left half done goes on from there', async () => {
    const host = makeHost();
    const made = await host.publish(first);
    const whole = host.files;
    host.files = { ...whole, '': new TypeError('no network') };
    await expect(tryCopy(host, made)).rejects.toThrow('no network');
    expect(await isWhole(host, made.version)).toBe(false);
    host.files = whole;
    host.asked = [];
    await tryCopy(host, made);
    expect(host.asked.toSorted()).toEqual(['', MANIFEST]);
    expect(await isWhole(host, made.version)).toBe(true);
  });

  test('that lost files gets them back, and only them', async () => {
    const host = makeHost();
    const made = await host.publish(first);
    await tryCopy(host, made);
    await (await openCache(host, made.version)).delete(`${scope}papers/a/`);
    expect(await isWhole(host, made.version)).toBe(false);
    host.asked = [];
    await tryCopy(host, made);
    expect(host.asked).toEqual([MANIFEST, 'papers/a/']);
    expect(await isWhole(host, made.version)).toBe(true);
  });
});

describe('a copy is refused', () => {
  const faults = [
    { name: 'a file of another version', files: { 'papers/a/': 'b' } },
    { name: 'a file cut short', files: { '_astro/x.1.js': '' } },
    { name: 'a list of another version', files: { [MANIFEST]: '{"files":{}}' } },
  ];
  test.each(faults)('$name, and tried again an hour later', async ({ files }) => {
    const host = makeHost();
    const made = await host.publish(first);
    const whole = host.files;
    host.files = { ...whole, ...files };
    await expect(tryCopy(host, made)).rejects.toThrow();
    expect(await isWhole(host, made.version)).toBe(false);
    host.files = whole;
    host.asked = [];
    await expect(tryCopy(host, made)).rejects.toThrow('Not again so soon');
    expect(host.asked).toEqual([]);
    host.time += 3_600_000;
    await tryCopy(host, made);
    expect(await isWhole(host, made.version)).toBe(true);
  });

  test('a missing file', async () => {
    const host = makeHost();
    const made = await host.publish(first);
    delete host.files['papers/a/'];
    await expect(tryCopy(host, made)).rejects.toThrow('papers/a/');
  });
});

const refuse = () => Promise.reject(new TypeError('not here'));

test.each([
  { what: 'what is left', storage: { estimate: async () => ({ quota: 9, usage: 2 }) }, room: 7 },
  { what: 'no end of it, unsaid', storage: { estimate: async () => ({}) }, room: Infinity },
  { what: 'no end of it where it is not told', storage: { estimate: refuse }, room: Infinity },
  { what: 'no end of it where nobody can be asked', storage: {}, room: Infinity },
  { what: 'no end of it in a browser without storage', storage: undefined, room: Infinity },
])('room: $what', async ({ storage, room }) => {
  expect(await roomIn(storage)).toBe(room);
});

describe('without room', () => {
  test('nothing is fetched', async () => {
    const host = makeHost(cachesWithRoom(), 10);
    const made = await host.publish(first);
    await expect(tryCopy(host, made)).rejects.toThrow();
    expect(host.asked).toEqual([]);
  });

  test('what was begun is removed, what is there stays, and nothing is tried at once', async () => {
    const host = makeHost(cachesWithRoom(6));
    const old = await host.publish(first);
    await tryCopy(host, old);
    const made = await host.publish(second);
    await expect(tryCopy(host, made)).rejects.toThrow('full');
    expect((await (await openCache(host, made.version)).keys()).length).toBe(0);
    expect(await isWhole(host, old.version)).toBe(true);
    host.asked = [];
    await expect(tryCopy(host, made)).rejects.toThrow('Not again so soon');
    expect(host.asked).toEqual([]);
  });
});

test('of older copies the newest stays, for tabs that are still open', async () => {
  const host = makeHost();
  const versions: string[] = [];
  for (const [day, home] of ['one', 'two', 'three'].entries()) {
    host.time = day * 86_400_000;
    const made = await host.publish({ ...first, '': home });
    await tryCopy(host, made);
    versions.push(made.version);
  }
  await host.caches.open('of somebody else');
  await host.caches.open('offline /here/ notes');
  await openCache(host, 'half');
  await removeOld(host, versions[2] ?? '');
  const left = await host.caches.keys();
  expect(left.toSorted()).toEqual(
    [
      'of somebody else',
      'offline /here/ notes',
      `offline /here/ ${versions[1]}`,
      `offline /here/ ${versions[2]}`,
    ].toSorted(),
  );
});

test('looking into a cache that is gone does not make it anew', async () => {
  const host = makeHost();
  expect(await findIn(host, 'gone', 'index.html')).toBeUndefined();
  expect(await host.caches.keys()).toEqual([]);
});
