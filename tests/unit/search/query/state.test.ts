import { expect, test } from 'vitest';
import { shownOf } from '#search/engine/query/state.ts';

test.each([
  { total: 4, show: 10, shown: 4 },
  { total: 11, show: 10, shown: 11 },
  { total: 15, show: 10, shown: 15 },
  { total: 16, show: 10, shown: 10 },
  { total: 25, show: 20, shown: 25 },
  { total: 300, show: 20, shown: 20 },
])('of $total papers, $shown are shown where $show are asked for', ({ total, show, shown }) => {
  expect(shownOf(total, show)).toBe(shown);
});
