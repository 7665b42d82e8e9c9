import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { commonFile } from '#search/index/catalogue-file.ts';
import { unpackWord } from '#search/index/common-word.ts';
import { toRow } from '#search/index/index-record.ts';
import type { PaperRow } from '#search/index/row.ts';
import { buildIndex, indexAtOnce, termsIn } from '../../support/pagefind-at-once.ts';
import { makeCatalog } from '../../support/papers.ts';

/** Cuts the papers below into several runs. */
const runs = { least: 10, most: 30 };
const words = ['sparse', 'Gödel', 'godel', 'naïve', 'attention', 'graph', 'SeerKernel', 'state'];

const rows = makeCatalog(
  Array.from({ length: 120 }, (_, at) => ({
    id: `paper-${at}`,
    date: String(1900 + at),
    title: `On ${words[at % words.length]} ${words[(at * 3) % 7]} ${at}`,
    authors: ['Ann Møller', `Ørsted Nº${at % 13}`],
    abstract: `A ${words[(at * 5) % words.length]} model of the ${at % 17}th kind.`,
  })),
)
  .papers.toReversed()
  .map(toRow);

let root: string;
let last = 0;
/** Folders of an index that was built and stays as it is. */
let base: Site;

interface Site {
  folder: string;
  cache: string;
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'segments-'));
  base = await freshBuild(rows);
});
afterAll(() => rm(root, { recursive: true }));

function newSite(): Site {
  last++;
  return { folder: join(root, `site${last}`), cache: join(root, `cache${last}`) };
}

async function freshBuild(of: readonly PaperRow[]): Promise<Site> {
  const site = newSite();
  await buildIndex(of, { ...site, runs });
  return site;
}

async function filesIn(folder: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const digest = createHash('sha256').update(await readFile(file));
    files[file.slice(folder.length)] = digest.digest('hex');
  }
  return files;
}

const segments = async ({ cache }: Site) =>
  (await readdir(cache)).filter((name) => name.endsWith('.segment'));

const middle = rows[60] as PaperRow;
const added: PaperRow = { ...middle, id: 'added', title: 'An aardvark, added' };

/** Made-up words, some in many papers, some with marks, some outside the first plane. */
const syllables = ['lo', 'mi', 'ra', 'te', 'ku', 'né', 'ø', '猫', '𝒜', 'shi', '7', 'x'];
const madeUp = rows.map((row, paper): PaperRow => {
  const word = (at: number) =>
    [1, 5, 11, 29].map((step) => syllables[(paper * at + at * step) % 12]).join('');
  const abstract = Array.from({ length: 120 }, (_, at) => word(at % 40)).join(' ');
  return { ...row, abstract, title: word(paper % 17) };
});
/** A word that fills chunks of its own, before one that begins as it does. */
const common = rows.map((row, at): PaperRow => {
  return { ...row, abstract: at === 5 ? 'apricot' : 'apple '.repeat(100) };
});

test.each([
  { name: 'made-up words', of: madeUp },
  { name: 'a common word', of: common },
])('of $name, the index has what Pagefind makes at once', async ({ of }) => {
  const site = newSite();
  const whole = await indexAtOnce(of, join(root, `whole${last}`));
  const { text } = await buildIndex(of, { ...site, runs });
  expect(text.chunks.length).toBeGreaterThan(1);
  const made = await termsIn(site.folder, text.chunks);
  expect(made.join('\n') === whole.join('\n')).toBe(true);
});

test('a word that fills a chunk is alone in it, and without its places in a file of its own', async () => {
  const site = newSite();
  const { chunks, common: lists } = (await buildIndex(common, { ...site, runs })).text;
  const contents = await Promise.all(chunks.map((name) => termsIn(site.folder, [name])));
  const terms = contents.map((content) => content.map((line) => line.replace(/ .*/, '')));
  expect(terms.filter((own) => own.includes('apple'))).toEqual([['apple']]);
  const file = join(site.folder, commonFile(lists, lists.words.indexOf('apple')));
  const { ordinals, text } = unpackWord(JSON.parse(await readFile(file, 'utf8'))).postings;
  expect([ordinals.length, ordinals[5], Math.min(...text)]).toEqual([119, 6, 9]);
});

test('one paper is in one of several runs', async () => {
  expect((await segments(base)).length).toBeGreaterThan(4);
});

test.each([
  { change: 'added at the end', to: [...rows, added] },
  { change: 'added in the middle', to: rows.toSpliced(60, 0, added) },
  { change: 'added as the oldest', to: [added, ...rows] },
  { change: 'changed', to: rows.with(60, { ...middle, abstract: 'Zebras, not godel.' }) },
  { change: 'renamed', to: rows.with(60, { ...middle, id: 'renamed' }) },
  { change: 'removed', to: rows.toSpliced(60, 1) },
])('a paper $change has its run indexed anew, and the index is as built afresh', async ({ to }) => {
  const site = await freshBuild(rows);
  const before = new Set(await segments(site));
  const text = await buildIndex(to, { ...site, runs });
  const after = await segments(site);
  expect(after.filter((name) => !before.has(name)).length).toBeLessThanOrEqual(2);
  const fresh = newSite();
  expect(text).toEqual(await buildIndex(to, { ...fresh, runs }));
  expect(await filesIn(site.folder)).toEqual(await filesIn(fresh.folder));
  expect(await filesIn(site.cache)).toEqual(await filesIn(fresh.cache));
});

test('what the index does not have of a paper changes, and no run is indexed anew', async () => {
  const site = await freshBuild(rows);
  const before = await filesIn(site.cache);
  const to = rows.with(60, { ...middle, orgs: ['x'] });
  await buildIndex(to, { ...site, runs });
  expect(await filesIn(site.cache)).toEqual(before);
});

test('what other code has kept is made anew', async () => {
  const site = await freshBuild(rows);
  const before = new Set(await segments(site));
  await buildIndex(rows, { ...site, runs, fingerprint: 'other code' });
  expect((await segments(site)).filter((name) => before.has(name))).toEqual([]);
});

type Damage = (file: string, content: Buffer) => Promise<void>;

test.each<{ damage: string; to: Damage }>([
  { damage: 'lost', to: (file) => rm(file) },
  { damage: 'empty', to: (file) => writeFile(file, '') },
  { damage: 'cut off', to: (file, content) => writeFile(file, content.subarray(0, -20)) },
  {
    damage: 'changed in a byte',
    to: (file, content) =>
      writeFile(file, content.fill(7, content.length - 30, content.length - 29)),
  },
  { damage: 'something else', to: (file) => writeFile(file, 'Not an index') },
])('where what was kept is $damage, it is made anew', async ({ to }) => {
  const site = await freshBuild(rows);
  const [kept = ''] = await segments(site);
  await to(join(site.cache, kept), await readFile(join(site.cache, kept)));
  const chunks = join(site.folder, 'search/chunks');
  for (const name of await readdir(chunks)) {
    await to(join(chunks, name), await readFile(join(chunks, name)));
  }
  await writeFile(join(site.folder, 'search/left-over.json'), 'left over');
  await writeFile(join(chunks, 'left-over'), '');
  await writeFile(join(site.cache, 'left-over'), '');
  await buildIndex(rows, { ...site, runs });
  expect(await filesIn(site.folder)).toEqual(await filesIn(base.folder));
  expect(await filesIn(site.cache)).toEqual(await filesIn(base.cache));
});
