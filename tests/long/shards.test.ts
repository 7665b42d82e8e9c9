import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readContent } from '#sources/read-content.ts';
import { writeFiles } from '../support/content-folder.ts';
import { corpusFiles, hasCorpus } from '../support/corpus.ts';
import {
  addPapers,
  buildEnvironment,
  buildSiteUnder,
  makeProject,
  readSite,
} from '../support/site-builds.ts';

/** The workflow that builds a site on several machines: its commands are run here, one by one. */
const { jobs } = parse(readFileSync('.github/workflows/shards.yml', 'utf8'));
const { content } = await readContent('tests/fixtures/site');
const shards: number[] = jobs.build.strategy.matrix.shard;
const address = { SITE: 'https://papers.example', BASE: '/sub/' };

function runSteps(job: 'build' | 'join', root: string, shard = 0): void {
  for (const { run } of jobs[job].steps as { run?: string }[]) {
    // The project's copy has its packages; `CI` is set there.
    if (!run || run === 'npm ci') continue;
    const command = run.replace(/\$\{\{ matrix\.shard \}\}/g, String(shard));
    const env = { ...buildEnvironment(), ...address, CI: 'true' };
    execFileSync('bash', ['-e', '-c', command], { cwd: root, env, stdio: 'pipe' });
  }
}

/** Every shard in a project of its own, as on a machine of its own. */
async function buildShards(fill: (root: string) => Promise<void>, parts: string): Promise<void> {
  for (const shard of shards) {
    const { root, remove } = makeProject();
    await fill(root);
    runSteps('build', root, shard);
    mkdirSync(join(parts, `part-${shard}`), { recursive: true });
    renameSync(join(root, 'part.tar'), join(parts, `part-${shard}/part.tar`));
    remove();
  }
}

test.for([
  {
    name: 'a small catalogue',
    papers: content.papers.length,
    skip: false,
    fill: async (root: string) => addPapers(root),
  },
  {
    name: '1,000 papers of the corpus (CORPUS names its file)',
    papers: 1000,
    skip: !hasCorpus,
    fill: async (root: string) => writeFiles(join(root, 'content'), await corpusFiles(1000)),
  },
])(
  'what the workflow for several machines leaves is the site of one build: $name',
  async (sample, { skip }) => {
    skip(sample.skip, 'The corpus is not here.');
    const { root, remove } = makeProject();
    await sample.fill(root);
    await buildSiteUnder(root, address);
    const whole = readSite(root);
    rmSync(join(root, 'dist'), { recursive: true });
    await buildShards(sample.fill, join(root, 'parts'));
    runSteps('join', root);
    const joined = readSite(root);
    remove();
    expect([...joined.keys()]).toEqual([...whole.keys()]);
    expect([...joined.keys()].filter((name) => joined.get(name) !== whole.get(name))).toEqual([]);
    const papers = [...whole.keys()].filter((name) =>
      /(?:^|\/)papers\/[^/]+\/index\.html$/.test(name),
    );
    expect(papers).toHaveLength(sample.papers);
  },
);
