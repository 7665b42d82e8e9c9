import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectKind } from '#importers/kinds.ts';
import { cpuSeconds } from '../../support/cpu-seconds.ts';
import { problems, readAll, records, remarks } from './readings.ts';

describe('broken entries', () => {
  test.each([
    {
      name: 'an open brace',
      text: '@misc{a,\n title = {A,\n year = 2020\n}\n',
      out: '1: "a" is not closed; a "}" is missing inside it or at its end',
    },
    {
      name: 'an open quote',
      text: '@misc{a,\n title = "A,\n year = 2020}\n',
      out: '2: title: the " here is not closed; add what is missing',
    },
    {
      name: 'an end that is missing',
      text: '@misc{a,\n title = {A}\n',
      out: '1: "a" is not closed; a "}" is missing inside it or at its end',
    },
    {
      name: 'a value that is missing',
      text: '@misc{a, title = , year = 2020}\n',
      out: '1: title: "," stands where a value should; put it in braces',
    },
    {
      name: 'a sign that is missing',
      text: '@misc{a,\n\n title {A}}\n',
      out: '3: "{A}}" stands where "=" should; add it',
    },
    {
      name: 'words without braces',
      text: '@misc{a,\n title = Some words,\n year = 2020}\n',
      out: '2: title: its value ends before "words,"; put all of it in braces',
    },
    {
      name: 'quotes in quotes',
      text: '@misc{a,\n title = "Some "good" words",\n year = 2020}\n',
      out: '2: title: its value ends before "good""; put all of it in braces',
    },
    { name: 'a brace too many', text: '@misc{a, title = {A}} , year = 2020}\n', out: undefined },
  ])('$name', ({ text, out }) => {
    const around = `@misc{before, title = {B}}\n${text}@misc{behind, title = {C}}\n`;
    const ids = records('bibtex', around).map(({ id }) => id);
    expect(ids.filter((id) => id !== 'a')).toEqual(['before', 'behind']);
    expect(problems('bibtex', text)).toEqual(out === undefined ? [] : [out]);
  });
});

test('fields behind a brace too many are named', () => {
  const [first, ...others] = remarks('bibtex', '@misc{a, title={A}},\n note = {x}, year=2020}\n');
  expect(first).toBe('note: stands behind the "}" that closes "a"; remove that one');
  expect(others).toEqual([]);
  expect(remarks('bibtex', '@misc{a, title={A}}, and {more} = words')).toEqual([]);
});

test('lines that their writer took out are no fault', () => {
  const text =
    '@misc{a,\n % year = 2019, {\n title={A}, % of them\n % }\n url = % here\n {50% done}\n}';
  const [found] = readAll('bibtex', text);
  expect(found).toMatchObject({
    record: { id: 'a', title: 'A' },
    remarks: [{ line: 5, message: expect.stringContaining('50% done') }],
  });
});

test('macros that are made of each other do not grow without end', () => {
  const doubled = Array.from({ length: 60 }, (_, at) => `@string{m${at + 1} = m${at} # m${at}}\n`);
  const text = `@string{m0 = {0123456789}}\n${doubled.join('')}@misc{a, title = m60}\n`;
  expect(problems('bibtex', text)[0]).toBe(
    '9: @string: "m8" has 2560 letters, of at most 2000; write them where they are used',
  );
  expect(records('bibtex', text).map(({ title }) => title)).toEqual(['m58'.repeat(4)]);
});

