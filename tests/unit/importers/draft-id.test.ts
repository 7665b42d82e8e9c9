import { expect, test } from 'vitest';
import { draftId } from '#importers/draft-id.ts';

const free = () => false;

test.each([
  { author: 'Yu Sun', title: 'Learning to (Learn at Test Time)', out: 'sun2024learning' },
  { author: 'Long Phan', title: "Humanity's Last Exam", out: 'phan2024humanitys' },
  { author: 'Long Phan', title: 'Humanity’s Last Exam', out: 'phan2024humanitys' },
  { author: 'Weixin Liang', title: 'Mixture-of-Mamba: Enhancing', out: 'liang2024mixture' },
  { author: 'Ann Lee', title: 'On the Road Towards Things', out: 'lee2024road' },
  { author: 'Ann Lee', title: 'How to', out: 'lee2024how' },
  { author: 'Ann Lee', title: '$\\ell_2$ Norms', out: 'lee2024norms' },
  { author: 'Ann Lee', title: '3D Shapes', out: 'lee20243d' },
  { author: 'Ann Lee', title: '2048', out: 'lee20242048' },
  { author: 'Ludwig van Beethoven', title: 'Music', out: 'vanbeethoven2024music' },
  { author: "Conan O'Neill", title: 'Music', out: 'oneill2024music' },
  { author: 'Łukasz Kaiser', title: 'Élan', out: 'kaiser2024elan' },
  { author: 'Je-Yong Abu-Mostafa', title: 'Music', out: 'abumostafa2024music' },
  { author: '王伟', title: '学习', out: 'wangwei2024xuexi' },
  { author: 'Ann Lee', title: '$$', out: undefined },
])('$author, $title', ({ author, title, out }) => {
  expect(draftId({ authors: [author], date: '2024-07-05', title }, free)).toBe(out);
});

test('adds words while the id is taken, then gives up', () => {
  const paper = { authors: ['Yu Sun'], date: '2024', title: 'Learning to Learn' };
  const taken = ['sun2024learning'];
  expect(draftId(paper, (id) => taken.includes(id))).toBe('sun2024learning-learn');
  expect(draftId(paper, () => true)).toBeUndefined();
});
