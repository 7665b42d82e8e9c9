import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { buildCatalog } from '#catalog/build-catalog.ts';
import { toRow } from '#search/index/index-record.ts';
import { readContent } from '#sources/read-content.ts';
import { corpusCatalog, hasCorpus } from '../../support/corpus.ts';
import { buildIndex, indexAtOnce, termsIn } from '../../support/pagefind-at-once.ts';

const site = async () => {
  const { content } = await readContent('tests/fixtures/site');
  return buildCatalog(content);
};

test.for([
  { name: 'a small catalogue', load: site, runs: { least: 4, most: 6 }, missing: false },
  {
    name: 'a thousand real papers (set CORPUS to a data file)',
    load: () => corpusCatalog(1000),
    runs: { least: 100, most: 300 },
    missing: !hasCorpus,
  },
])(
  'of $name, an index of segments has what Pagefind makes at once',
  { timeout: 120_000 },
  async ({ load, runs, missing }, { skip }) => {
    if (missing) skip();
    const root = await mkdtemp(join(tmpdir(), 'pagefind-'));
    onTestFinished(() => rm(root, { recursive: true }));
    const rows = (await load()).papers.toReversed().map(toRow);
    const whole = await indexAtOnce(rows, join(root, 'own'));
    const cache = join(root, 'cache');
    const folder = join(root, 'ours');
    const { text } = await buildIndex(rows, { folder, cache, runs });
    expect((await readdir(cache)).length).toBeGreaterThan(2);
    const made = await termsIn(folder, text.chunks);
    expect(made.join('\n') === whole.join('\n')).toBe(true);
  },
);
