import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { formatProblem } from '#catalog/content.ts';
import { readContent } from '#sources/read-content.ts';
import {
  makeContentFolder,
  makeFolder,
  paperFile,
  paperLine,
} from '../../support/content-folder.ts';

const good = join(import.meta.dirname, '../../fixtures/content/good');

async function readPapers(files: Record<string, string | Uint8Array>) {
  const folder = makeFolder(files);
  const { content, problems } = await readContent(folder, { fallback: good, root: folder });
  expect(problems).toEqual([]);
  return content.papers;
}

describe('readContent', () => {
  test('reads papers in the order of their paths', async () => {
    const { content, problems } = await readContent(good, { root: good });
    expect(problems).toEqual([]);
    expect(content.papers.map(({ record, source }) => [record.id, source])).toEqual([
      ['nested', { file: 'papers/2023/nested.mdx', line: 1 }],
      ['full', { file: 'papers/full.mdx', line: 1 }],
      ['first-line', { file: 'papers/lines.jsonl', line: 1 }],
      ['third-line', { file: 'papers/lines.jsonl', line: 3 }],
      ['minimal', { file: 'papers/minimal.mdx', line: 1 }],
      ['packed-line', { file: 'papers/packed.jsonl.gz', line: 1 }],
    ]);
  });

  test('reads every field of a record from front matter', async () => {
    const { content } = await readContent(good);
    expect(content.papers.find(({ record }) => record.id === 'full')?.record).toMatchObject({
      id: 'full',
      title: 'Learning in $\\mathcal{O}(n)$: a "Sample"',
      date: '2024-07',
      area: 'AQ',
      authors: [
        { given: 'Ada', family: 'Sample', id: 'ada-sample' },
        { given: 'Ludwig', family: 'van Example' },
        { given: 'Luc', family: 'De Test' },
      ],
      authorsComplete: false,
      org: ['sample-lab'],
      code: ['https://example.org/code'],
      arxiv: '2407.00001',
      doi: '10.1000/sample',
      pdf: 'https://example.org/paper.pdf',
      url: 'http://example.org/paper',
      links: [{ label: 'Slides', url: 'https://example.org/slides' }],
      venue: {
        name: 'SAMPLE',
        type: 'conference',
        year: 2025,
        volume: '12',
        pages: '1-9',
        series: 'SER',
      },
      added: '2024-07-06',
      updated: '2025',
      status: 'withdrawn',
      abstract:
        'First line of the abstract with {7B, 13B} braces and a second line.\nA second paragraph.',
    });
  });

  test('reads the registries by file name', async () => {
    const { areas, orgs, authors } = (await readContent(good)).content;
    expect([...areas.keys()]).toEqual(['AQ', 'BT']);
    expect(areas.get('BT')).toEqual({
      name: 'Botany of Towns',
      arxiv: 'cs.BT',
      hue: 20,
    });
    expect([...orgs]).toEqual([
      ['sample-lab', { name: 'Sample Lab', url: 'https://example.org/' }],
    ]);
    expect([...authors.keys()]).toEqual(['ada-sample']);
  });

  test('tells papers with commentary from those without', async () => {
    const papers = await readPapers({
      'papers/a.mdx': paperFile([], '\n  \n'),
      'papers/b.mdx': paperFile([], '\nA *note* with {1 + 1}.\n'),
      'papers/c.jsonl': paperLine('c'),
    });
    expect(papers.map(({ commentary }) => commentary)).toEqual([false, true, false]);
  });

  test('takes the registries that a folder lacks from another', async () => {
    const folder = makeFolder({
      'papers/a.jsonl': paperLine('a', { area: 'OWN', org: ['sample-lab'] }),
      'areas/OWN.yaml': 'name: An Own Area\nhue: 1\n',
    });
    const { content, problems } = await readContent(folder, { fallback: good });
    expect(problems).toEqual([]);
    expect([...content.areas.keys()]).toEqual(['OWN']);
    expect([...content.orgs.keys()]).toEqual(['sample-lab']);
  });

  test.each([
    { name: 'Windows line ends', text: paperFile([], 'A note.\n').replaceAll('\n', '\r\n') },
    { name: 'a byte order mark', text: `\uFEFF${paperFile()}` },
    { name: 'space behind the dashes', text: paperFile().replaceAll('---', '--- ') },
    { name: 'no line end at the end', text: paperFile().trimEnd() },
  ])('reads an MDX file with $name', async ({ text }) => {
    const [paper] = await readPapers({ 'papers/a.mdx': text });
    expect(paper?.record).toMatchObject({ id: 'a', abstract: 'A short abstract.' });
  });

  test('keeps texts as they are written', async () => {
    const texts = ['{7B, 13B} ~15% < & $3.9\\times$', 'One\u2028line\u2029only', '𝔘𝔫𝔦 é'];
    const papers = await readPapers({
      'papers/a.jsonl.gz': gzipSync(
        texts.map((abstract, index) => paperLine(`p${index}`, { abstract })).join(''),
      ),
    });
    expect(papers.map(({ record }) => record.abstract)).toEqual(texts);
  });

  test('gives the good records beside the problems', async () => {
    const folder = makeFolder({
      'papers/a.jsonl': `${paperLine('a')}{}\n${paperLine('c')}`,
    });
    const { content, problems } = await readContent(folder, { fallback: good, root: folder });
    expect(content.papers.map(({ record }) => record.id)).toEqual(['a', 'c']);
    expect(new Set(problems.map(({ file, line }) => `${file}:${line}`))).toEqual(
      new Set(['papers/a.jsonl:2']),
    );
  });

  test('names files outside of the working directory in full', async () => {
    const folder = makeFolder({ 'papers/a.jsonl': '{}' });
    const { problems } = await readContent(folder, { fallback: good });
    expect(problems[0]?.file).toBe(`${folder}/papers/a.jsonl`);
  });

  test('leaves hidden files alone', async () => {
    expect(await readPapers({ 'papers/.a.mdx': 'x', 'papers/.git/b.jsonl': 'x' })).toEqual([]);
  });

  test("looks in public/ for PDFs of the site's own", async () => {
    const folder = makeContentFolder({
      'public/pdf/there.pdf': '%PDF-',
      'papers/a.jsonl': paperLine('a', { pdf: '/pdf/there.pdf' }),
      'papers/b.mdx': paperFile(['pdf: /pdf/gone.pdf']),
      'papers/c.jsonl': paperLine('c', { pdf: '/pdf' }) + paperLine('d', { pdf: '/../x.pdf' }),
    });
    const { problems } = await readContent(folder, { root: folder });
    expect(problems.map(formatProblem)).toEqual([
      'papers/b.mdx:7: pdf: public/pdf/gone.pdf is not there; put the file into public/, or correct the path',
      'papers/c.jsonl:1: pdf: public/pdf is not there; put the file into public/, or correct the path',
      'papers/c.jsonl:2: pdf: "/../x.pdf" is not valid; write an address that starts with https://, or /pdf/NAME.pdf for a file in public/pdf',
    ]);
  });

  test('counts the papers as it reads', async () => {
    const counts: number[] = [];
    await readContent(good, { onProgress: (count) => counts.push(count) });
    expect(counts).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('takes a site without a folder of papers, which git would not keep, for one without papers', async () => {
    const folder = makeFolder({ 'site.yaml': 'name: Vela Lab\n', 'links.jsonl': '' });
    const { content, problems } = await readContent(folder, { root: folder });
    expect(problems).toEqual([]);
    expect(content.papers).toEqual([]);
  });

  test.each([
    ['that is no site', { 'areas/AQ.yaml': 'name: Aquatic Acoustics\nhue: 1\n' }],
    ['with papers beside it', { 'site.yaml': 'name: Vela Lab\n', 'a.jsonl': paperLine('a') }],
  ])('refuses a folder without papers %s', async (_, files) => {
    const folder = makeFolder(files);
    await expect(readContent(folder, { root: folder })).rejects.toThrow(
      'There is no folder papers; the papers of a catalogue are read from there.',
    );
  });

  test('a record cannot reach the prototype of others', async () => {
    const folder = makeFolder({
      'papers/a.jsonl': paperLine('a').replace('{', '{"__proto__": {"status": "retracted"}, '),
      'papers/b.mdx': paperFile(['__proto__: {status: retracted}']),
    });
    const { problems } = await readContent(folder, { fallback: good, root: folder });
    expect(problems.map(({ file, field }) => `${file} ${field}`)).toEqual([
      'papers/a.jsonl __proto__',
      'papers/b.mdx __proto__',
    ]);
    expect('status' in {}).toBe(false);
  });
});

test('tells of an unknown area and organisation beside what else is wrong with a record', async () => {
  const folder = makeContentFolder({
    'papers/a.mdx':
      '---\ntitle: ""\ndate: "2024"\narea: XX\norg: [nobody]\nauthors: [Ada Sample]\n---\n',
    'papers/b.jsonl': paperLine('b', { title: '', area: ['AQ', 'XX'] }),
  });
  const { problems } = await readContent(folder);
  const lines = problems.map(({ file, field, message }) => {
    return `${file.slice(file.lastIndexOf('/') + 1)} ${field}: ${message}`;
  });
  expect(lines).toEqual([
    'a.mdx title: is empty; write the title as text, in quotes if need be',
    'a.mdx area: "XX" is not in areas/; add areas/XX.yaml',
    'a.mdx org.0: "nobody" is not in orgs/; add orgs/nobody.yaml',
    'b.jsonl title: is empty; write the title as text, in quotes if need be',
    'b.jsonl area.1: "XX" is not in areas/; add areas/XX.yaml',
  ]);
});
