import { describe, expect, test } from 'vitest';
import { readSite } from '#sources/site-data.ts';
import { makeFolder } from '../../support/content-folder.ts';
import { png, readSiteOf, svg } from '../../support/site-folder.ts';

test('a folder that says nothing of itself has what is usual', async () => {
  const { site, lines } = await readSiteOf({});
  expect(lines).toEqual([]);
  expect(site).toMatchObject({
    name: 'Papers',
    menu: ['areas', 'authors', 'orgs', 'venues', 'years'],
  });
  expect([site.logo, site.icon, site.card, site.home, site.about]).toEqual(
    Array(5).fill(undefined),
  );
});

test('everything that a catalogue can say of itself is read', async () => {
  const { site, lines } = await readSiteOf({
    'site.yaml':
      'name: Vela Lab\nmenu: [years, {label: The lab, url: https://example.org}]\nfooter: {text: Bye}\n',
    'theme.yaml':
      'colors:\n  accent: ["#333", "#eeeeee"]\ntype:\n  serif: \'"Noto Serif", serif\'\n',
    'logo.svg': `<?xml version="1.0"?>\n${svg.replace('<svg', "<svg aria-hidden='false'")}\n  <path d="M0 0h1v1z"/>\n</svg>\n`,
    'icon.svg': `${svg}<style>path { fill: red }</style><path d="M0 0h1v1z"/></svg>`,
    'card.png': png(1200, 630),
    'home.md': 'Welcome to [the years](/years/).\n',
    'about.md': '## Who\n\n*We*, [at home](https://example.org/we).\n',
  });
  expect(lines).toEqual([]);
  expect(site).toMatchObject({
    name: 'Vela Lab',
    menu: ['years', { label: 'The lab', url: 'https://example.org' }],
    footer: { text: 'Bye', links: ['about', 'code'] },
    theme: { colors: { accent: ['#333', '#eeeeee'] }, type: { serif: '"Noto Serif", serif' } },
    logo: `<svg aria-hidden="true"${svg.slice(4)}<path d="M0 0h1v1z"/></svg>`,
    home: '<p>Welcome to <a href="site:/years/">the years</a>.</p>',
    about:
      '<h2>Who</h2>\n<p><em>We</em>, <a href="https://example.org/we" rel="external">at home</a>.</p>',
  });
});

test('texts have no signs that do not show', async () => {
  const { site } = await readSiteOf({ 'site.yaml': 'name: A', 'home.md': 'a\u202eb\u001b[3mc\n' });
  expect(site.home).toBe('<p>ab[3mc</p>');
});

test('the first folder with a site.yaml has everything', async () => {
  const own = makeFolder({ 'about.md': 'Mine' });
  const other = makeFolder({ 'site.yaml': 'name: Other', 'home.md': 'Theirs' });
  const { site } = await readSite([own, other], own);
  expect([site.name, site.home, site.about]).toEqual(['Other', '<p>Theirs</p>', undefined]);
});

