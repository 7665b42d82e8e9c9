import { afterEach, expect, test, vi } from 'vitest';
import { once } from '#components/once.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

const paper = () => ({ id: 'a' });

test('a part of an object is rendered once', async () => {
  vi.stubEnv('PROD', true);
  const of = paper();
  const render = vi.fn(async () => '<p>');
  expect(await once(of, 'heading', render)).toBe('<p>');
  expect(await once(of, 'heading', render)).toBe('<p>');
  expect(render).toHaveBeenCalledTimes(1);
});

test('other parts, and other objects, are rendered by themselves', async () => {
  vi.stubEnv('PROD', true);
  const of = paper();
  await once(of, 'heading', async () => 'heading');
  expect(await once(of, 'coins', async () => 'coins')).toBe('coins');
  expect(await once(paper(), 'heading', async () => 'another')).toBe('another');
});

test('while developing a part is rendered each time, as templates change', async () => {
  vi.stubEnv('PROD', false);
  const of = paper();
  await once(of, 'heading', async () => 'before');
  expect(await once(of, 'heading', async () => 'after')).toBe('after');
});
