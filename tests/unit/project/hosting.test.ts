import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '#cli/setup/port.mjs';
import { isInstalled, recipe, servesBrotli, startNginx } from '../../bench/nginx.ts';
import { readHeaders, readSyncs } from '../../support/hosting-rules.ts';

const recipes = readFileSync(join(import.meta.dirname, '../../../.github/HOSTING.md'), 'utf8');

const folder = mkdtempSync(join(tmpdir(), 'hosting-'));
const site = join(folder, 'site');
const files: Record<string, string | Buffer> = {
  'index.html': 'home',
  '404.html': 'nothing here',
  'papers/a/index.html': 'a paper',
  '_astro/a.3f2a.css': 'p { color: red }'.repeat(200),
  'search/chunks/ab12cd3.bin': 'packed',
  'search/catalogue.json': '{}',
  'search/papers/1/0.json': '[]',
  'search/authors/1/directory.json': '[]',
  'search/words/1/0.json': '[]',
  'search/spelling/1/0.json': '[]',
  'search/lexicon/1/0.bin': 'packed',
  'search/places/ab12cd3-0.bin': 'packed',
  'card.png': 'a picture',
  'feed.xml': '<feed/>',
  'feed.json': '{}',
  'code/feed.json': '{}',
  'areas/a/feed.json': '{}',
  'embed.js': 'program',
  'pagefind/pagefind.js': 'program',
  'catalogue.bib': '@article{}',
  // Other content tells from which file an answer comes.
  'years/index.html': 'as it is',
  'years/index.html.gz': gzipSync('compressed beforehand by gzip'),
  'years/index.html.br': brotliCompressSync('compressed beforehand by brotli'),
};

beforeAll(() => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(site, path)), { recursive: true });
    writeFileSync(join(site, path), text);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

const year = 'public, max-age=31536000, immutable';
const forAll = {
  'content-security-policy': "frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
};

const asked = [
  { path: '/', status: 200, kept: 'no-cache', type: 'text/html; charset=utf-8' },
  { path: '/papers/a/', status: 200, kept: 'no-cache', type: 'text/html; charset=utf-8' },
  { path: '/none/', status: 404, kept: 'no-cache', type: 'text/html; charset=utf-8' },
  { path: '/_astro/a.3f2a.css', status: 200, kept: year, type: 'text/css; charset=utf-8' },
  { path: '/search/chunks/ab12cd3.bin', status: 200, kept: year },
  { path: '/search/catalogue.json', status: 200, kept: 'no-cache', type: /^application\/json/ },
  { path: '/search/papers/1/0.json', status: 200, kept: year, type: /^application\/json/ },
  { path: '/search/authors/1/directory.json', status: 200, kept: year },
  { path: '/search/words/1/0.json', status: 200, kept: year },
  { path: '/search/spelling/1/0.json', status: 200, kept: year },
  { path: '/search/lexicon/1/0.bin', status: 200, kept: year },
  { path: '/search/places/ab12cd3-0.bin', status: 200, kept: year },
  { path: '/card.png', status: 200, kept: 'no-cache', type: /^image\/png/ },
  { path: '/feed.xml', status: 200, kept: 'no-cache', type: /xml/ },
  { path: '/catalogue.bib', status: 200, kept: 'no-cache' },
  { path: '/feed.json', status: 200, kept: 'no-cache', shared: '*' },
  { path: '/code/feed.json', status: 200, kept: 'no-cache', shared: '*' },
  { path: '/areas/a/feed.json', status: 200, kept: 'no-cache', shared: '*' },
  { path: '/embed.js', status: 200, kept: 'no-cache', type: /javascript/, shared: '*' },
  { path: '/pagefind/pagefind.js', status: 200, kept: 'no-cache', shared: '*' },
];

interface Host {
  program: string;
  /** Whether it sends the `.br` files that stand beside others. */
  servesBrotli: boolean;
  start(port: number): ChildProcess;
}

const quiet = { stdio: 'ignore' } as const;
const hosts: Host[] = [
  {
    program: 'nginx',
    servesBrotli,
    start: (port) => startNginx(site, port, { scratch: folder }),
  },
  {
    program: 'caddy',
    servesBrotli: true,
    start(port) {
      const own = '{\n\tadmin off\n\tauto_https off\n}\n';
      const server = recipe('caddyfile')
        .replace(':80', `:${port}`)
        .replace(/\/srv\/[\w-]+/, site);
      const config = join(folder, 'Caddyfile');
      writeFileSync(config, own + server);
      const env = { ...process.env, HOME: folder };
      return spawn('caddy', ['run', '--config', config], { ...quiet, env });
    },
  },
];

async function answers(address: string): Promise<void> {
  for (let tries = 0; tries < 80; tries++) {
    if (await fetch(address).then(Boolean, () => false)) return;
    await setTimeout(100);
  }
}

