import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveFolder } from '#cli/bench/serve-folder.ts';
import { readParts } from '#cli/site/file-parts.ts';
import { addPapers, buildSiteUnder, makeProject } from '../support/site-builds.ts';

const BUILD_TIME = 120_000;

/** A project's site on GitHub Pages: under the project's name, without headers of its owner's. */
const project = makeProject();
const address = { SITE: 'https://someone.example', BASE: '/project/' };
let host: Awaited<ReturnType<typeof serveFolder>>;

beforeAll(async () => {
  addPapers(project.root);
  await buildSiteUnder(project.root, address);
  host = await serveFolder(join(project.root, 'dist'), { base: address.BASE });
}, BUILD_TIME);

afterAll(async () => {
  await host.close();
  project.remove();
}, BUILD_TIME);

test(
  'whoever follows the links of a site under a path finds all of it, and never leaves it',
  async () => {
    const found = new Map<string, number>();
    const open = [host.address];
    for (const url of open) {
      const answer = await fetch(url, { headers: { 'Accept-Encoding': 'identity' } });
      found.set(url, answer.status);
      const { pathname, origin } = new URL(url);
      const text = await answer.text();
      const { links, others } = readParts(pathname.replace(/\/$/, '/index.html').slice(1), text);
      for (const link of [...links, ...others]) {
        const target = new URL(link.replace(address.SITE, origin), url);
        target.hash = target.search = '';
        if (target.origin === origin && !open.includes(target.href)) open.push(target.href);
      }
    }
    expect([...found].filter(([, status]) => status !== 200)).toEqual([]);
    expect(open.filter((url) => !url.startsWith(host.address))).toEqual([]);
    expect(found.size).toBeGreaterThan(400);
  },
  BUILD_TIME,
);

test('what is not there leads back, from however deep', async () => {
  const answer = await fetch(`${host.address}papers/none/deep/`);
  expect(answer.status).toBe(404);
  const { links } = readParts('404.html', await answer.text());
  expect(links).toContain(address.BASE);
});
