import { expect, test } from 'vitest';
import { draftId } from '#importers/draft-id.ts';

const free = () => false;

test.each([
  { author: 'Yo Sun', title: 'Sailing to (Sail at Dusk)', out: 'sun2024sailing' },
  { author: 'Petra Lindqvist', title: "Nobody's Last Word", out: 'lindqvist2024nobodys' },
  { author: 'Petra Lindqvist', title: 'Nobody’s Last Word', out: 'lindqvist2024nobodys' },
  { author: 'Wilma Lindgren', title: 'Mixture-of-Heron: Wading', out: 'lindgren2024mixture' },
  { author: 'Ann Lee', title: 'On the Road Towards Things', out: 'lee2024road' },
  { author: 'Ann Lee', title: 'How to', out: 'lee2024how' },
  { author: 'Ann Lee', title: '$\\ell_2$ Norms', out: 'lee2024norms' },
  { author: 'Ann Lee', title: '3D Shapes', out: 'lee20243d' },
  { author: 'Ann Lee', title: '2048', out: 'lee20242048' },
  { author: 'Ludwig van Beethoven', title: 'Music', out: 'vanbeethoven2024music' },
  { author: "Conan O'Neill", title: 'Music', out: 'oneill2024music' },
  { author: 'Łukasz Kaiser', title: 'Élan', out: 'kaiser2024elan' },
  { author: 'Ann-Li Abu-Mostafa', title: 'Music', out: 'abumostafa2024music' },
  { author: '王伟', title: '学习', out: 'wangwei2024xuexi' },
  { author: 'Ann Lee', title: '$$', out: undefined },
])('$author, $title', ({ author, title, out }) => {
  expect(draftId({ authors: [author], date: '2024-07-05', title }, free)).toBe(out);
});

test('adds words while the id is taken, then gives up', () => {
  const paper = { authors: ['Yo Sun'], date: '2024', title: 'Sailing to Sail' };
  const taken = ['sun2024sailing'];
  expect(draftId(paper, (id) => taken.includes(id))).toBe('sun2024sailing-sail');
  expect(draftId(paper, () => true)).toBeUndefined();
});
