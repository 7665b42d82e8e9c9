import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { askLink, checkLinks, isRepositoryHost, readRepositoryPage } from '#cli/links/ask-links.ts';
import { main } from '#cli/links.ts';
import { runCommand } from '../../support/command.ts';
import { makeContentFolder, paperLine } from '../../support/content-folder.ts';

const options = { concurrency: 4, delay: 5, retries: 2, timeout: 400, patience: 2000 };

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A server that misbehaves in one way at each address. */
function misbehave(): RequestListener {
  const seen = new Map<string, number>();
  return ({ url = '', method }, response) => {
    const times = (seen.get(url) ?? 0) + 1;
    seen.set(url, times);
    const say = (status: number, headers = {}, body = '') =>
      response.writeHead(status, headers).end(body);
    const go = (status: number, location: string) => say(status, { location });
    if (url === '/ok') return say(200);
    if (url === '/no-head') return say(method === 'HEAD' ? 405 : 200);
    if (url === '/gone') return say(404);
    if (url === '/deleted') return say(410);
    if (url === '/moved') return go(301, '/new');
    if (url === '/new') return say(200);
    if (url === '/login') return go(301, `/login/${'a'.repeat(2000)}`);
    if (url.startsWith('/login/')) return say(200);
    if (url === '/moved-twice') return go(308, '/moved');
    if (url === '/slash') return go(301, '/slash/');
    if (url === '/slash/') return say(200);
    if (url === '/for-now') return go(302, '/new');
    if (url === '/mixed') return go(301, '/for-now');
    if (url === '/moved-away') return go(301, '/gone');
    if (url === '/circle') return go(301, '/circle');
    if (url === '/elsewhere') return go(301, 'javascript:alert(1)');
    if (url === '/broken-location') return go(301, 'http://');
    if (url === '/forbidden') return say(403);
    if (url === '/busy') return say(429, { 'retry-after': '3600' });
    if (url === '/recovers') return say(times < 3 ? 503 : 200);
    if (url === '/recovers-later') return times < 2 ? say(429, { 'retry-after': '1' }) : say(200);
    if (url === '/down') return say(500);
    if (url === '/archived')
      return say(200, {}, '<p>This repository was archived by the owner on Jan 1, 2020.</p>');
    if (url === '/empty') return say(200, {}, '<h3>This repository is empty.</h3>');
    if (url === '/reset') return void response.destroy();
    if (url === '/endless') {
      response.writeHead(200);
      const drip = setInterval(() => response.write('x'.repeat(1000)), 20);
      response.on('close', () => clearInterval(drip));
    }
    return undefined; // says nothing at all
  };
}

describe('checkLinks', () => {
  test.each([
    { path: '/ok', out: { state: 'alive', reached: true } },
    { path: '/no-head', out: { state: 'alive', reached: true } },
    { path: '/gone', out: { state: 'gone', reached: true } },
    { path: '/deleted', out: { state: 'gone', reached: true } },
    { path: '/moved', out: { state: 'moved', reached: true, to: '/new' } },
    { path: '/moved-twice', out: { state: 'moved', reached: true, to: '/new' } },
    { path: '/login', out: { state: 'alive', reached: true } },
    { path: '/slash', out: { state: 'alive', reached: true } },
    { path: '/for-now', out: { state: 'alive', reached: true } },
    { path: '/mixed', out: { state: 'alive', reached: true } },
    { path: '/moved-away', out: { state: 'gone', reached: true } },
    { path: '/circle', out: { state: 'unreachable', reached: true } },
    { path: '/elsewhere', out: { state: 'unreachable', reached: true } },
    { path: '/forbidden', out: { state: 'refused', reached: true } },
    { path: '/busy', out: { state: 'refused', reached: true, retry: { after: 3600 } } },
    { path: '/recovers', out: { state: 'alive', reached: true } },
    { path: '/recovers-later', out: { state: 'alive', reached: true } },
    { path: '/down', out: { state: 'unreachable', reached: true, retry: { after: 0 } } },
    { path: '/reset', out: { state: 'unreachable', reached: false, retry: { after: 0 } } },
    { path: '/silent', out: { state: 'unreachable', reached: false, retry: { after: 0 } } },
    {
      path: '/broken-location',
      out: { state: 'unreachable', reached: false, retry: { after: 0 } },
    },
  ])('$path', async ({ path, out }) => {
    const server = await serve(misbehave());
    const answers: unknown[] = [];
    await checkLinks(
      [{ url: server + path, isCode: false }],
      options,
      (_, answer) => void answers.push(answer),
    );
    const to = 'to' in out ? { to: server + out.to } : {};
    expect(answers).toEqual([{ ...out, ...to }]);
  });

  test('asks a host one link at a time, and several hosts side by side', async () => {
    let open = 0;
    let most = 0;
    const slow: RequestListener = (_, response) => {
      most = Math.max(most, ++open);
      setTimeout(() => {
        open -= 1;
        response.end();
      }, 20);
    };
    const one = await serve(slow);
    const urls = Array.from({ length: 5 }, (_, at) => ({ url: `${one}/${at}`, isCode: false }));
    await checkLinks(urls, options, () => {});
    expect(most).toBe(1);
    const two = await serve(slow);
    await checkLinks([...urls, { url: `${two}/`, isCode: false }], options, () => {});
    expect(most).toBe(2);
  });
});

