import { expect, test } from 'vitest';
import type { PaperInput } from '#schema/paper.ts';
import { typeOf } from '#schema/work.ts';

const venue = { name: 'SAMPLE', year: 2025 };

test.each<[Pick<PaperInput, 'type' | 'venue'>, string]>([
  [{}, 'preprint'],
  [{ venue: { ...venue, type: 'conference' } }, 'conference'],
  [{ venue: { ...venue, type: 'workshop' } }, 'workshop'],
  [{ venue: { ...venue, type: 'journal' } }, 'article'],
  [{ venue: { ...venue, type: 'preprint' } }, 'preprint'],
  [{ venue: { ...venue, type: 'book' } }, 'chapter'],
  [{ type: 'talk', venue: { ...venue, type: 'conference' } }, 'talk'],
  [{ type: 'thesis' }, 'thesis'],
])('%j is of its kind', (record, kind) => {
  expect(typeOf(record)).toBe(kind);
});
