import { expect, test } from 'vitest';
import AuthorList from '#components/AuthorList.astro';
import { makeCatalog } from '../support/papers.ts';
import { render } from './render.ts';

async function renderNames(names: string[], complete = true) {
  const { papers } = makeCatalog([{ authors: names }]);
  return render(AuthorList, { authors: papers[0]?.authors, complete });
}

const many = (count: number) => Array.from({ length: count }, (_, index) => `Ann Author${index}`);

test('every name leads to its page, in the order of the paper', async () => {
  const list = await renderNames(['Yo Sun', 'Van Gool, Luc', '王伟']);
  expect(list.texts('.authors')).toEqual(['Yo Sun, Luc Van Gool, 王伟']);
  expect(list.attributes('a', 'href').slice(0, 2)).toEqual([
    '/authors/yo-sun/',
    '/authors/luc-van-gool/',
  ]);
});

test('up to fifty names stand in a row; of more the rest opens', async () => {
  expect((await renderNames(many(50))).all('details')).toEqual([]);
  const list = await renderNames(many(51));
  expect(list.texts('summary')).toEqual(['11 more authors']);
  expect(list.all('details a')).toHaveLength(11);
  expect(list.all('a')).toHaveLength(51);
});

test('a list that is not the whole list says so', async () => {
  expect((await renderNames(['Yo Sun'], false)).texts('i')).toEqual(['et al.']);
  expect((await renderNames(['Yo Sun'])).all('i')).toEqual([]);
});

test('a name may break when it is longer than a narrow screen', async () => {
  const list = await renderNames(['Yo Sun', 'The Collaboration of Everyone Who Ever Sampled']);
  expect(list.texts('.long')).toEqual(['The Collaboration of Everyone Who Ever Sampled']);
});
