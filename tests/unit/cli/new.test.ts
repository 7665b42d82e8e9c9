import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { askFields } from '#cli/new/fields.ts';
import { main } from '#cli/new.ts';
import { readContent } from '#sources/read-content.ts';
import { runCommand } from '../../support/command.ts';
import { makeContentFolder, paperFile } from '../../support/content-folder.ts';

const flags = [
  '--title',
  'On $x$: Learning',
  '--authors',
  'Yo Sun; Van Gool, Luc',
  '--date',
  '2024-07-05',
  '--area',
  'AQ',
  '--abstract',
  'We learn {things}.',
];

const run = (folder: string, ...words: string[]) =>
  runCommand(main, words, { CONTENT_DIR: folder });

test('writes one valid entry from flags, once', async () => {
  const folder = makeContentFolder({ 'papers/.keep': '' });
  const more = [
    '--venue',
    'ICML 2025',
    '--code',
    'https://example.org/a https://example.org/b',
    '--links',
    'Video: https://example.org/v',
  ];
  expect((await run(folder, ...flags, ...more, '--dry-run')).out).toContain('would write');
  expect(readdirSync(join(folder, 'papers'))).toEqual(['.keep']);
  const first = await run(folder, ...flags, ...more);
  expect(first).toMatchObject({ status: 0, error: '' });
  expect(first.out).toContain('papers/sun2024x.mdx');
  const { content, problems } = await readContent(folder);
  expect(problems).toEqual([]);
  expect(content.papers[0]?.record).toMatchObject({
    id: 'sun2024x',
    authors: [
      { family: 'Sun', given: 'Yo' },
      { family: 'Van Gool', given: 'Luc' },
    ],
    venue: { name: 'ICML', type: 'conference', year: 2025 },
    links: [{ label: 'Video', url: 'https://example.org/v' }],
  });
  const again = await run(folder, ...flags);
  expect(again).toMatchObject({ status: 1, out: '' });
  expect(again.error).toMatch(
    /^the catalogue has it by its title and an author: sun2024x \(\S+sun2024x\.mdx:1\); nothing was written\n$/,
  );
});

test('makes an area that is named beside its tag', async () => {
  const folder = makeContentFolder({ 'papers/.keep': '' });
  const words = ['--title', 'A', '--authors', 'Yo Sun', '--date', '2024', '--type', 'thesis'];
  const unknown = await run(folder, ...words, '--area', 'XX');
  expect(unknown.error).toContain('"XX" is not known; the areas are');
  const { status, out } = await run(folder, ...words, '--area', 'XX: Xylography');
  expect(out).toMatch(/wrote \S+areas\/XX\.yaml\nwrote \S+sun2024a\.mdx/);
  expect(status).toBe(0);
  const { content, problems } = await readContent(folder);
  expect(problems).toEqual([]);
  expect(content.areas.get('XX')).toMatchObject({ name: 'Xylography' });
  expect(content.papers[0]?.record).toMatchObject({ type: 'thesis', area: 'XX' });
  const again = await run(folder, ...flags, '--area', 'XX: Xylography');
  expect(again.out).toMatch(/^wrote \S+sun2024x\.mdx\n$/);
});

test('writes no entry whose PDF is not there', async () => {
  const folder = makeContentFolder({ 'papers/.keep': '' });
  expect(await run(folder, ...flags, '--pdf', '/pdf/none-at-all.pdf')).toMatchObject({
    status: 1,
    error:
      'pdf: public/pdf/none-at-all.pdf is not there; put the file into public/, or correct the path\n\nnothing was written\n',
  });
});

test('asks nothing where there is no terminal', async () => {
  const folder = makeContentFolder({ 'papers/a.mdx': paperFile() });
  const { status, error } = await run(folder, '--title', 'A', '--area', 'XX', '--date', '2024-13');
  expect(status).toBe(1);
  expect(error).toContain('date: "2024-13" is not valid; write it in quotes, as');
  expect(error).toContain('authors: is missing');
  expect(error).toContain('npm run new -- [--title');
  expect(await run(folder, '--titel', 'A')).toMatchObject({ status: 2 });
  expect((await run(folder, ...flags, '--id', 'a')).error).toContain(
    'the catalogue has it by its id: a',
  );
});

describe('askFields', () => {
  function answer(lines: string[], given = {}) {
    const shown: string[] = [];
    const rest = [...lines];
    const result = askFields(given, {
      ask: async (prompt) => {
        shown.push(prompt);
        return rest.shift();
      },
      say: (line) => shown.push(line),
      check: ({ name }, value) => (name === 'area' && value !== 'AQ' ? 'is not known' : undefined),
    });
    return { result, shown };
  }

  test('asks again until an answer is valid, and for nothing that is given', async () => {
    const { result, shown } = answer(
      ['', 'Yo Sun', '2024-13', '2024', 'XX', 'AQ', 'Text.', ...Array(10).fill('')],
      { title: 'A' },
    );
    expect(await result).toEqual({
      title: 'A',
      authors: ['Yo Sun'],
      date: '2024',
      area: 'AQ',
      abstract: 'Text.',
    });
    expect(shown.filter((line) => line.startsWith('  '))).toEqual([
      '  is empty; write at least one name, like ["Jane Doe"]',
      '  "2024-13" is not valid; write it in quotes, as "2024-07-05", "2024-07" or "2024"',
      '  is not known',
    ]);
    expect(shown.some((line) => line.startsWith('title'))).toBe(false);
  });

  test('gives up when the input ends', async () => {
    expect(await answer(['A']).result).toBeUndefined();
  });
});
