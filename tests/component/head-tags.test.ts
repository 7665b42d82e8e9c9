import { expect, test } from 'vitest';
import HeadTags from '#components/HeadTags.astro';
import { makeSite } from '../support/papers.ts';
import { render } from './render.ts';

const site = makeSite({ card: new Uint8Array() });
const props = { site, title: 'A paper', type: 'article', feed: '/' };

test('a page that knows its address has a picture to be shown with', async () => {
  const tags = await render(HeadTags, { ...props, address: 'https://papers.example/papers/a/' });
  const content = (selector: string) => tags.attributes(`meta[${selector}]`, 'content');
  expect(content('property="og:image"')).toEqual(['https://papers.example/card.png']);
  expect(content('property="og:image:alt"')).toEqual([`${site.name}: ${site.title}`]);
  expect(content('name="twitter:card"')).toEqual(['summary_large_image']);
});

test('a page that does not know it has none', async () => {
  const tags = await render(HeadTags, props);
  const names = [...tags.attributes('meta', 'property'), ...tags.attributes('meta', 'name')];
  expect(names).toContain('og:title');
  expect(names.filter((name) => /image|twitter/.test(name ?? ''))).toEqual([]);
});

test('a catalogue without a picture names none', async () => {
  const address = 'https://papers.example/papers/a/';
  const tags = await render(HeadTags, { ...props, site: makeSite(), address });
  expect(tags.attributes('meta', 'property').filter((name) => name?.includes('image'))).toEqual([]);
  expect(tags.all('meta[name]')).toEqual([]);
});
