import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toBibtex } from '#formats/cite/bibtex.ts';
import { readContent } from '#sources/read-content.ts';
import { citedPaper } from '../../support/papers.ts';
import { hardCases, makeCited } from './hard-cases.ts';

const expected = '../../fixtures/expected';
const { content } = await readContent('tests/fixtures/site');

test('cites a whole catalogue', async () => {
  const entries = content.papers.filter(({ source }) => source.file.endsWith('.mdx'));
  const papers = entries.map(({ record }) => citedPaper(record, content.areas));
  const bib = papers.map((paper) => `${toBibtex(paper)}\n`).join('\n');
  await expect(bib).toMatchFileSnapshot(`${expected}/site.bib`);
});

describe('the hard cases', () => {
  test.each(['biblatex', 'bibtex'] as const)('in %s', async (flavor) => {
    const options = { flavor, details: true };
    const bib = hardCases.map((paper) => `${toBibtex(paper, options)}\n`).join('\n');
    await expect(bib).toMatchFileSnapshot(`${expected}/hard-cases.${flavor}.bib`);
  });
});

test.each([
  { type: 'conference', out: '@inproceedings{lee2024title,' },
  { type: 'workshop', out: '@inproceedings{lee2024title,' },
  { type: 'journal', out: '@article{lee2024title,' },
  { type: 'preprint', out: '@misc{lee2024title,' },
] as const)('a $type is $out', ({ type, out }) => {
  const bib = toBibtex(makeCited({ venue: { name: 'V', type, year: 2024 } }));
  expect(bib.split('\n')[0]).toBe(out);
});

test('a published paper has the year of its venue and no month', () => {
  const venue = { name: 'ICML', type: 'conference', year: 2025 } as const;
  const bib = toBibtex(makeCited({ date: '2024-07-05', venue }));
  expect(bib).toContain('  year = {2025}');
  expect(bib).not.toContain('month');
});

test.each([
  { date: '2024-07-05', out: '  month = jul' },
  { date: '2024-07', out: '  month = jul' },
  { date: '2024', out: undefined },
])('a preprint of $date has the month that is known', ({ date, out }) => {
  expect(/^ {2}month.*?(?=,?$)/m.exec(toBibtex(makeCited({ date })))?.[0]).toBe(out);
});

test('abstract, keyword, PDF and code come only when they are asked for', () => {
  expect(toBibtex(makeCited())).not.toContain('abstract');
  expect(toBibtex(makeCited(), { details: true })).toContain('  abstract = {An abstract.}\n}');
});

const odd = fc
  .array(
    fc.oneof(
      fc.constantFrom('{', '}', '\\', '$', '%', '\\{', '\\}', '$x_1$', '*', '`', 'and', ', '),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    { minLength: 1 },
  )
  .map((parts) => parts.join(' ').trim())
  .filter((text) => text !== '');

test('no record can break the file', () => {
  fc.assert(
    fc.property(
      odd,
      odd,
      odd,
      fc.constantFrom('bibtex', 'biblatex'),
      (title, family, name, flavor) => {
        const venue = { name, type: 'conference', year: 2024 } as const;
        // As if no gate stood before: the file holds by itself.
        const paper = { ...makeCited(), title, authors: [{ family }], venue, abstract: title };
        const bib = toBibtex(paper, { flavor, details: true });
        expect(bracesOf(bib)).toEqual({ lowest: 0, last: 0, closings: 1 });
        const author = /^ {2}author = \{(.*)\},$/m.exec(bib)?.[1];
        expect(author?.startsWith('{') && author.endsWith('}')).toBe(true);
      },
    ),
    { numRuns: 500 },
  );
});

/** Counts braces as BibTeX does; an entry closes once, at its end. */
function bracesOf(bib: string) {
  let depth = 0;
  let lowest = 0;
  let closings = 0;
  for (const [brace] of bib.matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    lowest = Math.min(lowest, depth);
    if (depth === 0) closings += 1;
  }
  return { lowest, last: depth, closings };
}

test('an address is ASCII where the file has to be', () => {
  const paper = makeCited({ url: 'https://example.org/ä/{b}' });
  expect(toBibtex(paper, { flavor: 'bibtex' })).toContain('{https://example.org/%C3%A4/%7Bb%7D}');
  expect(toBibtex(paper)).toContain('{https://example.org/ä/%7Bb%7D}');
});
