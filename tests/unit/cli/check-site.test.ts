import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { findSiteFaults } from '#cli/site/check-site.ts';
import { makeFolder } from '../../support/content-folder.ts';

const origin = 'https://papers.example';

/** A small site under a path that has every kind of address, all of which lead somewhere. */
const whole: Record<string, string> = {
  'index.html': `<!doctype html><html><head><link rel="stylesheet" href="/sub/_astro/a.css">
    <meta property="og:url" content="${origin}/sub/"><meta name="x" content="a b: c"></head>
    <body><main id="main"><a href="#main">Skip</a> <a href="/sub/papers/one/#cite" rel="x">One</a>
    <a href="https://other.example/sub/nowhere/">Other</a> <a href='unquoted'>no</a>
    <a title="a > b" href="papers/two/">Two</a> <p>No tag: &lt;a href="/sub/lost/"&gt;</p>
    <form action="/sub/"><input name="q"></form></main>
    <script type="module" src="/sub/_astro/a.js"></script></body></html>`,
  'papers/one/index.html':
    '<h1 id="cite" class="x">One</h1><a href="../../?q=a&amp;b=1#main">Home</a>',
  'papers/two/index.html': '<h1 id="two">Two</h1><a href="/sub/feed.xml">Feed</a>',
  'papers/old/index.html': '<meta http-equiv="refresh" content="0;url=/sub/papers/one/">',
  '404.html': '<a href="/sub/">Home</a>',
  '_astro/a.css': '.a{background:url("/sub/i.svg")} .b{background:url(data:image/png;base64,AA)}',
  '_astro/a.js': 'import("./b.js");const a="/q.js/1",b="x/y.json",c="/sw.js"',
  '_astro/b.js': 'new Worker(new URL(`/sub/_astro/a.js`,import.meta.url))',
  'i.svg': '<svg/>',
  'feed.xml': `<feed><link rel="self" href="${origin}/sub/feed.xml"/><id>urn:uuid:1</id>
    <uri>${origin}/sub/papers/one/</uri></feed>`,
  'feed.json': `{"feed_url":"${origin}/sub/feed.json","items":[{"url":"${origin}/sub/papers/one/"}]}`,
  'sitemap-1.xml': `<urlset><url><loc>${origin}/sub/papers/two/</loc></url></urlset>`,
  'llms.txt': '# Site\n\n- [One](/sub/papers/one/): text [with](/lost) a link\n',
  'robots.txt': `Sitemap: ${origin}/sub/sitemap-1.xml\n`,
};

function faultsOf(change: Record<string, string>, ledger: string[] = []): string[] {
  const folder = makeFolder({ ...whole, ...change });
  return findSiteFaults({ folder, base: '/sub/', site: origin, ledger }).faults;
}

