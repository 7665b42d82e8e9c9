import { spawnSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { readParts } from '#cli/site/addresses.ts';
import { serveFolder } from '../support/serve-folder.ts';
import {
  addPapers,
  buildSiteUnder,
  joinSite,
  makeProject,
  paperFiles,
  readSite,
} from '../support/site-builds.ts';

const BUILD_TIME = 120_000;
const clock = pathToFileURL(join(import.meta.dirname, '../support/later-clock.mjs')).href;

/** A project's site on GitHub Pages: under the project's name. */
const site = { SITE: 'https://someone.example', BASE: '/project/' };
const here = { ...site, TZ: 'America/Los_Angeles', LANG: 'en_US.UTF-8', LC_ALL: 'en_US.UTF-8' };
/**
 * A year later, on one core, where days begin earlier, `I` and `i` are other letters, and names that
 * Astro knows mean something else.
 */
const elsewhere = {
  ...site,
  NODE_ENV: 'development',
  PROD: '',
  BASE_URL: '/elsewhere/',
  TZ: 'Pacific/Kiritimati',
  LANG: 'tr_TR.UTF-8',
  LC_ALL: 'tr_TR.UTF-8',
  HOME: tmpdir(),
  UV_THREADPOOL_SIZE: '1',
  NODE_OPTIONS: `--import=${clock}`,
};
const hasTaskset = spawnSync('taskset', ['-c', '0', 'true']).status === 0;
const oneCore = hasTaskset ? ['taskset', '-c', '0'] : [];

const isText = /\.(?:html|css|js|json|jsonl|xml|txt|svg|bib|ris)$/;
const papers = paperFiles.filter((name) => name.endsWith('.mdx')).slice(0, 5);
const [changed = ''] = papers.map((name) => name.replace('.mdx', ''));
const near = makeProject();
const far = makeProject('a folder with another name/deep');
afterAll(() => {
  near.remove();
  far.remove();
}, BUILD_TIME);

/** By what number the file system knows each file of a site. */
function inodesIn(root: string): Map<string, number> {
  const names = [...readSite(root).keys()];
  return new Map(names.map((name) => [name, statSync(join(root, 'dist', name)).ino]));
}

test(
  'the same content gives the same bytes on another day, in another place, on one core',
  async () => {
    addPapers(near.root, papers);
    // A folder may list its files in the order in which they were written.
    addPapers(far.root, papers.toReversed());
    await Promise.all([
      buildSiteUnder(near.root, here, { options: ['--compress'] }),
      buildSiteUnder(far.root, elsewhere, { options: ['--compress'], before: oneCore }),
    ]);
    const [a, b] = [readSite(near.root), readSite(far.root)];
    expect([...b.keys()]).toEqual([...a.keys()]);
    expect([...a.keys()].filter((name) => a.get(name) !== b.get(name))).toEqual([]);
    // What travels in one packet anyway has no smaller forms.
    const large = [...a].filter(([name, bytes]) => isText.test(name) && bytes.length >= 1024);
    const lacking = large.filter(([name]) => !a.has(`${name}.br`) || !a.has(`${name}.gz`));
    expect(lacking.map(([name]) => name)).toEqual([]);
    const pages = large.filter(([name]) => name.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(papers.length);
    const twins = papers.map((name) => `papers/${name.replace('.mdx', '')}/index.md`);
    expect(twins.filter((name) => !a.has(name))).toEqual([]);
  },
  2 * BUILD_TIME,
);

test(
  'compressed files stay with the files that stay, and are made anew with the others',
  async () => {
    const before = inodesIn(near.root);
    for (const { root } of [near, far]) {
      const file = join(root, `content/papers/${changed}.mdx`);
      writeFileSync(file, readFileSync(file, 'utf8').replace('title: "', 'title: "Changed: '));
    }
    await buildSiteUnder(near.root, here, { options: ['--compress'] });
    const site = readSite(near.root);
    expect(site.get(`papers/${changed}/index.html`)).toContain('Changed: ');
    for (const [extension, unpack] of [
      ['.br', brotliDecompressSync],
      ['.gz', gunzipSync],
    ] as const) {
      const packed = [...site].filter(([name]) => name.endsWith(extension));
      const differ = packed.filter(
        ([name, bytes]) =>
          unpack(Buffer.from(bytes, 'latin1')).toString('latin1') !==
          site.get(name.slice(0, -extension.length)),
      );
      expect(differ.map(([name]) => name)).toEqual([]);
    }
    const after = inodesIn(near.root);
    const stayed = [...site.keys()].filter(
      (name) => before.get(name) === after.get(name) && after.has(`${name}.br`),
    );
    const packed = [...site.keys()].filter((name) => name.endsWith('.br'));
    // One of five papers has another title, which its listings and neighbours show.
    expect(stayed.length / packed.length).toBeGreaterThan(0.25);
    const isMoved = (name: string) => before.get(name) !== after.get(name);
    expect(stayed.filter((name) => isMoved(`${name}.br`) || isMoved(`${name}.gz`))).toEqual([]);
  },
  2 * BUILD_TIME,
);

test(
  'parts built in two places are the same site when they are put together',
  async () => {
    const whole = readSite(near.root);
    const part = (number: number) => ['--shard', `${number}/2`, '--outDir', 'part'];
    await Promise.all([
      buildSiteUnder(near.root, here, { options: part(1) }),
      buildSiteUnder(far.root, elsewhere, { options: part(2) }),
    ]);
    await expect(
      buildSiteUnder(near.root, here, { options: [...part(1), '--compress'] }),
    ).rejects.toThrow('npm run join takes --compress');
    const [first, second] = [near, far].map(({ root }) => join(root, 'part'));
    for (const shards of [[first], [first, first], [first, join(near.root, 'dist')]]) {
      await expect(joinSite(near.root, site, shards.map(String))).rejects.toThrow(/shard/);
    }
    await joinSite(near.root, site, [`${second}`, `${first}`, '--compress']);
    const joined = readSite(near.root);
    expect([...joined.keys()]).toEqual([...whole.keys()]);
    expect([...joined.keys()].filter((name) => joined.get(name) !== whole.get(name))).toEqual([]);
  },
  2 * BUILD_TIME,
);

test(
  'whoever follows the links of a site under a path finds all of it, and never leaves it',
  async () => {
    const host = await serveFolder(join(near.root, 'dist'), { base: site.BASE });
    const found = new Map<string, number>();
    const open = new Set([host.address]);
    for (const url of open) {
      const answer = await fetch(url, { headers: { 'Accept-Encoding': 'identity' } });
      found.set(url, answer.status);
      const { pathname, origin } = new URL(url);
      const text = await answer.text();
      const { links, others } = readParts(pathname.replace(/\/$/, '/index.html').slice(1), text);
      for (const link of [...links, ...others]) {
        const target = new URL(link.replace(site.SITE, origin), url);
        target.hash = target.search = '';
        if (target.origin === origin) open.add(target.href);
      }
    }
    expect([...found].filter(([, status]) => status !== 200)).toEqual([]);
    expect([...open].filter((url) => !url.startsWith(host.address))).toEqual([]);
    const pages = [...readSite(near.root).keys()].filter((name) => name.endsWith('.html'));
    expect(found.size).toBeGreaterThan(pages.length);
    const lost = await fetch(`${host.address}papers/none/deep/`);
    expect(lost.status).toBe(404);
    expect(readParts('404.html', await lost.text()).links).toContain(site.BASE);
    await host.close();
  },
  BUILD_TIME,
);

test('the clock of the second build is late indeed', () => {
  const print = ['-p', 'new Date().getTime() - performance.timeOrigin > 3e10 && Date.now() > 0'];
  const { stdout } = spawnSync(process.execPath, [`--import=${clock}`, ...print]);
  expect(String(stdout)).toBe('true\n');
});
