import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { main } from '#cli/import.ts';
import { runCommand } from '../../support/command.ts';
import { makeContentFolder } from '../../support/content-folder.ts';

function open(files: Record<string, string | Uint8Array>) {
  const folder = makeContentFolder({ 'content/papers/.keep': '', ...files }, 'content');
  const run = (...words: string[]) =>
    runCommand(main, words, { CONTENT_DIR: join(folder, 'content') });
  return { folder, run, at: (name: string) => join(folder, name) };
}

const entry = (title: string, more = '') =>
  `@article{doe2020a, title={${title}}, author={Doe, Jane}, journal={J}, year=2020${more}}\n`;

test('takes what a source says differently, and leaves what the curator changed', async () => {
  const { run, at } = open({ 'in.bib': entry('One', ', note={N}, abstract={Old text.}') });
  await run(at('in.bib'));
  const path = at('content/papers/doe2020a.mdx');
  const changed = readFileSync(path, 'utf8')
    .replace('title: "One"', 'title: "My one" # as printed')
    .concat('\nA *note* of mine.\n');
  writeFileSync(path, changed);
  writeFileSync(at('in.bib'), entry('Two', ', note={M}, doi={10.1000/x}, abstract={New text.}'));
  const shown = await run(at('in.bib'));
  expect(shown.out).toContain('left as it is: doe2020a');
  expect(readFileSync(path, 'utf8')).toBe(changed);
  const dry = await run(at('in.bib'), '--apply', '--dry-run');
  expect(dry.out).toContain('would take doi, note, abstract, kept your title');
  expect(readFileSync(path, 'utf8')).toBe(changed);
  const { out } = await run(at('in.bib'), '--apply');
  expect(out).toContain('took doi, note, abstract, kept your title');
  const text = readFileSync(path, 'utf8');
  expect(text).toContain('title: "My one" # as printed\n');
  expect(text).toContain('note: M\n');
  expect(text).toContain('doi: "10.1000/x"\n');
  expect(text).toContain('New text.');
  expect(text).not.toContain('Old text.');
  expect(text).toMatch(/---\n\nA \*note\* of mine\.\n$/);
  expect((await run(at('in.bib'), '--apply')).out).toContain('nothing to take, kept your title');
});

test.each(['papers/list.jsonl', 'papers/list.jsonl.gz'])('takes it into %s, too', async (name) => {
  const { run, at } = open({ 'in.bib': entry('One', ', note={N}') });
  const path = at(`content/${name}`);
  await run(at('in.bib'), '--to', path);
  const lines = () => {
    const bytes = readFileSync(path);
    return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  };
  const mine = lines().replace('"One"', '"My one"');
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(mine) : mine);
  writeFileSync(at('in.bib'), entry('Two', ', note={M}, doi={10.1000/x}'));
  const { out } = await run(at('in.bib'), '--apply');
  expect(out).toContain('took doi, note, kept your title');
  expect(lines().match(/\n/g)).toHaveLength(1);
  expect(JSON.parse(lines())).toMatchObject({ title: 'My one', note: 'M', doi: '10.1000/x' });
});

test('completes a bibliography of the catalogue beside it, and never writes it', async () => {
  const list = `${entry('One')}${entry('Other').replace('doe2020a', 'Doe:2020b')}`;
  const { run, at } = open({
    'content/papers/lab.bib': list,
    'content/papers/Doe:2020b.yaml': '# ours\narea: AQ\n',
    'in.bib': list.replace(/year=2020/g, 'year=2020, publisher={P}').replace('{One}', '{Two}'),
  });
  const first = await run(at('in.bib'), '--apply');
  expect(first.out).toContain('took publisher, kept your title');
  expect(readFileSync(at('content/papers/lab.bib'), 'utf8')).toBe(list);
  const completions = ['doe2020a', 'Doe:2020b'].map((name) =>
    readFileSync(at(`content/papers/${name}.yaml`), 'utf8'),
  );
  expect(completions).toEqual(['publisher: P\n', '# ours\narea: AQ\npublisher: P\n']);
  writeFileSync(at('in.bib'), readFileSync(at('in.bib'), 'utf8').replaceAll('{P}', '{Q}'));
  expect((await run(at('in.bib'), '--apply')).out).toContain('took publisher, kept your title');
  expect(readFileSync(at('content/papers/doe2020a.yaml'), 'utf8')).toBe('publisher: Q\n');
});