describe('findSiteFaults', () => {
  test('has nothing to say about a whole site', () => {
    expect(faultsOf({}, ['papers/one', 'papers/old'])).toEqual([]);
  });

  test.each<{ name: string; change: Record<string, string>; out: string }>([
    {
      name: 'a link',
      change: { 'papers/one/index.html': '<h1 id="cite"><a class="b" href="/sub/papers/x/">X</a>' },
      out: '/papers/one/: /sub/papers/x/ leads nowhere',
    },
    {
      name: 'a link without its last slash',
      change: { '404.html': '<a href="/sub/papers/one">X</a>' },
      out: '/404.html: /sub/papers/one leads nowhere',
    },
    {
      name: 'a link out of the site',
      change: { '404.html': '<a href="/papers/one/">X</a>' },
      out: '/404.html: /papers/one/ is outside of /sub/',
    },
    {
      name: 'an address that is written wrongly',
      change: { '404.html': '<a href="/sub/%E0%A4/">X</a>' },
      out: '/404.html: /sub/%E0%A4/ is written wrongly',
    },
    {
      name: 'an address that runs a program',
      change: { '404.html': '<a href="javascript&#58;alert(1)">X</a>' },
      out: '/404.html: javascript:alert(1) is no address of the web',
    },
    {
      name: 'a place in another page',
      change: { 'papers/one/index.html': '<h1 id="cited">One</h1>' },
      out: '/: /sub/papers/one/#cite leads to no place in that page',
    },
    {
      name: 'a place in the page itself',
      change: { '404.html': '<a href="#top">X</a>' },
      out: '/404.html: #top leads to no place in that page',
    },
    {
      name: 'an id',
      change: { 'papers/two/index.html': '<p id="two"></p><p id="a"></p><p id="two"></p>' },
      out: '/papers/two/: #two is there twice',
    },
    {
      name: 'an orphan',
      change: {
        'papers/x/index.html': '<a href="/sub/papers/y/">Y</a>',
        'papers/y/index.html': '<a href="/sub/papers/x/">X</a>',
      },
      out: '/papers/x/: no other page leads there\n/papers/y/: no other page leads there',
    },
    {
      name: 'a page that sends on',
      change: { 'papers/old/index.html': '<meta http-equiv="refresh" content="0;url=/sub/x/">' },
      out: '/papers/old/: /sub/x/ leads nowhere',
    },
    {
      name: 'a script',
      change: { '404.html': '<script type="module" src="/sub/_astro/c.js"></script>' },
      out: '/404.html: /sub/_astro/c.js leads nowhere',
    },
    {
      name: 'a script of a script',
      change: { '_astro/b.js': 'import{a}from"./c.js"' },
      out: '/_astro/b.js: ./c.js leads nowhere',
    },
    {
      name: 'a worker',
      change: { '_astro/b.js': 'new Worker(new URL(`/sub/_astro/c.js`,import.meta.url))' },
      out: '/_astro/b.js: /sub/_astro/c.js leads nowhere',
    },
    {
      name: 'a picture of a style',
      change: { '_astro/a.css': 'a{background:url(./i.svg)}' },
      out: '/_astro/a.css: ./i.svg leads nowhere',
    },
    {
      name: 'the page as it names itself',
      change: { '404.html': `<meta property="og:url" content="${origin}/sub/x/">` },
      out: `/404.html: ${origin}/sub/x/ leads nowhere`,
    },
    {
      name: 'an entry of the Atom feed',
      change: { 'feed.xml': `<entry><link href="${origin}/sub/a&amp;b/"/></entry>` },
      out: `/feed.xml: ${origin}/sub/a&b/ leads nowhere`,
    },
    {
      name: 'an item of the JSON feed',
      change: { 'feed.json': `{"items":[{"url":"${origin}/sub/x/"}]}` },
      out: `/feed.json: ${origin}/sub/x/ leads nowhere`,
    },
    {
      name: 'a line of the sitemap',
      change: { 'sitemap-1.xml': `<loc>${origin}/sub/x/</loc>` },
      out: `/sitemap-1.xml: ${origin}/sub/x/ leads nowhere`,
    },
    {
      name: 'the list for language models',
      change: { 'llms.txt': '- [One](/sub/papers/x/): text\n- [Two](/sub/x)\n' },
      out: '/llms.txt: /sub/papers/x/ leads nowhere\n/llms.txt: /sub/x leads nowhere',
    },
    {
      name: 'the sitemap of robots.txt',
      change: { 'robots.txt': `Sitemap: ${origin}/sub/sitemap.xml\n` },
      out: `/robots.txt: ${origin}/sub/sitemap.xml leads nowhere`,
    },
  ])('finds what is wrong with $name', ({ change, out }) => {
    expect(faultsOf(change).join('\n')).toBe(out);
  });

  test('finds a published address that is gone', () => {
    expect(faultsOf({}, ['papers/gone', 'papers/one'])).toEqual([
      '/papers/gone/: was published and is not there',
    ]);
  });

  test('finds compressed files that hold something else, and those of pages that are gone', () => {
    const folder = makeFolder({ ...whole, 'papers/two/index.html.br': 'damaged' });
    const put = (name: string, content: string) =>
      writeFileSync(join(folder, name), gzipSync(content));
    put('index.html.gz', whole['index.html'] ?? '');
    put('papers/one/index.html.gz', 'what it was before');
    put('404.html.gz', whole['404.html'] ?? '');
    put('gone.html.gz', 'gone');
    put('data.jsonl.gz', 'an archive');
    expect(findSiteFaults({ folder, base: '/sub/', site: origin }).faults).toEqual([
      '/gone.html.gz: the page itself is not there',
      '/papers/one/index.html.gz: is not what the file beside it holds',
      '/papers/two/index.html.br: is not what the file beside it holds',
    ]);
  });

  test('says a fault once, however often it is there', () => {
    expect(faultsOf({ '404.html': '<a href="/sub/x/"></a>'.repeat(3) })).toHaveLength(1);
  });

  test('follows the links of a site at the root of a host that is not known', () => {
    const folder = makeFolder({ 'index.html': '<a href="/a/">A</a><a href="https://a.b/">B</a>' });
    expect(findSiteFaults({ folder })).toEqual({
      faults: ['/: /a/ leads nowhere'],
      pages: 1,
      addresses: 2,
    });
  });

  test('refuses a folder that is not there', () => {
    expect(() => findSiteFaults({ folder: 'no-such-folder' })).toThrow(
      'no-such-folder: is not there',
    );
  });
});

describe('npm run check -- --site', () => {
  function check(files: Record<string, string>) {
    const folder = makeFolder({ ...files, 'content/ledger.txt': 'papers/one\n' });
    const args = [resolve('src/cli/run.mjs'), 'src/cli/check.ts', '--site'];
    const { BASE: _, SITE: __, CONTENT_DIR: ___, ...env } = process.env;
    const { status, stdout } = spawnSync(process.execPath, args, {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    return { status, stdout };
  }

  test('counts what there is', () => {
    const files = {
      'dist/index.html': '<a href="/papers/one/">1</a>',
      'dist/papers/one/index.html': '',
    };
    expect(check(files)).toEqual({ status: 0, stdout: '2 pages, 1 address: all of them answer\n' });
  });

  test('lists what is broken', () => {
    expect(check({ 'dist/index.html': '<a href="/x/">X</a>' })).toEqual({
      status: 1,
      stdout:
        '/: /x/ leads nowhere\n/papers/one/: was published and is not there\n1 page, 1 address: 2 faults\n',
    });
  });
});