describe('what is not valid is told with its line', () => {
  test.each<{ name: string; files: Record<string, string | Uint8Array>; out: string[] }>([
    {
      name: 'a missing name and a misspelt field',
      files: { 'site.yaml': 'titel: Papers\n' },
      out: [
        'site.yaml:1: name: is missing; write the name of the catalogue as text, in quotes if need be',
        'site.yaml:1: titel: is not a field; did you mean title?',
      ],
    },
    {
      name: 'an empty file',
      files: { 'site.yaml': '' },
      out: [
        'site.yaml:1: name: is missing; write the name of the catalogue as text, in quotes if need be',
      ],
    },
    {
      name: 'a list',
      files: { 'site.yaml': '- name\n' },
      out: ['site.yaml:1: is not a record; write its fields by name'],
    },
    {
      name: 'a menu of unknown pages and of addresses that run something',
      files: {
        'site.yaml':
          'name: A\nmenu:\n  - authors\n  - people\n  - {label: B, url: "javascript:alert(1)"}\n',
      },
      out: [
        'site.yaml:4: menu.1: "people" is not valid; write areas, authors, orgs, venues, years, code or about, or {label, url}',
        'site.yaml:5: menu.2.url: "javascript:alert(1)" is not valid; write an address that starts with https:// or with a slash',
      ],
    },
    {
      name: 'addresses that lead to another host or nowhere, and words that would not show',
      files: {
        'site.yaml':
          'name: "A\u202eB"\nfooter: {text: "\u007f", links: [{label: "\u200e", url: /about/}]}\nmenu:\n' +
          [
            '/\\b.example',
            '//b.example',
            'https:///b',
            'https://[b',
            '/a b',
            '/a/?b#ü',
            'https://ü.example:80/',
          ]
            .map((url) => `  - {label: B, url: '${url}'}\n`)
            .join(''),
      },
      out: [
        'site.yaml:1: name: "A\\u202eB" is not valid; write the name of the catalogue without signs that do not show',
        'site.yaml:2: footer.text: "\\u007f" is not valid; write the line of the footer without signs that do not show',
        'site.yaml:2: footer.links.0.label: "\\u200e" is not valid; write the words of the link without signs that do not show',
        `site.yaml:4: menu.0.url: ${JSON.stringify('/\\b.example')} is not valid; write an address that starts with https:// or with a slash`,
        `site.yaml:5: menu.1.url: ${JSON.stringify('//b.example')} is not valid; write an address that starts with https:// or with a slash`,
        `site.yaml:6: menu.2.url: ${JSON.stringify('https:///b')} is not valid; write an address that starts with https:// or with a slash`,
        `site.yaml:7: menu.3.url: ${JSON.stringify('https://[b')} is not valid; write an address that starts with https:// or with a slash`,
        `site.yaml:8: menu.4.url: ${JSON.stringify('/a b')} is not valid; write an address that starts with https:// or with a slash`,
      ],
    },
    {
      name: 'numbers and switches of another form',
      files: {
        'site.yaml':
          'name: A\nauthorPageFrom: 0\npagefindUpTo: -1\noffline: never\nlanguage: English\n',
      },
      out: [
        'site.yaml:2: authorPageFrom: 0 is not valid; write a number of papers, like 2',
        'site.yaml:3: pagefindUpTo: -1 is not valid; write up to how many papers, like 500, or 0 for never',
        'site.yaml:4: offline: "never" is not valid; write true or false',
        'site.yaml:5: language: "English" is not valid; write a language like en or pt-BR',
      ],
    },
    {
      name: 'addresses of texts that are none, or lead to another host',
      files: { 'about.md': '[a](/\\b.example) [c](http://[)\n' },
      out: [
        'about.md:1: /\\b.example leads nowhere; write an address with https://, or one of this site with a slash, like /areas/',
        'about.md:1: http://[ leads nowhere; write an address with https://, or one of this site with a slash, like /areas/',
      ],
    },
    {
      name: 'a field of a field that is there twice',
      files: { 'site.yaml': 'name: A\nfooter:\n  text: A\n  text: B\n' },
      out: ['site.yaml:4: footer.text: is written twice; keep one of them'],
    },
    {
      name: 'folders of nearly the usual name',
      files: { 'site.yaml': 'name: A\n', 'Areas/x': '', 'org/x': '', 'other/x': '' },
      out: ['Areas:1: is not read; name it areas', 'org:1: is not read; name it orgs'],
    },
    {
      name: 'fields of the footer that are none',
      files: { 'site.yaml': 'name: A\nfooter:\n  txt: A\n  colophon: B\n' },
      out: [
        'site.yaml:3: footer.txt: is not a field; did you mean text?',
        'site.yaml:4: footer.colophon: is not a field; remove it, or use one of text, links',
      ],
    },
    {
      name: 'a file of a dictionary, where its package is asked for',
      files: { 'site.yaml': 'name: A\ndictionaries: [dictionary-en/index.dic]\n' },
      out: [
        'site.yaml:2: dictionaries.0: "dictionary-en/index.dic" is not valid; write the name of a package, like dictionary-en',
      ],
    },
    {
      name: 'a dictionary that is not installed',
      files: { 'site.yaml': 'name: A\ndictionaries:\n  - dictionary-en\n  - dictionary-none\n' },
      out: [
        'site.yaml:4: dictionaries.1: "dictionary-none" is not installed; run npm install dictionary-none, or take it out of the list',
      ],
    },
    {
      name: 'colours that are none, and styles that are more than fonts',
      files: {
        'theme.yaml': 'colors:\n  accent: [blue, "#fff"]\ntype:\n  serif: "a;} body {color: red"\n',
      },
      out: [
        'theme.yaml:2: colors.accent.0: "blue" is not valid; write a colour like "#1f4e79", in quotes',
        `theme.yaml:4: type.serif: "a;} body {color: red" is not valid; write fonts as CSS lists them, like 'Charter, "Noto Serif", serif'`,
      ],
    },
    {
      name: 'a colour without its other scheme',
      files: { 'theme.yaml': 'colors:\n  accent: "#123456"\n' },
      out: [
        'theme.yaml:2: colors.accent: "#123456" is not valid; write the colour by day and the one by night, like ["#1f4e79", "#a8c7ef"]',
      ],
    },
    {
      name: 'HTML, a heading of the page, and links that run or load something',
      files: {
        'home.md':
          '# Title\n\nText <b>bold</b> [a](javascript:alert(1)) [b](years)\n\n![c](https://example.org/c.png)\n',
      },
      out: [
        'home.md:1: is a heading of the page; begin with ##',
        'home.md:3: is HTML; write it as Markdown',
        'home.md:3: is HTML; write it as Markdown',
        'home.md:3: javascript:alert(1) leads nowhere; write an address with https://, or one of this site with a slash, like /areas/',
        'home.md:3: years leads nowhere; write an address with https://, or one of this site with a slash, like /areas/',
        'home.md:5: https://example.org/c.png is no picture of this site; put it into public/ and write its address with a slash, like /group.png',
      ],
    },
    {
      name: 'a folder in the place of a file, and a name that is not read',
      files: { 'about.md/x': '', 'site.yml': 'name: A' },
      out: [
        'about.md:1: is a folder; make it a file',
        'site.yml:1: is not read; name it site.yaml',
      ],
    },
    {
      name: 'bytes that are not UTF-8',
      files: { 'home.md': Buffer.from('a\n\xff\n', 'latin1') },
      out: ['home.md:2: holds bytes that are not UTF-8; save it as UTF-8'],
    },
  ])('$name', async ({ files, out }) => {
    const { lines } = await readSiteOf(files);
    expect(lines.toSorted()).toEqual(out.toSorted());
  });
});

test('colours that are too close are named, both of them, with their scheme', async () => {
  const { lines } = await readSiteOf({
    'theme.yaml': 'colors:\n  wash: ["#f4f4f1", "#1f1f1e"]\n  accent: ["#8fa8e0", "#a3bdf8"]\n',
  });
  expect(lines).toEqual([
    'theme.yaml:3: colors.accent: accent #8fa8e0 on paper #fdfdfc has a contrast of 2.33 in the light scheme, below 4.5; make one of them darker or the other lighter',
    'theme.yaml:3: colors.accent: accent #8fa8e0 on field #fff has a contrast of 2.37 in the light scheme, below 4.5; make one of them darker or the other lighter',
    'theme.yaml:3: colors.accent: accent #8fa8e0 on wash #f4f4f1 has a contrast of 2.15 in the light scheme, below 4.5; make one of them darker or the other lighter',
    'theme.yaml:3: colors.accent: paper #fdfdfc on accent #8fa8e0 has a contrast of 2.33 in the light scheme, below 4.5; make one of them darker or the other lighter',
  ]);
});
