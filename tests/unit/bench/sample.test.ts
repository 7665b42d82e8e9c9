import { expect, test } from 'vitest';
import { takeSample } from '../../bench/sample.ts';

const records = Array.from({ length: 300 }, (_, at) => ({ paper: { id: `paper-${at}` } }));
const idsOf = (some: typeof records) => some.map(({ paper }) => paper.id);

test('a sample is from all over, the same in any order, and part of a larger one', () => {
  const sample = idsOf(takeSample(records, 30));
  expect(idsOf(takeSample(records.toReversed(), 30))).toEqual(sample);
  expect(idsOf(takeSample(records, 60)).slice(0, 30)).toEqual(sample);
  const places = sample.map((id) => Number(id.slice('paper-'.length)));
  expect(places.filter((place) => place < 150).length).toBeGreaterThan(5);
  expect(places.filter((place) => place >= 150).length).toBeGreaterThan(5);
});