test('does not take a venue where its parts stand beside it', async () => {
  const { run, at } = open({ 'in.bib': '@misc{a, title={A}, author={B, C}, year=2020, pages=3}' });
  await run(at('in.bib'));
  writeFileSync(at('in.bib'), entry('A', ', pages=3').replace(/doe2020a|Doe, Jane/g, 'a'));
  expect((await run(at('in.bib'), '--apply')).out).toContain('kept your venue');
});

test('a key gives the id that it gives in a bibliography, and the same one again', async () => {
  const text = entry('Sailing').replace('doe2020a', 'Sun:2024Sailing');
  const { run, at } = open({ 'in.bib': text });
  expect((await run(at('in.bib'))).out).toContain(
    'id: "Sun:2024Sailing" cannot be an id; made "sun-2024sailing", and kept it as key',
  );
  expect(readFileSync(at('content/papers/sun-2024sailing.mdx'), 'utf8')).toContain(
    'key: "Sun:2024Sailing"',
  );
  writeFileSync(at('in.bib'), text.replace('{Sailing}', '{On Sailing}'));
  expect((await run(at('in.bib'))).out).toContain('exists, left as it is: sun-2024sailing');
});

test('the key of another work, as lists that number theirs have, is another work', async () => {
  const { run, at } = open({ 'in.bib': entry('One').replace('doe2020a', 'ref1') });
  await run(at('in.bib'));
  const other = '@book{ref1, title={Two}, author={Roe, Ann}, year=2021}';
  writeFileSync(at('in.bib'), other);
  expect((await run(at('in.bib'))).out).toContain(
    'id: "ref1" is taken; made "roe2021two", and kept it as key',
  );
  expect((await run(at('in.bib'))).out).toContain('there already; 1 in all');
});

test('several files and patterns are one import, with an account each', async () => {
  const { run, at } = open({
    'lists/a.bib': `${entry('One')}@book{p, title={P}, editor={E, F}, year=2020}`,
    'lists/b.bib': entry('One').replace('doe2020a', 'other'),
    'c.ris': 'TY  - THES\nTI  - T\nAU  - Roe, Ann\nPY  - 2021\nXX  - x\nER  - \n',
  });
  const { out, error } = await run(at('lists/*.bib'), at('c.ris'));
  expect(error).toBe('');
  expect(out).toContain(
    `${at('lists/a.bib')} (bibtex): 2 entries written, 0 there already; 2 in all`,
  );
  expect(out).toContain(
    `${at('lists/b.bib')}:1: is the same paper as "doe2020a" at ${at('lists/a.bib')}:1, with its title and an author; merged with it`,
  );
  expect(out).toContain('0 entries written, 0 there already, 1 merged with another; 1 in all');
  expect(out).toContain('their 4 fields: 3 taken, 0 merged, 1 left out');
  expect(out).toContain(`${at('c.ris')}:5: XX: has no place in a record; left out "x"`);
  expect(readdirSync(at('content/papers')).sort()).toEqual([
    '.keep',
    'doe2020a.mdx',
    'p.mdx',
    'roe2021t.mdx',
  ]);
  expect((await run(at('none/*.bib'))).error).toContain('there is no file');
});

test('reads the encoding that a file declares, and UTF-16 by its mark', async () => {
  const { run, at } = open({
    'a.bib': Buffer.from(`% Encoding: Cp1252\n${entry('Caf\u00e9')}`, 'latin1'),
    'b.bib': Buffer.from(`\ufeff${entry('Caf\u00e9').replace('2020a', '2020b')}`, 'utf16le'),
    'c.bib': Buffer.from(entry('Caf\u00e9'), 'latin1'),
  });
  for (const name of ['a', 'b']) {
    expect((await run(at(`${name}.bib`), '--keep-duplicates')).error).toBe('');
    expect(readFileSync(at(`content/papers/doe2020${name}.mdx`), 'utf8')).toContain('Café');
  }
  expect((await run(at('c.bib'))).error).toContain('or name its encoding in its first line');
});

test.each([
  ['%% -*- coding: latin-9 -*-', '\xa4', '€'],
  ['% !TeX encoding = ISO-8859-1', '\xe9', 'é'],
  ['\\inputencoding{latin1}', '\xe9', 'é'],
  ['% charset="windows-1250"', '\x8a', 'Š'],
  ['% Encoding: MacRoman', '\x8e', 'é'],
  ['% -*- coding: latin-1-unix -*-', '\xe9', 'é'],
  ['%% Saved with string encoding Western (ISO Latin 1) ', '\xe9', 'é'],
  ['%% Saved with string encoding Western (Mac OS Roman) ', '\x8e', 'é'],
  ['% Encoding: KOI8-R', '\xc4', 'д'],
])('reads the encoding that %s declares', async (declared, byte, letter) => {
  const { run, at } = open({
    'a.bib': Buffer.from(`${declared}\n${entry(`A ${byte}`)}`, 'latin1'),
  });
  expect((await run(at('a.bib'))).error).toBe('');
  expect(readFileSync(at('content/papers/doe2020a.mdx'), 'utf8')).toContain(`A ${letter}`);
});

