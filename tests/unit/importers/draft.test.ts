import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftId, draftToMdx, keyToId } from '#importers/draft.ts';
import type { PaperInput } from '#schema/paper.ts';
import { splitFrontMatter } from '#sources/mdx-paper.ts';
import { parseYamlRecord } from '#sources/yaml-record.ts';

const record: PaperInput = {
  abstract: 'Over 90\\% accuracy: on {7B, 13B} # models.',
  id: 'lee2024title',
  venue: { name: 'ICML', type: 'conference', year: 2025, volume: '267', pages: '1-12' },
  authors: ['Ann Lee', 'Van Gool, Luc', { family: 'Chen', given: 'Bo', id: 'bo-chen' }],
  title: 'A Title: With a Colon',
  arxiv: '2407.01230',
  org: ['sample-lab', 'apple-ml'],
  area: 'AQ',
  authorsComplete: false,
  code: [],
  date: '2024',
};

function read(mdx: string): unknown {
  const parts = splitFrontMatter(mdx);
  if ('faults' in parts) return parts.faults;
  const parsed = parseYamlRecord(parts.yaml);
  return 'faults' in parsed ? parsed.faults : parsed.value;
}

test('writes the fields in the order of the schema, without id and empty lists', () => {
  expect(draftToMdx({ record })).toBe(`---
title: "A Title: With a Colon"
date: "2024"
area: AQ
authors:
  - Ann Lee
  - Van Gool, Luc
  - family: Chen
    given: Bo
    id: bo-chen
authorsComplete: false
org: [sample-lab, apple-ml]
arxiv: "2407.01230"
venue:
  name: ICML
  type: conference
  year: 2025
  volume: "267"
  pages: 1-12
abstract: >-
  Over 90\\% accuracy: on {7B, 13B} # models.
---
`);
});

test('leaves the backslashes of a title as they are', () => {
  const mdx = draftToMdx({ record: { ...record, title: "Nobody's $\\ell_2$" } });
  expect(mdx).toContain("\ntitle: 'Nobody''s $\\ell_2$'\n");
});

test('folds a long abstract at single spaces near column 100', () => {
  const abstract = `${'word  and '.repeat(40)}${'x'.repeat(150)} end`;
  const lines = draftToMdx({ record: { ...record, abstract } })
    .split('\n')
    .slice(22, -2);
  expect(lines.length).toBeGreaterThan(4);
  expect(lines.filter((line) => line.length > 102)).toEqual([`  ${'x'.repeat(150)}`]);
  expect(lines.every((line) => /^ {2}\S.*\S$/.test(line))).toBe(true);
});

const fragment = fc.oneof(
  fc.constantFrom(
    '# ',
    '- ',
    '---',
    '...',
    ': ',
    '"',
    "'",
    '\\',
    '{',
    '}',
    '[',
    '*',
    '&',
    '!',
    '%',
  ),
  fc.constantFrom(
    '@',
    '`',
    '|',
    '>',
    '? ',
    '  ',
    '\t',
    '\n\n',
    '\n',
    '\u2028',
    '\u00a0',
    '\\%',
    '~',
  ),
  fc.constantFrom('null', '1.0', '2024-01-01', 'yes', 'x'.repeat(120), 'lorem ipsum '.repeat(12)),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const text = fc
  .array(fragment, { minLength: 1, maxLength: 12 })
  .map((parts) =>
    parts
      .join('')
      .replace(/(?![\t\n])\p{Cc}/gu, '')
      .trim(),
  )
  .filter((whole) => whole !== '');
const line = text.map((whole) => whole.replace(/\s+/g, ' '));

test('whatever the texts are, they come back', () => {
  fc.assert(
    fc.property(line, line, text, (title, author, abstract) => {
      const odd = { ...record, title, authors: [author], abstract };
      const { id: _, code: __, ...expected } = odd;
      expect(read(draftToMdx({ record: odd }))).toEqual(expected);
    }),
    { numRuns: 500 },
  );
});

test.each(['One\n\n\t \ntwo', 'One\n\t\u2028\ntwo', 'One\n \u00a0\ntwo'])(
  'a line of blanks in an abstract comes back: %j',
  (abstract) => {
    expect(read(draftToMdx({ record: { ...record, abstract } }))).toMatchObject({ abstract });
  },
);

const free = () => false;

test.each([
  { author: 'Yo Sun', title: 'Sailing to (Sail at Dusk)', out: 'sun2024sailing' },
  { author: 'Petra Lindqvist', title: "Nobody's Last Word", out: 'lindqvist2024nobodys' },
  { author: 'Petra Lindqvist', title: 'Nobody’s Last Word', out: 'lindqvist2024nobodys' },
  { author: 'Wilma Lindgren', title: 'Mixture-of-Heron: Wading', out: 'lindgren2024mixture' },
  { author: 'Ann Lee', title: 'On the Road Towards Things', out: 'lee2024road' },
  { author: 'Ann Lee', title: 'How to', out: 'lee2024how' },
  { author: 'Ann Lee', title: '$\\ell_2$ Norms', out: 'lee2024norms' },
  { author: 'Ann Lee', title: '3D Shapes', out: 'lee20243d' },
  { author: 'Ann Lee', title: '2048', out: 'lee20242048' },
  { author: 'Ludwig van Beethoven', title: 'Music', out: 'vanbeethoven2024music' },
  { author: "Conan O'Neill", title: 'Music', out: 'oneill2024music' },
  { author: 'Łukasz Kaiser', title: 'Élan', out: 'kaiser2024elan' },
  { author: 'Ann-Li Abu-Mostafa', title: 'Music', out: 'abumostafa2024music' },
  { author: '王伟', title: '学习', out: 'wangwei2024xuexi' },
  { author: 'Ann Lee', title: '$$', out: undefined },
])('$author, $title', ({ author, title, out }) => {
  expect(draftId({ authors: [author], date: '2024-07-05', title }, free)).toBe(out);
});

test('adds words while the id is taken, then gives up', () => {
  const paper = { authors: ['Yo Sun'], date: '2024', title: 'Sailing to Sail' };
  const taken = ['sun2024sailing'];
  expect(draftId(paper, (id) => taken.includes(id))).toBe('sun2024sailing-sail');
  expect(draftId(paper, () => true)).toBeUndefined();
});

test.each([
  ['lee2020', 'lee2020'],
  ['Lee2020', 'lee2020'],
  ['Lee:2020/a_b', 'lee-2020-a-b'],
  ['DBLP:conf/icml/Lee20', 'dblp-conf-icml-lee20'],
  ['Müller20', 'muller20'],
  ['Sun:2024Sailing', 'sun-2024sailing'],
  ['Sun_2024+Sailing.', 'sun-2024-sailing'],
  ['王2020', 'wang2020'],
  ['-a-', 'a'],
  ['???', undefined],
])('the key %s gives the address %s', (key, id) => {
  expect(keyToId(key)).toBe(id);
});
