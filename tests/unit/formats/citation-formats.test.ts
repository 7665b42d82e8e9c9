import { expect, test } from 'vitest';
import { citationFormats, citationsOf } from '#formats/cite/citation-formats.ts';
import { makeCited } from './hard-cases.ts';

test('a paper is cited in every format, each with the name of its file', () => {
  const { latex: _, ...formats } = citationFormats;
  const files = citationsOf(makeCited()).map(({ file }) => file);
  expect(files).toEqual(Object.values(formats).map((format) => `lee2024title${format.extension}`));
  expect(files).toContain('lee2024title.csl.json');
});

test('the escaped BibTeX is there where it differs', () => {
  const files = citationsOf(makeCited({ title: 'Étude' })).map(({ file }) => file);
  expect(files).toContain('lee2024title.latex.bib');
});

test('the CSL-JSON is a list of one', () => {
  const csl = citationsOf(makeCited()).find(({ name }) => name === 'csl');
  expect(JSON.parse(csl?.text ?? '')).toMatchObject([{ id: 'lee2024title' }]);
});

test('no format is without its own extension', () => {
  const extensions = Object.values(citationFormats).map(({ extension }) => extension);
  expect(new Set(extensions).size).toBe(extensions.length);
});