describe('no entry vanishes', () => {
  test.each([
    { name: 'a type with an underscore', text: '@misc{a, title={A}}\n@book_section{b, title={B}}' },
    { name: 'a type that no style knows', text: '@misc{a, title={A}}\n@generic{b, title={B}}' },
    { name: 'two on a line', text: '@article{a, title={A}} @article{b, title={B}}' },
    { name: 'two without a space', text: '@article{a, title={A}}@article(b, title={B})' },
    { name: 'one behind a comment', text: '@comment{x} @misc{a, title={A}}\n@misc{b, title={B}}' },
    { name: 'a type of two words', text: '@misc{a, title={A}}\n@Conference Paper{b, title={B}}' },
    { name: 'one that runs on from a word', text: '@misc{a, title={A}}\nx@misc{b, title={B}}' },
    { name: 'one behind words', text: 'see: @misc{a, title={A}}, and @misc{b, title={B}}' },
  ])('$name', ({ text }) => {
    expect(records('bibtex', text).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  test.each([
    '<pre>@article{a, title={A}}</pre>',
    'See: @article(a,\n title={A})',
    '@ article { a , title={A} }',
    '}\n\uFEFF@article{a, title={A}}',
  ])('a file is known by it: %s', (text) => {
    expect(detectKind(text)).toBe('bibtex');
    expect(records('bibtex', text)).toMatchObject([{ id: 'a', title: 'A' }]);
  });

  test.each(['mail me@x{y}, @z (w)', '{"bibtex": "@article{a, title={A}}"}'])(
    'a file is not known by %s',
    (text) => expect(detectKind(text)).toBeUndefined(),
  );

  test.each([
    ['@article a, title={A}}', '@article opens no entry; write @article{KEY, …}'],
    ['@{a, title={A}}', '@ opens no entry; write @article{KEY, …}'],
    ['@2book{a, title={A}}', '@2book opens no entry; write @article{KEY, …}'],
  ])('what was meant as one is named: %s', (text, out) => {
    expect(problems('bibtex', `@misc{x, title={X}}\n${text}\n`)).toEqual([`2: ${out}`]);
  });

  test('what its writer took out, or what is an address, is none', () => {
    const text =
      '% @misc{a, title={A}}\n@misc{b, title={B}} % @misc{c, title={C}}\nmail me@x{y}, a@b{c, d}';
    expect(records('bibtex', text).map(({ id }) => id)).toEqual(['b']);
  });

  test('a key with a space says so', () => {
    const [found] = readAll('bibtex', '@Misc{jane doe06,\n title = {A}}');
    expect(found).toMatchObject({ record: { id: 'jane-doe06', title: 'A' } });
    expect(JSON.stringify(found)).toContain('has a space');
  });
});

const noKey = 'has signs that no key has: spaces, commas, quotes, braces; write it without';

test.each([
  ['doe, jane 06,', `the key "doe, jane 06" ${noKey}`],
  ['doe{20},', `the key "doe{20}" ${noKey}`],
  ['a"b,', `the key "a"b" ${noKey}`],
  ['"ab",', `the key ""ab"" ${noKey}`],
  ['doe', 'no comma stands behind the key "doe"; add it'],
])('a key that cannot be one says so: %s', (key, out) => {
  expect(problems('bibtex', `@misc{${key} title={A}, year=2020}`)).toEqual([`1: ${out}`]);
});

test('no input crashes or stalls it', () => {
  const piece = fc.constantFrom(
    '@misc{',
    '@string(',
    'key',
    ',',
    'title',
    '=',
    '{',
    '}',
    '"',
    '#',
    '\\',
    "\\'",
    '$',
    '\n',
    ' and ',
    '2020',
    '~',
    'é',
    '(',
    ')',
    '@',
    '%',
    '*',
    '\\emph{',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
        fc.string({ unit: 'binary' }),
      ),
      (text) => {
        for (const found of readAll('bibtex', text)) expect(found.line).toBeGreaterThan(0);
      },
    ),
    { numRuns: 1500 },
  );
});

test.each(['{', '@misc{a,title={', '@misc{a,', '"', '$', '\\(', '@misc{a,author={x and '])(
  'takes linear time for many "%s"',
  (piece) => {
    const text = `@misc{a, title = {${piece.repeat(20_000)}`;
    expect(cpuSeconds(() => readAll('bibtex', text))).toBeLessThan(4);
  },
);

const apostrophes = ["d{\\'}Arc", "d\\'{}Arc", 'd\\textquotesingle Arc', 'd\\textquotesingle{}Arc'];
test.each(apostrophes)('joins the word behind it, as every apostrophe: %s', (tex) => {
  const text = `@misc{a, title={On ${tex}}, author={Jeanne ${tex}}, year=2020}`;
  const [record] = records('bibtex', text);
  expect([record?.title, record?.authors]).toEqual([
    "On d'Arc",
    [{ family: "d'Arc", given: 'Jeanne' }],
  ]);
});
