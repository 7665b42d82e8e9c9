import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import HeadTags from '#components/HeadTags.astro';
import { card } from '#formats/card.ts';
import { site } from '#site.ts';
import { render } from './render.ts';

const props = { title: 'A paper', type: 'article', feed: '/' };

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

test('the picture is a small PNG of the size that is shown whole', () => {
  const picture = readFileSync(join('public', card.file));
  expect(picture.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  // https://www.w3.org/TR/png-3/#11IHDR
  expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([card.width, card.height]);
  expect(picture.length).toBeLessThan(40_000);
});
