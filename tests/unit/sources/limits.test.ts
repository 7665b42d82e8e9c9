import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { formatProblem } from '#catalog/content.ts';
import { readContent } from '#sources/read-content.ts';
import { makeContentFolder, paperFile, paperLine } from '../../support/content-folder.ts';

async function check(files: Record<string, string | Uint8Array>) {
  const folder = makeContentFolder({ 'papers/.keep': '', ...files });
  const { problems, content } = await readContent(folder, { root: folder });
  return { lines: problems.map(formatProblem), papers: content.papers.length };
}

const deep = (open: string, close: string) => open.repeat(10_000) + close.repeat(10_000);

test.each([
  {
    name: 'an id of 300 letters',
    files: { 'papers/a.jsonl': paperLine('a'.repeat(300)) },
    out: /^papers\/a\.jsonl:1: id: "a+\.\.\. is not valid; use lower case letters, digits and hyphens, like doe2024example; at most 200 letters$/,
  },
  {
    name: 'a title of very many letters',
    files: { 'papers/a.jsonl': paperLine('a', { title: 'a'.repeat(10_001) }) },
    out: /^papers\/a\.jsonl:1: title: has 10001 letters, of at most 10000; shorten it$/,
  },
  {
    name: 'an address of very many letters',
    files: { 'papers/a.jsonl': paperLine('a', { url: `https://a.example/${'a'.repeat(2000)}` }) },
    out: /^papers\/a\.jsonl:1: url: has 2018 letters, of at most 2000; shorten it$/,
  },
  {
    name: 'a citation key of very many letters',
    files: { 'papers/a.jsonl': paperLine('a', { key: 'a'.repeat(501) }) },
    out: /^papers\/a\.jsonl:1: key: has 501 letters, of at most 500; shorten it$/,
  },
  {
    name: 'more authors than any paper has',
    files: { 'papers/a.jsonl': paperLine('a', { authors: Array(10_001).fill('A B') }) },
    out: /^papers\/a\.jsonl:1: authors: \["A B".* is not valid; write at most 10000 names$/,
  },
  {
    name: 'a field nested 10,000 deep in JSON',
    files: { 'papers/a.jsonl': `{"id":"a","title":${deep('[', ']')}}` },
    out: /^papers\/a\.jsonl:1: is nested more than 20 deep; write a record$/,
  },
  {
    name: 'a field nested 10,000 deep in YAML',
    files: { 'papers/a.mdx': paperFile([`org: ${deep('[', ']')}`]) },
    out: /^papers\/a\.mdx:\d+: (?:org: )?is nested more than 20 deep; write a record$/,
  },
  {
    name: 'a field nested 30 deep in YAML',
    files: { 'orgs/b.yaml': `name: ${'['.repeat(30)}${']'.repeat(30)}\n` },
    out: /^orgs\/b\.yaml:1: name: is nested more than 20 deep; write a record$/,
  },
  ...[
    '>'.repeat(20_000),
    '- '.repeat(20_000),
    '<b>'.repeat(20_000) + '</b>'.repeat(20_000),
    `{${deep('[', ']')}}`,
    `{${deep('(', ')')}}`,
    Array.from({ length: 900 }, (_, at) => `${' '.repeat(2 * at)}- x`).join('\n'),
  ].map((body) => ({
    name: `a note that is nested very deep, as ${body.slice(0, 6)}`,
    files: { 'papers/a.mdx': paperFile([], `A note.\n\n${body}\n`) },
    out: /^papers\/a\.mdx:\d+: body: is nested more than 100 deep; write it flat$/,
  })),
  {
    name: 'a text of the first page that is nested very deep',
    files: { 'home.md': `## Here\n\n${'>'.repeat(20_000)} a\n` },
    out: /^home\.md:3: is nested more than 100 deep; write it flat$/,
  },
  {
    name: 'an entry of millions of bytes',
    files: { 'papers/a.mdx': paperFile([], 'x'.repeat(2_000_001)) },
    out: /^papers\/a\.mdx:1: has 2,000,\d{3} bytes, of at most 2,000,000; shorten it$/,
  },
  {
    name: 'a field that is written twice in JSON',
    files: { 'papers/a.jsonl': paperLine('a').replace('{', '{"title": "Other", ') },
    out: /^papers\/a\.jsonl:1: title: is written twice; keep one of them$/,
  },
  {
    name: 'a name of spaces',
    files: { 'orgs/b.yaml': 'name: " "\n' },
    out: /^orgs\/b\.yaml:1: name: is empty; write the name of the organisation$/,
  },
  {
    name: 'a title of signs without a width',
    files: { 'papers/a.jsonl': paperLine('a', { title: '\u200b\u2060' }) },
    out: /^papers\/a\.jsonl:1: title: ".*" is not valid; write the title as text, in quotes if need be$/,
  },
  {
    name: 'a name of an empty cell of Braille',
    files: { 'orgs/b.yaml': 'name: "\u2800"\n' },
    out: /^orgs\/b\.yaml:1: name: ".*" is not valid; write the name without/,
  },
  ...['\u0000', '\u001b', '\u202e', '\u2066', '\ufffe', '\ud800'].flatMap((sign) =>
    [
      {
        in: 'papers/a.jsonl',
        field: 'authors.0',
        text: paperLine('a', { authors: [`Ada${sign} B`] }),
      },
      {
        in: 'papers/a.jsonl',
        field: 'venue.name',
        text: paperLine('a', { venue: { name: `A${sign}`, type: 'journal', year: 2024 } }),
      },
      { in: 'areas/CT.yaml', field: 'name', text: JSON.stringify({ name: `A${sign}`, hue: 1 }) },
      { in: 'orgs/b.yaml', field: 'name', text: JSON.stringify({ name: `A${sign}` }) },
      {
        in: 'authors/b.yaml',
        field: 'variants.0',
        text: JSON.stringify({ name: 'A B', variants: [`A${sign}C`] }),
      },
    ].map((at) => ({
      name: `${JSON.stringify(sign)} in ${at.field} of ${at.in}`,
      files: { [at.in]: at.text },
      out: new RegExp(`^${at.in}:1: ${at.field}: .* without signs that do not show$`),
    })),
  ),
])('$name is told by path, line and field', async ({ files, out }) => {
  const { lines } = await check(files as Record<string, string>);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(out);
});

test('a note of very many tags, brackets and quotes is not deep', async () => {
  const body = `${'> a [b](/c/) <b>d</b> {1} <br/> (e)\n>\n> f\n\n'.repeat(300)}${'-'.repeat(300)}\n`;
  expect((await check({ 'papers/a.mdx': paperFile([], body) })).lines).toEqual([]);
});

test.each([
  { text: '{"a":1,"a":2}', field: 'a' },
  { text: '{"a":{"b":1,"c":[{"b":1}],"b":2}}', field: 'b' },
  { text: '{"a\\"b" : 1, "a\\u0022b" : 2}', field: 'a"b' },
])('a field that is written twice in $text', async ({ text, field }) => {
  const { lines } = await check({ 'papers/a.jsonl': text });
  expect(lines).toEqual([`papers/a.jsonl:1: ${field}: is written twice; keep one of them`]);
});

test('a field of each of two is no field twice', async () => {
  const venue = { name: 'A: "B", {C}', type: 'journal', year: 2024 };
  const links = [1, 2].map((it) => ({ label: `\\" ${it}`, url: 'https://example.org/' }));
  const text = JSON.stringify(JSON.parse(paperLine('a', { venue, links })), null, 1);
  const { lines, papers } = await check({ 'papers/a.jsonl': text.replaceAll('\n', ' ') });
  expect({ lines, papers }).toEqual({ lines: [], papers: 1 });
});

describe('what is without end takes no time without end', () => {
  test.each([
    {
      name: 'a packed file of millions of empty lines',
      files: () => ({ 'papers/a.jsonl.gz': gzipSync('\n'.repeat(3_000_000)) }),
      out: 'papers/a.jsonl.gz:1000001: is where reading ended, for a file has at most 1,000,000 lines; split it',
      seconds: 8,
    },
    {
      name: 'a packed file of millions of empty records',
      files: () => ({ 'papers/a.jsonl.gz': gzipSync('{}\n'.repeat(1_000_000)) }),
      out: 'papers/a.jsonl.gz:20000: is where reading ended, for 20,000 lines are not valid; mend these first',
      seconds: 15,
    },
    {
      name: '20,000 moves, each of which leads to the next',
      files: () => ({
        'papers/a.jsonl': paperLine('p20000'),
        'redirects.yaml': Array.from(
          { length: 20_000 },
          (_, at) => `papers/p${at}: papers/p${at + 1}\n`,
        ).join(''),
      }),
      out: 'redirects.yaml:1: papers/p0: leads on over 20000 moves, of at most 100; name papers/p20000, where it ends',
      seconds: 8,
    },
    {
      name: 'published addresses that vanished, more than a call takes arguments',
      files: () => ({
        'papers/a.jsonl': Array.from({ length: 5000 }, (_, at) => paperLine(`work${at}`)).join(''),
        'ledger.txt': Array.from({ length: 150_000 }, (_, at) => `papers/wrok${at}\n`).join(''),
      }),
      out: 'ledger.txt:5000: papers/wrok4999 was published and would vanish; bring it back, or write "papers/wrok4999: papers/NEW" in redirects.yaml',
      seconds: 10,
    },
    {
      name: 'organisations that are nowhere, very many',
      files: () => ({
        'papers/a.jsonl': Array.from({ length: 3000 }, (_, at) =>
          paperLine(`work${at}`, { org: [`nowhere-${at}`] }),
        ).join(''),
        ...Object.fromEntries(
          Array.from({ length: 1000 }, (_, at) => [`orgs/somewhere-${at}.yaml`, 'name: A\n']),
        ),
      }),
      out: 'papers/a.jsonl:3000: org.0: "nowhere-2999" is not in orgs/; add orgs/nowhere-2999.yaml',
      seconds: 10,
    },
    {
      name: 'a record of very many fields that are none',
      files: () => ({
        'papers/a.jsonl': `{${Array.from({ length: 30_000 }, (_, at) => `"f${at}":1`).join()}}`,
      }),
      out: 'papers/a.jsonl:1: f0: is not a field;',
      seconds: 8,
    },
  ])('$name', async ({ files, out, seconds }) => {
    const content = files();
    const start = process.threadCpuUsage();
    const { lines } = await check(content);
    const { user, system } = process.threadCpuUsage(start);
    expect(
      lines.some((line) => line.startsWith(out)),
      lines.slice(0, 3).join('\n'),
    ).toBe(true);
    expect(lines.length).toBeLessThan(160_000);
    expect((user + system) / 1e6).toBeLessThan(seconds);
  });
});
