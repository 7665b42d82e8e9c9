import { describe, expect, test } from 'vitest';
import { nearest } from '#catalog/nearest.ts';

const fields = ['title', 'date', 'area', 'authors', 'authorsComplete', 'org', 'abstract', 'doi'];

describe('nearest', () => {
  test.each([
    { input: 'abstrct', out: 'abstract' },
    { input: 'author', out: 'authors' },
    { input: 'Authors', out: 'authors' },
    { input: 'authorscomplete', out: 'authorsComplete' },
    { input: 'tilte', out: 'title' },
    { input: 'orgs', out: 'org' },
    { input: 'DOI', out: 'doi' },
    { input: 'publisher', out: undefined },
    { input: 'x', out: undefined },
    { input: '', out: undefined },
  ])('$input', ({ input, out }) => {
    expect(nearest(input, fields)).toBe(out);
  });

  test('takes the first of equals', () => {
    expect(nearest('lab-c', ['lab-a', 'lab-b'])).toBe('lab-a');
  });
});
