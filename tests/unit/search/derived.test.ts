import { expect, test } from 'vitest';
import { derivedKeys } from '#search/terms/derived.ts';
import { stem } from '#search/terms/stem.ts';

test.each([
  ['sparse', 'sparsity'],
  ['dense', 'density'],
  ['safe', 'safety'],
  ['novel', 'novelty'],
  ['uncertain', 'uncertainty'],
  ['accurate', 'accuracy'],
  ['symmetric', 'symmetry'],
  ['hierarchical', 'hierarchy'],
])('%s and %s are derived from each other', (adjective, noun) => {
  const [one, other] = [stem(adjective), stem(noun)];
  expect(one).not.toBe(other);
  expect(derivedKeys(one)).toContain(other);
  expect(derivedKeys(other)).toContain(one);
});

test.each([
  ['proper', 'property'],
  ['part', 'party'],
  ['cite', 'city'],
  ['ent', 'entity'],
])('%s and %s are not', (one, other) => {
  expect(derivedKeys(stem(one))).not.toContain(stem(other));
  expect(derivedKeys(stem(other))).not.toContain(stem(one));
});
