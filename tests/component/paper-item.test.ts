import { expect, test } from 'vitest';
import PaperItem from '#components/PaperItem.astro';
import type { PaperInput } from '#schema/paper.ts';
import { makeCatalog } from '../support/papers.ts';
import { render } from './render.ts';

const names = (count: number) => Array.from({ length: count }, (_, index) => `Ann Author${index}`);

async function renderItem(fields: Partial<PaperInput>, props: object = {}) {
  const { papers } = makeCatalog([{ id: 'sample', ...fields }]);
  return render(PaperItem, { paper: papers[0], ...props });
}

test('the title leads to the page of the paper, the tag to that of the area', async () => {
  const item = await renderItem({ title: 'On *Things*', area: 'AQ' });
  expect(item.attributes('h3 a', 'href')).toEqual(['/papers/sample/']);
  expect(item.texts('h3 em')).toEqual(['Things']);
  expect(item.attributes('.tag', 'href')).toEqual(['/areas/aq/']);
});

test('five authors are named, of six only three, and the rest counted', async () => {
  expect((await renderItem({ authors: names(5) })).all('.by a')).toHaveLength(5);
  const six = await renderItem({ authors: names(6) });
  expect(six.texts('.by')).toEqual(['Ann Author0, Ann Author1, Ann Author2 and 3 more']);
  expect(six.texts('.facts dd')[0]).toBe(names(6).join(', '));
});

test('a paper of very many names prints some of them, and leads to the rest', async () => {
  const org = Array.from({ length: 180 }, (_, index) => `org-${index}`);
  const item = await renderItem({ authors: names(2400), org });
  expect(item.all('.by .org')).toHaveLength(6);
  expect(item.texts('.by > span')).toEqual(['and 2397 more', 'and 174 more organisations']);
  expect(item.texts('.facts a')).toContain('and 2360 more');
  const brief = await render(PaperItem, {
    paper: makeCatalog([{ authors: names(2400), org }]).papers[0],
    brief: true,
  });
  expect(brief.attributes('.Z3988', 'title')[0]?.length).toBeLessThan(3000);
});

test('the author whose page this is stands out and is no link', async () => {
  const { papers } = makeCatalog([{ authors: names(8) }]);
  const [paper] = papers;
  const here = paper?.authors[6]?.author;
  const item = await render(PaperItem, { paper, brief: true, here });
  expect(item.texts('.by b')).toEqual(['Ann Author6']);
  expect(item.texts('.by')).toEqual([
    'Ann Author0, Ann Author1, Ann Author2, … Ann Author6 and 4 more',
  ]);
});

test('a paper with code links it, by a name of its own', async () => {
  const item = await renderItem({ title: 'Bell: A Thing', code: ['https://code.example/a/b'] });
  expect(item.texts('.code')).toEqual(['Code for Bell']);
  expect(item.attributes('.code', 'href')).toEqual(['https://code.example/a/b']);
  expect((await renderItem({})).all('.code')).toEqual([]);
});

test('the venue leads to all of its years', async () => {
  const venue = { name: 'Knot Letters', type: 'journal', year: 2024 } as const;
  const item = await renderItem({ venue });
  expect(item.texts('.meta a')).toEqual(['AQ', 'Knot Letters 2024']);
  expect(item.attributes('.meta a', 'href')).toEqual(['/areas/aq/', '/venues/knot-letters/']);
});

test('a retracted paper says so', async () => {
  const item = await renderItem({ status: 'retracted' });
  expect(item.texts('.meta strong')).toEqual(['retracted']);
});

test('a brief item has no abstract', async () => {
  expect((await renderItem({}, { brief: true })).all('.abs, details')).toEqual([]);
  expect((await renderItem({})).texts('.abs')).toEqual(['An abstract.']);
});

test('a work of its own kind says so, and shows nothing empty', async () => {
  const item = await renderItem({
    type: 'thesis',
    institution: 'Sample University',
    area: undefined,
    abstract: undefined,
    authors: [],
    editors: ['Ann Lee', 'Bo Chen'],
    language: 'ar',
  });
  expect(item.texts('.meta span')).toEqual(['thesis', 'Sample University']);
  expect(item.all('.tag')).toEqual([]);
  expect(item.all('.abs')).toEqual([]);
  expect(item.texts('.by')).toEqual(['Ann Lee, Bo Chen eds.']);
  expect(item.attributes('h3', 'lang')).toEqual(['ar']);
  expect(item.attributes('h3', 'dir')).toEqual(['rtl']);
});

test('a work of several areas shows each', async () => {
  const item = await renderItem({ area: ['AQ', 'BT'] });
  expect(item.texts('.tag')).toEqual(['AQ', 'BT']);
});
