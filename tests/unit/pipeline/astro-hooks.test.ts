import { EventEmitter, once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { contentStyles, routeOf } from '#pipeline/astro-hooks.ts';
import { makeFolder } from '../../support/content-folder.ts';

test('the development server makes the styles anew when the theme is another', async () => {
  const folder = makeFolder({ 'papers/none.jsonl': '', 'site.yaml': 'name: A\n' });
  vi.stubEnv('CONTENT_DIR', folder);
  const plugin = contentStyles() as unknown as Record<string, (...args: unknown[]) => unknown>;
  const invalidated = new EventEmitter();
  const watcher = Object.assign(new EventEmitter(), { add: () => {} });
  const client = {
    moduleGraph: {
      getModuleById: (id: string) => ({ id }),
      invalidateModule: ({ id }: { id: string }) => invalidated.emit('module', id),
    },
    hot: { send: () => {} },
  };
  plugin['configureServer']?.({ watcher, environments: { client } });
  const styles = () => plugin['load']?.('\0virtual:content.css');
  expect(await styles()).not.toContain('--font-serif');
  writeFileSync(join(folder, 'theme.yaml'), 'type:\n  serif: Georgia\n');
  const next = once(invalidated, 'module');
  watcher.emit('add', join(folder, 'theme.yaml'));
  expect(await next).toEqual(['\0virtual:content.css']);
  expect(await styles()).toContain('@layer theme{:root{--font-serif:Georgia}}');
});

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
