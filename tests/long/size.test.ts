import { join } from 'node:path';
import { expect, test } from 'vitest';
import { paperLine, writeFiles } from '../support/content-folder.ts';
import { corpusFiles, hasCorpus } from '../support/corpus.ts';
import { buildSite, makeProject } from '../support/site-builds.ts';
import { weighSite } from '../support/site-weight.ts';

/** What a site weighs that has these files of content. */
async function weigh(files: Record<string, string>) {
  const { root, remove } = makeProject();
  writeFiles(join(root, 'content'), files);
  await buildSite(root);
  const { all } = weighSite(join(root, 'dist'));
  remove();
  return all;
}

/** Papers that all have the same authors, and organisations. */
function crowd({ papers, orgs }: { papers: number; orgs: number }, length: number) {
  const authors = Array.from({ length }, (_, at) => `Person${at} ${'ABCDEFGH'[at % 8]}author${at}`);
  const org = Array.from({ length: orgs }, (_, at) => `org-${at}`);
  const lines = Array.from({ length: papers }, (_, at) => {
    return paperLine(`p${at}`, { title: `Subject ${'KLMN'[at]}`, authors, org });
  });
  const named = org.map((slug) => [`orgs/${slug}.yaml`, `name: The Institute ${slug}\n`]);
  return {
    'papers/papers.jsonl': lines.join(''),
    ...Object.fromEntries(named),
  };
}

test.each([
  { papers: 1, orgs: 0, authors: 2400 },
  { papers: 1, orgs: 180, authors: 1200 },
  { papers: 4, orgs: 0, authors: 1200 },
])(
  'of $papers papers with $orgs organisations twice the authors make twice the bytes',
  async ({ authors, ...kind }) => {
    const half = await weigh(crowd(kind, authors / 2));
    const whole = await weigh(crowd(kind, authors));
    expect(whole.bytes / half.bytes).toBeLessThanOrEqual(2.1);
    if (kind.papers === 1) expect(whole.bytes / authors).toBeLessThanOrEqual(40_000);
  },
);

test('1,000 papers of all years are 8,000 files at most', async ({ skip }) => {
  skip(!hasCorpus, 'CORPUS names no file of papers.');
  const { files } = await weigh(await corpusFiles(1000));
  expect(files).toBeLessThanOrEqual(8000);
});
