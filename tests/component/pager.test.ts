import { expect, test } from 'vitest';
import { paginate } from '#catalog/pagination.ts';
import Pager from '#components/Pager.astro';
import { render } from './render.ts';

const at = (number: number) => (number ? `/page/${number}/` : '/');

async function pagers(items: number) {
  const pages = paginate(Array.from({ length: items }), 15);
  return Promise.all(pages.map((page) => render(Pager, { page, at })));
}

test('one page needs no pager', async () => {
  const [only] = await pagers(29);
  expect(only?.all('nav')).toEqual([]);
});

test('pages are counted from the newest and numbered from the oldest', async () => {
  const [first, middle, last] = await pagers(50);
  expect(first?.texts('nav > *')).toEqual(['Newest of 3 pages', 'Older', 'Oldest']);
  expect(first?.attributes('a', 'href')).toEqual(['/page/2/', '/page/1/']);
  expect(middle?.texts('nav > *')).toEqual(['Newer', 'Newest', 'Page 2', 'Older', 'Oldest']);
  expect(middle?.attributes('a', 'href')).toEqual(['/', '/', '/page/1/', '/page/1/']);
  expect(last?.texts('nav > *')).toEqual(['Newer', 'Newest', 'Page 1']);
  expect(last?.attributes('a', 'href')).toEqual(['/page/2/', '/']);
});

test('machines are told what comes before and after', async () => {
  const [, middle] = await pagers(50);
  expect(middle?.attributes('[rel=prev]', 'href')).toEqual(['/']);
  expect(middle?.attributes('[rel=next]', 'href')).toEqual(['/page/1/']);
  expect(middle?.texts('[aria-current=page]')).toEqual(['Page 2']);
});