describe('repositories', () => {
  test.each([
    { path: '/archived', out: 'archived' },
    { path: '/empty', out: 'empty' },
    { path: '/ok', out: 'alive' },
    { path: '/endless', out: 'unreachable' },
  ])('$path', async ({ path, out }) => {
    const server = await serve(misbehave());
    const { state } = await askLink(server + path, { timeout: 400, isRepository: true });
    expect(state).toBe(out);
  });

  test('are known by their hosts, and by what their pages say', () => {
    expect(isRepositoryHost('https://github.com/a/b')).toBe(true);
    expect(isRepositoryHost('https://gitlab.inria.fr/a/b')).toBe(true);
    expect(isRepositoryHost('https://github.com.example.org/')).toBe(false);
    expect(
      readRepositoryPage(
        '<p>This is an archived project. Repository and other resources are read-only.</p>',
      ),
    ).toBe('archived');
    expect(readRepositoryPage('<p>We archived the data; nothing is empty</p>')).toBeUndefined();
  });
});

async function run(folder: string, ...words: string[]) {
  const quick = ['--delay', '5', '--timeout', '400', '--retries', '1'];
  const { status, out, error } = await runCommand(main, [...quick, ...words], {
    CONTENT_DIR: folder,
  });
  return { code: status, out, error };
}

describe('npm run links', () => {
  const link = (label: string, url: string) => ({ label, url });
  const states = (folder: string) =>
    readFileSync(join(folder, 'links.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { url: string; state: string });

  test('writes what it finds, asks nothing twice, and forgets links that are gone from the records', async () => {
    const asked: string[] = [];
    const behave = misbehave();
    const server = await serve((request, response) => {
      asked.push(request.url ?? '');
      behave(request, response);
    });
    const folder = makeContentFolder({
      'papers/a.jsonl': paperLine('a', {
        url: `${server}/ok`,
        pdf: `${server}/forbidden`,
        links: [link('x', `${server}/moved`), link('y', 'http://127.0.0.1:1/')],
      }),
    });
    const first = await run(folder);
    expect(first).toMatchObject({ code: 0, error: '' });
    expect(first.out).toMatch(
      /links\.jsonl: 4 links asked: 1 \w+, 1 \w+, 1 \w+, 1 \w+; 0 asked not long ago/,
    );
    const today = new Date().toISOString().slice(0, 10);
    expect(states(folder)).toEqual([
      { url: 'http://127.0.0.1:1/', state: 'unreachable', date: today },
      { url: `${server}/moved`, state: 'moved', date: today, to: `${server}/new` },
      { url: `${server}/ok`, state: 'alive', date: today },
    ]);
    asked.length = 0;
    const again = await run(folder);
    expect(again.out).toContain('1 link asked: 1 refused; 3 asked not long ago');
    expect(new Set(asked)).toEqual(new Set(['/forbidden']));
    writeFileSync(join(folder, 'papers/a.jsonl'), paperLine('a', { url: `${server}/ok` }));
    await run(folder, '--max-age', '0');
    expect(states(folder).map(({ url }) => url)).toEqual([`${server}/ok`]);
  }, 30_000);

  test('changes nothing without a network', async () => {
    const dead = 'http://127.0.0.1:1';
    const folder = makeContentFolder({
      'papers/a.jsonl': paperLine('a', { url: `${dead}/a`, pdf: `${dead}/b` }),
    });
    const { code, error } = await run(folder);
    expect({ code, error }).toEqual({
      code: 1,
      error: 'none of 2 links could be reached; is there a network? Nothing was written\n',
    });
    expect(existsSync(join(folder, 'links.jsonl'))).toBe(false);
    const before = `${JSON.stringify({ url: `${dead}/a`, state: 'alive', date: '2020-01-01' })}\n`;
    writeFileSync(join(folder, 'links.jsonl'), before);
    expect(await run(folder)).toMatchObject({ code: 1 });
    expect(readFileSync(join(folder, 'links.jsonl'), 'utf8')).toBe(before);
  }, 30_000);

  test('refuses a damaged file, and explains its use', async () => {
    const folder = makeContentFolder({
      'papers/a.jsonl': paperLine('a'),
      'links.jsonl': '{"url":"x","state":"fine"}\n',
    });
    const { code, error } = await run(folder);
    expect(code).toBe(1);
    expect(error).toContain('links.jsonl:1: state: "fine" is not valid; write alive, moved,');
    expect((await run(folder, '--only', 'video')).error).toContain('--only video is not known');
  }, 30_000);
});
