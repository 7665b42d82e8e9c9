import { expect, test } from 'vitest';
import { routeOf } from '#pipeline/served-files.ts';

test.each([
  { url: '/feed.xml', out: '/feed.xml/' },
  { url: '/areas/aq/catalogue.csl.json?x=1', out: '/areas/aq/catalogue.csl.json/?x=1' },
  { url: '/papers/a-paper/', out: '/papers/a-paper/' },
  { url: '/search/catalogue.json', out: '/search/catalogue.json' },
  { url: '/@fs/project/package.json', out: '/@fs/project/package.json' },
  { url: '/favicon.svg', out: '/favicon.svg/' },
  { url: '/sub/card.png', out: '/sub/card.png/' },
  { url: '/other-card.png', out: '/other-card.png' },
])('$url', ({ url, out }) => {
  expect(routeOf(url)).toBe(out);
});
