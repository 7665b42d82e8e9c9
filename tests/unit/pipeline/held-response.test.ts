import { expect, test } from 'vitest';
import { holdBodies } from '#pipeline/held-response.ts';

const bytes = new TextEncoder().encode('{"a":"é"}');
const init = { status: 404, headers: { 'Content-Type': 'text/html' } };

test('a response gives the bytes that it was made of, not a copy', async () => {
  const response = await holdBodies(async () => new Response(bytes, init));
  expect(await response.bytes()).toBe(bytes);
});

test.each<{ as: string; read: (response: Response) => unknown; out: unknown }>([
  { as: 'its status', read: ({ status }) => status, out: 404 },
  { as: 'its headers', read: ({ headers }) => headers.get('Content-Type'), out: 'text/html' },
  { as: 'text', read: (response) => response.text(), out: '{"a":"é"}' },
  { as: 'JSON', read: (response) => response.json(), out: { a: 'é' } },
  { as: 'a buffer', read: async (it) => (await it.arrayBuffer()).byteLength, out: 10 },
  { as: 'a copy', read: (response) => response.clone().text(), out: '{"a":"é"}' },
  { as: 'a body', read: ({ body }) => body !== null, out: true },
  { as: 'bytes after a body', read: async (it) => it.body && (await it.bytes()).length, out: 10 },
])('a response is read as any other: $as', async ({ read, out }) => {
  const [held, other] = await holdBodies(async () => [
    new Response(bytes, init),
    new Response('{"a":"é"}', init),
  ]);
  expect(held instanceof Response && other instanceof Response).toBe(true);
  for (const response of [held, other]) expect(await read(response)).toEqual(out);
});

test('afterwards all is as it was, also where the work fails', async () => {
  const before = Response;
  const failing = holdBodies(async () => {
    expect(new Response(null) instanceof Response).toBe(true);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(Response).toBe(before);
});
