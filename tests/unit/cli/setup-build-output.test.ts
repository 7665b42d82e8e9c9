import { expect, test } from 'vitest';
import { worthSeeing } from '#cli/setup/build-output.mjs';
import { summaryLines } from '#pipeline/progress.ts';

const figures = { papers: 3004, authors: 9, pages: 10, rendered: 10, keptRelated: 0, files: 12 };
const sizes = { bytes: 1000, indexBytes: 100, seconds: 3, memory: 1000 };

test.each([
  [5, ['papers 3,004, and 5 records left out: npm run check says which and why']],
  [0, []],
])('a start says that %i records were left out', (leftOut, lines) => {
  const output = summaryLines({ ...figures, ...sizes, leftOut }).join('\n');
  expect(worthSeeing(`${output}\n`)).toEqual(lines);
});

test('and what the build warns of', () => {
  expect(worthSeeing('a\n12:00 [WARN] SITE is not set\nb\n')).toEqual([
    '12:00 [WARN] SITE is not set',
  ]);
});
