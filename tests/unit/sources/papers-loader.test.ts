import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LoaderContext } from 'astro/loaders';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { editedEntrySchema, paperEntrySchema, papersLoader } from '#sources/papers-loader.ts';
import { loadContent } from '#sources/shared-content.ts';
import {
  makeContentFolder,
  paperFile,
  paperLine,
  writeFiles,
} from '../../support/content-folder.ts';

interface Entry {
  id: string;
  data: Record<string, unknown>;
  [key: string]: unknown;
}

/** What Astro gives a loader, as far as these ask for it. */
function makeContext(root: string, watcher?: EventEmitter) {
  const entries = new Map<string, Entry>([['stale', { id: 'stale', data: {} }]]);
  const error = vi.fn();
  const context = {
    collection: 'papers',
    store: {
      clear: () => entries.clear(),
      set: (entry: Entry) => entries.set(entry.id, entry),
    },
    config: { root: pathToFileURL(`${root}/`) },
    generateDigest: (data: unknown) => `digest of ${JSON.stringify(data).length}`,
    logger: { error },
    watcher: watcher && Object.assign(watcher, { add: vi.fn() }),
  } as unknown as LoaderContext;
  return { context, entries, error };
}

function useFolder(files: Record<string, string>): string {
  const folder = makeContentFolder(files);
  vi.stubEnv('CONTENT_DIR', folder);
  return folder;
}

beforeEach(() => {
  vi.unstubAllEnvs();
  Reflect.deleteProperty(globalThis, Symbol.for('catalogue.content'));
});

describe('papersLoader', () => {
  test('stores an MDX file with commentary to be rendered', async () => {
    const folder = useFolder({ 'papers/a.mdx': paperFile([], '\nA *note*.\n') });
    const { context, entries } = makeContext(join(folder, 'papers'));
    await papersLoader().load(context);
    const { data, digest, ...entry } = entries.get('a') as Entry;
    expect(entry).toEqual({ id: 'a', body: 'A *note*.', filePath: 'a.mdx', deferredRender: true });
    expect(data).toMatchObject({ title: 'A Sample Paper', authorsComplete: true });
    expect(paperEntrySchema.parse(data)).toEqual(data);
    expect(digest).toBeTruthy();
  });

  test('has nothing to render of an MDX file without commentary', async () => {
    useFolder({ 'papers/a.mdx': paperFile() });
    const { context, entries } = makeContext('/');
    await papersLoader().load(context);
    expect(entries.get('a')).not.toHaveProperty('deferredRender');
    expect(entries.get('a')).not.toHaveProperty('body');
  });

  test('counts paths from the site, also to a folder outside of it', async () => {
    const folder = useFolder({ 'papers/a.mdx': paperFile([], 'A note.') });
    const { context, entries } = makeContext(join(folder, 'some/site'));
    await papersLoader().load(context);
    expect(entries.get('a')?.['filePath']).toBe('../../papers/a.mdx');
  });

  test('stores where a record of a data file stands', async () => {
    const folder = useFolder({ 'papers/a.jsonl': paperLine('a') + paperLine('b') });
    const { context, entries } = makeContext(folder);
    await papersLoader().load(context);
    expect([...entries.values()]).toEqual([
      { id: 'a', data: { record: `${folder}/papers/a.jsonl:1` } },
      { id: 'b', data: { record: `${folder}/papers/a.jsonl:2` } },
    ]);
    expect(paperEntrySchema.safeParse(entries.get('b')?.data).success).toBe(true);
  });

  test('stops the build at bad content and leaves the collection as it was', async () => {
    useFolder({ 'papers/a.jsonl': '{}' });
    const { context, entries } = makeContext('/');
    await expect(papersLoader().load(context)).rejects.toThrow('The content has problems:');
    expect([...entries.keys()]).toEqual(['stale']);
  });
});

describe('papersLoader in the development server', () => {
  test('follows changes, and keeps the last good content', async () => {
    const folder = useFolder({ 'papers/a.jsonl': paperLine('a') });
    const watcher = new EventEmitter();
    const { context, entries, error } = makeContext(folder, watcher);
    await papersLoader().load(context);
    const before = entries.get('a')?.['digest'];

    writeFiles(folder, { 'papers/a.jsonl': paperLine('a', { title: 'Another Title' }) });
    watcher.emit('change', join(folder, 'papers/a.jsonl'));
    await vi.waitFor(() => expect(entries.get('a')?.['digest']).not.toBe(before));

    writeFiles(folder, { 'papers/b.jsonl': '{}' });
    watcher.emit('add', join(folder, 'papers/b.jsonl'));
    await vi.waitFor(() => expect(error).toHaveBeenCalledOnce());
    expect(error).toHaveBeenCalledWith(
      expect.stringContaining('papers/b.jsonl:1: title: is missing'),
    );
    expect([...entries.keys()]).toEqual(['a']);
  });

  test('reads again for files of registries and of the site', async () => {
    const folder = useFolder({ 'papers/a.jsonl': paperLine('a') });
    const watcher = new EventEmitter();
    const { context } = makeContext(folder, watcher);
    await papersLoader().load(context);
    writeFiles(folder, { 'areas/CT.yaml': 'name: Cartography\nhue: 3\n', 'site.yaml': 'name: B' });
    watcher.emit('add', join(folder, 'areas/CT.yaml'));
    await vi.waitFor(async () => expect((await loadContent()).areas.has('CT')).toBe(true));
    expect((await loadContent()).site.name).toBe('B');
  });

  test('does not read again for files elsewhere', async () => {
    const folder = useFolder({ 'papers/a.jsonl': paperLine('a') });
    const watcher = new EventEmitter();
    const { context, entries } = makeContext(folder, watcher);
    await papersLoader().load(context);
    writeFiles(folder, { 'papers/b.jsonl': paperLine('b') });
    watcher.emit('change', `${folder}-elsewhere/papers/b.jsonl`);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect([...entries.keys()]).toEqual(['a']);
  });
});

test('editors are told which areas there are', () => {
  useFolder({ 'papers/.keep': '' });
  const entry = { title: 'A', date: '2024', authors: ['Ada Sample'] };
  const takes = (area: unknown) => editedEntrySchema().safeParse({ ...entry, area }).success;
  expect(['AQ', ['AQ', 'BT'], undefined].map(takes)).toEqual([true, true, true]);
  expect(['MECH', ['AQ', 'MECH']].map(takes)).toEqual([false, false]);
});
