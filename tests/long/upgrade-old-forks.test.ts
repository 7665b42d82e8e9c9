import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readSiteEdits, readThemeEdits } from '#cli/upgrade/move-in.ts';
import type { Files } from '../support/git-repository.ts';
import { runUpgrade, setUpForks, stateOf } from '../support/upgrade-forks.ts';

const siteCode = (name: string, more = '') => `/** What a fork edits first. */
export const site = {
  name: ${JSON.stringify(name)},
  title: 'A title',
  repository: undefined as string | undefined,
  authorPageFrom: 1,
${more}  language: 'en',
};
`;
const tokens = `/* Colours */
@theme {
  --color-paper: light-dark(#fdfdfc, #151515);
  --color-accent: light-dark(#2750ab, #a3bdf8);
  --font-serif:
    Charter, "Sitka Text",
    serif;
  --font-mono: Menlo, monospace;
  --text-small: 0.8125rem;
}
`;
/** An upstream of the time when a fork's own things were code. */
const before: Files = {
  'src/site.ts': siteCode('Seed'),
  'src/styles/tokens.css': tokens,
  'public/favicon.svg': '<svg>seed</svg>\n',
  'public/card.png': Buffer.from([137, 0, 1]),
  'content/papers/seed2024one.mdx': 'seed one\n',
};
/** The same when they are data. */
const after: Files = {
  'src/site.ts': null,
  'src/styles/tokens.css': tokens.replace('0.8125rem', '0.9rem'),
  'public/favicon.svg': null,
  'public/card.png': null,
  'public/.gitkeep': '',
  'content/site.yaml': 'name: Seed\n',
  'content/icon.svg': '<svg>seed, newer</svg>\n',
  'content/card.png': Buffer.from([137, 0, 2]),
  'content/logo.svg': '<svg>logo</svg>\n',
  'content/about.md': 'About\n',
  'content/home.md': 'Welcome to the seeds\n',
  'content/papers/seed2025two.mdx': 'seed two\n',
};

const changedTokens = tokens
  .replace('#2750ab, #a3bdf8', '#123456, #fedcba')
  .replace('Menlo, monospace', '"Vela Mono",\n    monospace');

