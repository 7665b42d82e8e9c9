import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { editorSchemas } from '#cli/schemas.ts';
import { splitFrontMatter } from '#sources/mdx-paper.ts';

const site = 'tests/fixtures/site';
const ajv = new Ajv({ strict: false, allErrors: true });
formats.default(ajv);
const schemas = new Map(editorSchemas(readAreas()));
ajv.addSchema(JSON.parse(schemas.get('area-tags.json') ?? '{}'), 'area-tags.json');
const validator = (name: string) => ajv.compile(JSON.parse(schemas.get(`${name}.json`) ?? '{}'));

function readAreas(): string[] {
  return readdirSync(join(site, 'areas')).map((name) => name.replace('.yaml', ''));
}

test('the files that editors read are those of the schemas; npm run schemas writes them', () => {
  const folder = '.vscode/schemas';
  expect(readdirSync(folder).sort()).toEqual([...schemas.keys()].sort());
  for (const [name, text] of schemas) {
    // Which areas there are is content.
    if (name === 'area-tags.json') continue;
    expect(JSON.parse(readFileSync(join(folder, name), 'utf8'))).toEqual(JSON.parse(text));
  }
});

test('an editor that takes what is recommended has one for every kind of file that a curator writes', () => {
  const read = (name: string) => JSON.parse(readFileSync(join('.vscode', name), 'utf8'));
  const { 'yaml.schemas': mapped, 'astro.content-intellisense': isAstro } = read('settings.json');
  const files = Object.keys(mapped).map((path) => path.replace('.vscode/schemas/', ''));
  expect(files.filter((name) => !schemas.has(name))).toEqual([]);
  const kinds = ['areas/*', 'authors/*', 'orgs/*', 'papers/*', 'redirects', 'site', 'theme'];
  expect(Object.values(mapped).sort()).toEqual(kinds.map((kind) => `content/${kind}.yaml`));
  // The entries are MDX, whose front matter Astro's extension reads by the schema of the collection.
  expect(isAstro).toBe(true);
  expect(read('extensions.json').recommendations).toEqual(
    expect.arrayContaining(['astro-build.astro-vscode', 'redhat.vscode-yaml']),
  );
});

test('the entries of a catalogue keep them', () => {
  const check = validator('front-matter');
  for (const name of readdirSync(join(site, 'papers')).filter((it) => it.endsWith('.mdx'))) {
    const split = splitFrontMatter(readFileSync(join(site, 'papers', name), 'utf8'));
    const record = parse('yaml' in split ? split.yaml : '', { version: '1.2' });
    expect({ name, valid: check(record), errors: check.errors }).toEqual({
      name,
      valid: true,
      errors: null,
    });
  }
  const area = validator('area');
  for (const name of readdirSync(join(site, 'areas'))) {
    expect(area(parse(readFileSync(join(site, 'areas', name), 'utf8')))).toBe(true);
  }
});

describe('mistakes', () => {
  const good = { title: 'A', date: '2024', area: 'AQ', authors: ['Yo Sun'], abstract: 'B.' };
  test.each([
    { schema: 'front-matter', value: good, out: true },
    { schema: 'front-matter', value: { ...good, area: ['AQ', 'BT'] }, out: true },
    { schema: 'front-matter', value: { ...good, area: 'MECH' }, out: false },
    { schema: 'front-matter', value: { ...good, area: ['AQ', 'MECH'] }, out: false },
    { schema: 'completion', value: { area: 'MECH' }, out: false },
    { schema: 'completion', value: { area: 'BT' }, out: true },
    { schema: 'front-matter', value: { ...good, titel: 'x' }, out: false },
    { schema: 'front-matter', value: { ...good, doi: 'https://doi.org/10.1000/x' }, out: false },
    { schema: 'front-matter', value: { ...good, id: 'a' }, out: false },
    { schema: 'record', value: { ...good, id: 'a' }, out: true },
    { schema: 'author', value: { name: 'Yo Sun', orcid: '1' }, out: false },
    { schema: 'redirects', value: { 'papers/a': 'papers/b' }, out: true },
    { schema: 'redirects', value: { 'papers/a': 'https://example.org/' }, out: false },
    {
      schema: 'link-state',
      value: { url: 'https://example.org/', state: 'fine', date: '2024' },
      out: false,
    },
  ])('$schema $value', ({ schema, value, out }) => {
    expect(validator(schema)(value)).toBe(out);
  });
});
