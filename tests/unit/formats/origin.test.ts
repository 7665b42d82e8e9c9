import { expect, test } from 'vitest';
import { siteAddress } from '#formats/discovery/origin.ts';

const host = 'https://papers.example.org';

test.each([
  [{}, { base: '/', origin: undefined }],
  [
    { SITE: '', BASE: '' },
    { base: '/', origin: undefined },
  ],
  [{ SITE: `${host}/` }, { base: '/', origin: host }],
  [
    { SITE: 'http://localhost:8080', BASE: 'a' },
    { base: '/a/', origin: 'http://localhost:8080' },
  ],
  [
    { SITE: `${host}/a`, BASE: '//a/' },
    { base: '/a/', origin: host },
  ],
  [{ BASE: '/~lab/Papers.2/a_b-c' }, { base: '/~lab/Papers.2/a_b-c/', origin: undefined }],
])('tells where a site will be: %o', (settings, out) => {
  expect(siteAddress(settings)).toEqual(out);
});

test.each([
  'papers.example.org',
  'https://',
  'ftp://a.example',
  `${host}:99999`,
  'https://a:b@c.example',
])('refuses what is no address of a host: %s', (SITE) => {
  const how = 'write scheme and host, like https://papers.example.org';
  expect(() => siteAddress({ SITE })).toThrow(`SITE=${SITE} is no address of a host; ${how}`);
});

test.each([
  '/my lab/',
  '/l\u00fcbeck',
  'a?b',
  '/a/../b',
  '.',
  'C:/Git/papers/',
  'https://a.example/b/',
])('refuses what is no folder of a host: %s', (BASE) => {
  expect(() => siteAddress({ BASE })).toThrow(`BASE=${BASE} is no folder of a host; write one`);
});

test('says in which two parts an address with a folder is written', () => {
  const out = `SITE=${host}/a?b is more than a host; write SITE=${host} BASE=/a/`;
  expect(() => siteAddress({ SITE: `${host}/a?b` })).toThrow(out);
});
