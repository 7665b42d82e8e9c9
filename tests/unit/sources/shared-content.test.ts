import { resolve } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { contentFolder, loadContent, loadLeftOut, reloadContent } from '#sources/shared-content.ts';
import { makeContentFolder, paperLine, writeFiles } from '../../support/content-folder.ts';

function useFolder(files: Record<string, string>): string {
  const folder = makeContentFolder(files);
  vi.stubEnv('CONTENT_DIR', folder);
  return folder;
}

const ids = async (content: ReturnType<typeof loadContent>) =>
  (await content).papers.map(({ record }) => record.id);

beforeEach(() => {
  vi.unstubAllEnvs();
  Reflect.deleteProperty(globalThis, Symbol.for('catalogue.content'));
});

describe('contentFolder', () => {
  test.each([
    { input: undefined, out: resolve('content') },
    { input: '', out: resolve('content') },
    { input: 'other', out: resolve('other') },
    { input: '/srv/papers', out: resolve('/srv/papers') },
  ])('$input', ({ input, out }) => {
    vi.stubEnv('CONTENT_DIR', input);
    expect(contentFolder()).toBe(out);
  });
});

describe('loadContent', () => {
  test('reads the folder once', async () => {
    const folder = useFolder({ 'papers/a.jsonl': paperLine('a') });
    const first = await loadContent();
    writeFiles(folder, { 'papers/b.jsonl': paperLine('b') });
    expect(await loadContent()).toBe(first);
  });

  test('is shared with a copy of the module in another bundle', async () => {
    useFolder({ 'papers/a.jsonl': paperLine('a') });
    const first = await loadContent();
    vi.resetModules();
    const copy = await import('#sources/shared-content.ts');
    expect(copy.loadContent).not.toBe(loadContent);
    expect(await copy.loadContent()).toBe(first);
  });

  test('throws all problems as one error', async () => {
    const folder = useFolder({
      'papers/a.jsonl': paperLine('A') + paperLine('b', { date: 'soon' }),
    });
    await expect(loadContent()).rejects.toThrow(
      [
        'The content has problems:',
        `${folder}/papers/a.jsonl:1: id: "A" is not valid; use lower case letters, digits and hyphens, like doe2024example`,
        `${folder}/papers/a.jsonl:2: date: "soon" is not valid; write it in quotes, as "2024-07-05", "2024-07" or "2024"`,
      ].join('\n'),
    );
  });

  test('says how many problems it does not show', async () => {
    useFolder({ 'papers/a.jsonl': '[]\n'.repeat(60) });
    const message = await loadContent().catch((error: Error) => error.message);
    const lines = String(message).split('\n');
    expect(lines).toHaveLength(52);
    expect(lines.at(-1)).toBe('… and 10 more; npm run check lists them all');
  });

  test('has no papers where the folder has none', async () => {
    const folder = useFolder({});
    writeFiles(folder, { 'papers/.keep': '' });
    expect(await ids(loadContent())).toEqual([]);
  });
});

describe('a lenient reading', () => {
  test('leaves out the records that are not valid and says which', async () => {
    const folder = useFolder({
      'papers/a.jsonl':
        paperLine('a') + paperLine('B') + paperLine('a') + paperLine('c', { area: 'AX' }),
    });
    vi.stubEnv('LENIENT', '1');
    expect(await ids(loadContent())).toEqual(['a']);
    expect((await loadLeftOut()).map(({ file, line }) => `${file}:${line}`)).toEqual([
      `${folder}/papers/a.jsonl:2`,
      `${folder}/papers/a.jsonl:3`,
      `${folder}/papers/a.jsonl:4`,
    ]);
  });

  test('leaves out nothing where nothing is wrong', async () => {
    useFolder({ 'papers/a.jsonl': paperLine('a') });
    vi.stubEnv('LENIENT', '1');
    expect(await ids(loadContent())).toEqual(['a']);
    expect(await loadLeftOut()).toEqual([]);
  });
});

test('the first call is told how many papers are read', async () => {
  useFolder({ 'papers/a.jsonl': paperLine('a') + paperLine('b') });
  const counts: number[] = [];
  await loadContent((count) => counts.push(count));
  expect(counts).toEqual([1, 2]);
});

describe('reloadContent', () => {
  test('replaces the content', async () => {
    const folder = useFolder({ 'papers/a.jsonl': paperLine('a') });
    expect(await ids(loadContent())).toEqual(['a']);
    writeFiles(folder, { 'papers/b.jsonl': paperLine('b') });
    expect(await ids(reloadContent())).toEqual(['a', 'b']);
    expect(await ids(loadContent())).toEqual(['a', 'b']);
  });

  test('keeps the last good content when the new one is bad', async () => {
    const folder = useFolder({ 'papers/a.jsonl': paperLine('a') });
    await loadContent();
    writeFiles(folder, { 'papers/a.jsonl': '{}' });
    await expect(reloadContent()).rejects.toThrow('The content has problems:');
    expect(await ids(loadContent())).toEqual(['a']);
  });

  test('reads once for calls that come together', async () => {
    useFolder({ 'papers/a.jsonl': paperLine('a') });
    const [first, second] = await Promise.all([reloadContent(), reloadContent()]);
    expect(first).toBe(second);
  });
});