describe('a fork older than content/site.yaml', () => {
  const forks = setUpForks(before);
  const upgrade = (...words: string[]) => runUpgrade(forks.fork, ...words);

  test('finds what it changed of code and public/ in content/', async () => {
    const { upstream, fork } = forks;
    fork.commit({
      'src/site.ts': siteCode('Vela\'s: "Lab" # 1', "  offline: false,\n  motto: 'More',\n"),
      'src/styles/tokens.css': changedTokens,
      'public/favicon.svg': '<svg>vela</svg>\n',
      'public/card.png': Buffer.from([137, 0, 3]),
      'public/pdf/vela.pdf': 'pdf\n',
    });
    upstream.commit(after);
    const { code, out } = await upgrade();
    expect(code).toBe(0);
    expect(fork.files()).toEqual([
      ...['about.md', 'card.png', 'icon.svg', 'logo.svg', 'papers/seed2024one.mdx'].map(
        (name) => `content/${name}`,
      ),
      'content/site.yaml',
      'content/theme.yaml',
      'public/pdf/vela.pdf',
      'src/styles/tokens.css',
    ]);
    expect(parse(fork.read('content/site.yaml'))).toEqual({
      name: 'Vela\'s: "Lab" # 1',
      title: 'A title',
      language: 'en',
      authorPageFrom: 1,
      offline: false,
    });
    expect(parse(fork.read('content/theme.yaml'))).toEqual({
      colors: { accent: ['#123456', '#fedcba'] },
      type: { mono: '"Vela Mono", monospace' },
    });
    expect(fork.read('src/styles/tokens.css')).toBe(after['src/styles/tokens.css']);
    expect(fork.read('content/icon.svg')).toBe('<svg>vela</svg>\n');
    expect(fork.git('diff', '--stat', 'HEAD:public/card.png', ':content/card.png')).toBe('');
    expect(out).toContain('content/site.yaml: name, words and settings of your src/site.ts');
    expect(out).toContain('src/site.ts: "motto" has no place in content/site.yaml');
    expect(out).toContain('content/theme.yaml: accent, mono of your src/styles/tokens.css');
    expect(out).toContain('content/icon.svg: your public/favicon.svg');
    expect(fork.git('status', '--porcelain')).not.toMatch(/^(?:.[MD]|U|\?)/m);
    fork.git('commit', '--no-edit', '--quiet');
    expect((await upgrade()).out).toContain('There is nothing newer');
    upstream.commit({ 'content/icon.svg': null, 'content/site.yaml': 'name: Seeds\n' });
    const state = stateOf(fork);
    expect((await upgrade()).out).toContain('0 files of code come from upstream.');
    fork.git('commit', '--no-edit', '--quiet');
    expect(fork.git('diff', '--stat', 'HEAD^')).toBe('');
    expect(state).toContain(fork.read('content/site.yaml'));
  });

  test('shows what it showed where it had changed nothing', async () => {
    const { upstream, fork } = forks;
    upstream.commit(after);
    const { code } = await upgrade();
    expect(code).toBe(0);
    expect(parse(fork.read('content/site.yaml'))).toMatchObject({ name: 'Seed' });
    expect(fork.read('content/icon.svg')).toBe(after['content/icon.svg']);
    expect(fork.files()).not.toContain('content/theme.yaml');
    expect(fork.files()).not.toContain('content/home.md');
    expect(fork.files().filter((path) => path.startsWith('public/'))).toEqual(['public/.gitkeep']);
  });

  test('is left without pictures that it took away, and keeps what is in content/ already', async () => {
    const { upstream, fork } = forks;
    fork.commit({
      'public/favicon.svg': null,
      'public/card.png': null,
      'content/logo.svg': '<svg>vela</svg>\n',
    });
    upstream.commit(after);
    await upgrade();
    expect(fork.files()).not.toContain('content/icon.svg');
    expect(fork.files()).not.toContain('content/card.png');
    expect(fork.read('content/logo.svg')).toBe('<svg>vela</svg>\n');
  });

  test('has to settle what a theme cannot hold', async () => {
    const { upstream, fork } = forks;
    fork.commit({ 'src/styles/tokens.css': changedTokens.replace('0.8125rem', '1rem') });
    upstream.commit(after);
    const { code, out } = await upgrade();
    expect(code).toBe(1);
    expect(out).toContain('  src/styles/tokens.css\n');
    expect(out).not.toContain('  src/site.ts\n');
    expect(parse(fork.read('content/theme.yaml'))).toMatchObject({ colors: { accent: {} } });
  });

  test('has to settle a src/site.ts that cannot be read', async () => {
    const { upstream, fork } = forks;
    const own = "import { name } from './own.ts';\nexport const site = { name };\n";
    fork.commit({ 'src/site.ts': own });
    upstream.commit(after);
    const { code, out } = await upgrade();
    expect(code).toBe(1);
    expect(out).toContain(
      "src/site.ts could not be read, so this is upstream's; write your own name and words there",
    );
    expect(out).toContain('src/site.ts: changed here, removed by upstream');
    expect(fork.read('src/site.ts')).toBe(own);
  });

  test('only shows what it would do', async () => {
    const { upstream, fork } = forks;
    fork.commit({ 'src/site.ts': siteCode('Vela') });
    upstream.commit(after);
    const state = stateOf(fork);
    const { out } = await upgrade('--dry-run');
    expect(out).toContain('content/site.yaml: name, words and settings');
    expect(stateOf(fork)).toBe(state);
    await upgrade();
    fork.git('merge', '--abort');
    expect(stateOf(fork)).toBe(state);
  });
});

describe('readSiteEdits', () => {
  test.each([
    { name: 'without a name', code: "export const site = { title: 'A title' };\n" },
    { name: 'that is a list', code: "export const site = ['Vela'];\n" },
    { name: 'that has another export', code: "export default { name: 'Vela' };\n" },
    { name: 'that is no code', code: 'export const site = {\n' },
  ])('takes nothing from code $name', async ({ code }) => {
    expect(await readSiteEdits(code)).toBeUndefined();
  });

  test('names what has no place, or not this form', async () => {
    const code = `export const site = { name: 'Vela', title: ['A'], repository: null, colour: 1 };`;
    expect(await readSiteEdits(code)).toEqual({
      record: { name: 'Vela' },
      homeless: ['title', 'colour'],
    });
  });
});

describe('readThemeEdits', () => {
  test.each([
    { name: 'nothing', from: '', to: '', edits: { isAll: true } },
    {
      name: 'a comment and the layout',
      from: 'Charter, "Sitka Text",\n    serif',
      to: 'Charter,   "Sitka Text", serif',
      edits: { isAll: true },
    },
    {
      name: 'a colour for day and night alike',
      from: 'light-dark(#fdfdfc, #151515)',
      to: '#FFF',
      edits: { colors: { paper: ['#FFF', '#FFF'] }, isAll: true },
    },
    {
      name: 'a colour of another form',
      from: '#fdfdfc',
      to: 'oklch(98% 0 0)',
      edits: { isAll: false },
    },
    {
      name: 'a colour more',
      from: '--text-small',
      to: '--color-brand: #123;\n  --text-small',
      edits: { isAll: false },
    },
    {
      name: 'a colour less',
      from: '  --color-paper: light-dark(#fdfdfc, #151515);\n',
      to: '',
      edits: { isAll: false },
    },
  ])('$name', ({ from, to, edits }) => {
    const found = readThemeEdits(tokens, tokens.replace(from, to));
    expect(found).toEqual({ colors: {}, type: {}, ...edits });
  });
});
