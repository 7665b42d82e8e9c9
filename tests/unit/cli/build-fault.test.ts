import { expect, test } from 'vitest';
import { Refusal } from '#cli/frame/command.ts';
import { explainFault } from '#cli/site/build-fault.ts';
import { SiteFolderError } from '#pipeline/site-folders.ts';
import { NoContent } from '#sources/read-content.ts';
import { ContentError } from '#sources/shared-content.ts';

const folder = `${process.cwd()}/content`;
const entry = `${folder}/papers/doe2024example.mdx`;

const fault = (message: string, more: object = {}) => Object.assign(new Error(message), more);

test.each([
  ['a record', new ContentError('The content has problems:\ncontent/papers/a.mdx:1: b'), 3],
  ['no papers', new NoContent('There is no folder content/papers'), 1],
  ['what is refused', new Refusal('nothing was built'), 1],
  ['a folder that is none', new SiteFolderError('dist: is no folder'), 1],
  ['a folder elsewhere', fault('raw', { code: 'EXDEV', path: 'a', dest: 'b' }), 1],
  ['a file in the way', fault('raw', { code: 'ENOTDIR', path: '.cache/x' }), 1],
  ['a full disk', fault('ENOSPC: no space left on device, write'), 1],
  ['the compiler', fault('Expected `}`', { loc: { file: entry, line: 9 } }), 1],
  [
    'an import',
    fault(`Could not resolve './x' in content/papers/doe2024example.mdx\n  | frame`),
    1,
  ],
  [
    'a fault of several',
    fault('Build failed', { errors: [fault('[X] Error: no', { id: entry })] }),
    1,
  ],
  ['a component', fault('nothing is not defined', { hint: 'when your MDX component fails' }), 1],
])('a fault of content is told without where it arose: %s', (_, error, lines) => {
  const text = explainFault(error, folder);
  expect(text.split('\n')).toHaveLength(lines);
  expect(text).not.toContain('    at ');
});

test('names the entry and the line', () => {
  expect(explainFault(fault('no `}`\nframe', { loc: { file: entry, line: 9 } }), folder)).toBe(
    'content/papers/doe2024example.mdx:9: no `}`',
  );
  expect(explainFault(fault(`[UNRESOLVED] Error: no './x' in ${entry}`), folder)).toBe(
    `content/papers/doe2024example.mdx:1: no './x' in ${entry}`,
  );
});

test('a fault of the program says where it arose', () => {
  expect(explainFault(new TypeError('x is no function'), folder)).toContain('    at ');
  const missing = fault('raw', { code: 'ENOENT', path: 'dist/_astro/a.css' });
  expect(explainFault(missing, folder)).toContain('    at ');
});
