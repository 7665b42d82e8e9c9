import { describe, expect, test } from 'vitest';
import { readFeed } from '#embed/feed.ts';
import { paperFeed, toJsonFeed } from '#formats/feeds/feed.ts';
import { makeCatalog, makeSite } from '../../support/papers.ts';

const version = 'https://jsonfeed.org/version/1.1';
const entries = (...items: unknown[]) => readFeed({ version, items }, null).entries;

test('the catalogue’s own feeds tell what its rows show', async () => {
  const site = makeSite({ origin: 'https://papers.example.org' });
  const { papers } = makeCatalog([
    {
      id: 'lakes',
      title: 'Listening to $n$ Lakes',
      date: '2024-07',
      language: 'de',
      authors: ['Ada Varga', 'de Wit, Noor'],
      venue: { name: 'Lake Journal', type: 'journal', year: 2025 },
    },
    { id: 'crowd', date: '2023', authors: Array.from({ length: 60 }, (_, at) => `Ann B${at}`) },
  ]);
  const feed = await paperFeed({ path: '/areas/aq/', title: 'Aquatics', papers }, site);
  expect(readFeed(JSON.parse(toJsonFeed(feed, site.origin)), '5')).toEqual({
    title: 'Aquatics',
    entries: [
      {
        title: 'Listening to n Lakes',
        language: 'de',
        address: 'https://papers.example.org/papers/lakes/',
        authors: ['Ada Varga', 'Noor de Wit'],
        more: false,
        place: 'Lake Journal 2025',
      },
      {
        title: 'An Example',
        language: undefined,
        address: 'https://papers.example.org/papers/crowd/',
        authors: ['Ann B0', 'Ann B1', 'Ann B2'],
        more: true,
        place: '2023',
      },
    ],
  });
});

test.each([
  { url: 'https://a.example/p', out: 'https://a.example/p' },
  { url: 'http://a.example/', out: 'http://a.example/' },
  { url: 'javascript:alert(1)', out: undefined },
  { url: ' javascript:alert(1)//https://a.example', out: undefined },
  { url: 'data:text/html,x', out: undefined },
  { url: '//a.example/', out: undefined },
  { url: '/papers/a/', out: undefined },
  { url: 'https://', out: undefined },
  { url: 7, out: undefined },
])('$url leads to $out', ({ url, out }) => {
  expect(entries({ title: 'A', url })[0]?.address).toBe(out);
  expect(entries({ title: 'A', external_url: url })[0]?.address).toBe(out);
});

test.each([
  { language: 'zh-Hant-TW', out: 'zh-Hant-TW' },
  { language: 'x" onclick="', out: undefined },
  { language: ['de'], out: undefined },
])('$language is the language $out', ({ language, out }) => {
  expect(entries({ title: 'A', language })[0]?.language).toBe(out);
});

test('what is none of its fields is left out, and what is too long is cut', () => {
  const odd = [null, 7, 'x', [], {}, { title: ['A'] }, { title: ' ' }];
  expect(entries(...odd)).toEqual([]);
  const [entry] = entries({ title: 'x'.repeat(5000), authors: [null, { name: {} }], _paper: 'x' });
  expect(entry).toMatchObject({ authors: [], place: '' });
  expect(entry?.title).toHaveLength(1000);
});

describe('as many are shown as are asked for', () => {
  const items = Array.from({ length: 30 }, (_, at) => ({ title: `Paper ${at}` }));
  test.each([
    { limit: null, out: 10 },
    { limit: '3', out: 3 },
    { limit: '2.9', out: 2 },
    { limit: '500', out: 30 },
    { limit: '0', out: 10 },
    { limit: '-1', out: 10 },
    { limit: 'ten', out: 10 },
  ])('$limit', ({ limit, out }) => {
    expect(readFeed({ version, items }, limit).entries).toHaveLength(out);
  });
});

test.each([null, 'x', [], {}, { version }, { items: [] }, { version: 'https://x', items: [] }])(
  '%j is refused',
  (feed) => {
    expect(() => readFeed(feed, null)).toThrow('this is no JSON Feed');
  },
);
