import { expect, test } from 'vitest';
import { networkFirst } from '#offline/network-first.ts';

const online = () => Promise.resolve(new Response('network'));
const refused = () => Promise.reject<Response>(new TypeError('no network'));
const broken = () => Promise.resolve(new Response('broken', { status: 503 }));
const missing = () => Promise.resolve(new Response('missing', { status: 404 }));
const slow = () =>
  new Promise<Response>((resolve) => setTimeout(() => resolve(new Response('slow')), 60));
const copy = async () => new Response('copy');
const none = async () => undefined;

test.each([
  { name: 'a network', network: online, find: copy, says: 'network', isCopy: false },
  { name: 'no network', network: refused, find: copy, says: 'copy', isCopy: true },
  { name: 'a broken host', network: broken, find: copy, says: 'copy', isCopy: true },
  { name: 'a broken host, no copy', network: broken, find: none, says: 'broken', isCopy: false },
  { name: 'a missing page', network: missing, find: copy, says: 'missing', isCopy: false },
  { name: 'a slow network', network: slow, find: copy, says: 'copy', isCopy: true },
  { name: 'a slow network, no copy', network: slow, find: none, says: 'slow', isCopy: false },
])('$name: $says', async ({ network, find, says, isCopy }) => {
  const answered = await networkFirst(network(), find, 20);
  expect(answered.isCopy).toBe(isCopy);
  expect(await answered.response.text()).toBe(says);
});

test('neither network nor copy', async () => {
  await expect(networkFirst(refused(), none, 20)).rejects.toThrow('no network');
});