test.each([
  ['% Encoding: foo-8', '"foo-8" is none that is known'],
  ['% Encoding: UTF-8', 'holds bytes that are not UTF-8'],
])('takes no bytes for letters where a file says %s', async (declared, out) => {
  const { run, at } = open({ 'a.bib': Buffer.from(`${declared}\n${entry('A\xe9')}`, 'latin1') });
  const { error } = await run(at('a.bib'));
  expect(error).toContain(`${at('a.bib')}:`);
  expect(error).toContain(out);
  expect(readdirSync(at('content/papers'))).not.toContain('doe2020a.mdx');
});

test('a folder is no file to import', async () => {
  const { run, at } = open({ 'lists/a.bib': entry('A'), 'b.jsonl/c.txt': '' });
  for (const name of ['lists', 'b.jsonl'])
    expect((await run(at(name))).error).toBe(
      `${at(name)} is a folder; name its files, like ${at(name)}/*.bib\n`,
    );
  const { error } = await run(at('lists/a.bib'), '--to', at('lists/a.bib/x.jsonl'));
  expect(error).toContain('where a folder should be; name another place');
});

test.each([
  ['an empty file', 'a.bib', '\n', 'is empty'],
  ['an empty packed file', 'a.bib.gz', gzipSync(''), 'is empty'],
  ['an empty data file', 'a.jsonl', '', 'is empty'],
  [
    'EndNote',
    'a.enw',
    '%0 Journal Article\n%T A\n%A Doe, J.\n',
    'is EndNote, which is not read; open it in Zotero',
  ],
  ['an empty list', 'a.json', ' []\n', 'is an empty list'],
  ['JSON of Zotero', 'a.json', '[{"itemType":"book"}]', 'export "CSL JSON" or "BibTeX" there'],
  [
    'one item of Zotero',
    'a.json',
    '{"key":"X","itemType":"book","title":"A"}\n',
    'is JSON of Zotero',
  ],
  ['library of Zotero', 'a.json', '[{"data":{"itemType":"book","DOI":"x"}}]', 'is JSON of Zotero'],
  ['an answer without works', 'a.json', '{"meta":{},"results":[]}', 'is an empty list'],
  ['a refusal', 'a.json', '{"message":"Too Many Requests","code":"429"}', 'is the refusal of a'],
  ['comments alone', 'a.bib', '@comment{jabref-meta: x;}\n', 'a.bib:1: holds no entries'],
  ['a PDF', 'a.pdf', Buffer.from('%PDF-1.4\n%\xe2\xe3', 'latin1'), 'is a PDF'],
  ['a document', 'a.docx', Buffer.from('PK\x03\x04\xe9', 'latin1'), 'is a document or an archive'],
  ['a table', 'a.csv', 'Title,Authors,Year\nA,B,2020\n', 'is a table'],
  ['a list of Word', 'a.xml', '<b:Sources xmlns:b="x"/>', 'open it in JabRef'],
  ['a .bbl file', 'a.bbl', '\\bibitem{a} A. B. 2020.\n', 'import the .bib file'],
  ['UTF-32', 'a.bib', Buffer.from('fffe000040000000', 'hex'), 'is UTF-32, which is not read'],
  ['EndNote in Latin-1', 'b.enw', Buffer.from('%0 Book\r%T A\xe9\r', 'latin1'), 'is EndNote'],
  ['Web of Science', 'a.txt', 'FN Clarivate\nVR 1.0\nPT J\nAU Doe, J\n', 'is Web of Science'],
  ['CITATION.cff', 'CITATION.cff', 'cff-version: 1.2.0\ntitle: A\n', 'run cffconvert'],
  ['CSL-YAML', 'a.yaml', '---\nreferences:\n- id: a\n', 'run pandoc'],
])('says of %s what to do', async (_, name, text, out) => {
  const { run, at } = open({ [name]: text });
  const { status, error } = await run(at(name));
  expect(status).toBe(1);
  expect(error).toContain(out);
  expect(existsSync(at('content/imported.txt'))).toBe(false);
});

test('a year that is none is named with its field', async () => {
  const { run, at } = open({ 'a.bib': '@misc{a, title={A}, author={B, C}, year={in press}}' });
  expect((await run(at('a.bib'))).error).toContain(
    'date: "in press" (year) holds no year; write the year',
  );
});