for (const { program, servesBrotli, start } of hosts) {
  // Where the program is not installed its recipe stays untried.
  describe.runIf(isInstalled(program))(`${program} (skipped where it is not installed)`, () => {
    let server: ChildProcess;
    let address = '';

    beforeAll(async () => {
      const port = await freePort(4800);
      server = start(port);
      address = `http://127.0.0.1:${port}`;
      await answers(address);
    });
    afterAll(() => server.kill('SIGTERM'));

    test.each(asked)('$path', async ({ path, status, kept, type, shared = null }) => {
      const answer = await fetch(address + path);
      expect(answer.status).toBe(status);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        ...forAll,
        'cache-control': kept,
      });
      expect(answer.headers.get('access-control-allow-origin')).toBe(shared);
      if (type) expect(answer.headers.get('content-type')).toMatch(type);
      if (status === 404) expect(await answer.text()).toBe(files['404.html']);
    });

    test('leads to the slash that addresses end in', async () => {
      const answer = await fetch(`${address}/papers/a`, { redirect: 'manual' });
      expect([301, 308]).toContain(answer.status);
      expect(new URL(answer.headers.get('location') ?? '', address).pathname).toBe('/papers/a/');
    });

    test('compresses text', async () => {
      const answer = await fetch(`${address}/_astro/a.3f2a.css`);
      expect(answer.headers.get('content-encoding')).toBe('gzip');
      expect(await answer.text()).toBe(files['_astro/a.3f2a.css']);
    });

    test.each([
      { accepted: 'gzip, br', encoding: servesBrotli ? 'br' : 'gzip' },
      { accepted: 'gzip', encoding: 'gzip' },
      { accepted: 'identity', encoding: null },
    ])('sends what was compressed beforehand to whom it suits: $accepted', async (asked) => {
      const headers = { 'Accept-Encoding': asked.accepted };
      const answer = await fetch(`${address}/years/`, { headers });
      expect(answer.headers.get('content-encoding')).toBe(asked.encoding);
      expect(answer.headers.get('content-type')).toMatch(/^text\/html; charset=utf-8$/i);
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect(answer.headers.get('vary')).toMatch(/accept-encoding/i);
      const names = {
        br: 'compressed beforehand by brotli',
        gzip: 'compressed beforehand by gzip',
      };
      const { encoding } = asked;
      expect(await answer.text()).toBe(encoding ? names[encoding as 'br' | 'gzip'] : 'as it is');
    });
  });
}

test.each(asked)('Netlify and Cloudflare are told the same of $path', ({ path, kept, shared }) => {
  const [, text = ''] = /`public\/_headers`:\n\n```\n([\s\S]*?)```/.exec(recipes) ?? [];
  const {
    'cache-control': sent,
    'access-control-allow-origin': origin,
    ...rest
  } = readHeaders(text)(path);
  expect(rest).toEqual(forAll);
  expect(origin).toBe(shared);
  // Without a word of the owner's both have a file asked for anew.
  expect(sent).toBe(kept === year ? year : undefined);
});

test('every folder of the search is asked for here', () => {
  const sources = ['index', 'pagefind'].flatMap((room) => {
    const folder = join(import.meta.dirname, '../../../src/search', room);
    return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  });
  const made = sources.flatMap((text) => [...text.matchAll(/`(search\/[a-z]+\/)/g)]);
  const folders = new Set(made.map(([, folder = '']) => folder));
  expect(folders.size).toBeGreaterThan(4);
  expect([...folders].filter((folder) => !asked.some(({ path }) => path.includes(folder)))).toEqual(
    [],
  );
});

describe('S3', () => {
  const passes = readSyncs(recipe('sh'));

  test.each(asked.filter(({ status }) => status === 200))('is told the same of $path', (wanted) => {
    const file = wanted.path.slice(1).replace(/(^|\/)$/, '$1index.html');
    const taken = passes.filter(({ takes, deletes }) => takes(file) && !deletes);
    expect(taken.map(({ kept }) => kept)).toEqual([wanted.kept]);
  });

  test('lets pages of other sites read it', () => {
    const [, rules = ''] = /--cors-configuration '(.*)'/.exec(recipes) ?? [];
    expect(JSON.parse(rules)).toEqual({
      CORSRules: [{ AllowedOrigins: ['*'], AllowedMethods: ['GET'] }],
    });
  });

  test('puts pages after what they need, and takes away last', () => {
    const order = passes.map(({ takes, deletes }) => (deletes ? 'deletes' : takes('index.html')));
    expect(order).toEqual([false, true, 'deletes']);
  });
});

test('every host is told the same headers', () => {
  for (const [name, value] of Object.entries(forAll)) {
    const lines = recipes.split('\n').filter((line) => line.toLowerCase().includes(name));
    expect(lines.filter((line) => line.includes(value))).toHaveLength(4);
  }
});
