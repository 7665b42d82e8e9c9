import { hash } from 'node:crypto';
import { appendFile, cp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { counted, grouped } from '#catalog/counted.ts';
import { compareText, newestFirst } from '#catalog/order.ts';
import { keptFolder } from '#pipeline/build-cache.ts';
import { byteSize } from '#pipeline/progress.ts';
import { paperSchema } from '#schema/paper.ts';
import { readJsonLines } from '#sources/json-lines.ts';
import { writeFiles } from '../support/content-folder.ts';
import { type CorpusRecord, contentFiles } from '../support/corpus.ts';
import { weighSite } from '../support/site-weight.ts';
import { measureRun } from './measured-run.ts';
import { loadBefore, markdownTable, measuredOn, percentile } from './report.ts';

const SEED = 1;
const PAIRS = 3;

/** The sites have to stand in the project: Astro renders from there, with its packages. */
const folder = resolve('.cache/peers');
const content = join(folder, 'content');
const site = join(folder, 'site');
const RECORDS = 'papers/papers.jsonl';

/**
 * Builds a sample of the records of a JSONL file here and in the plainest site that Astro and
 * Pagefind make, one after the other and three times, each from nothing; then adds a paper here.
 * @param args the file, how many records (1,000 if that is not said), and how many pairs of builds.
 * @returns a Markdown table of medians and of their ratios, for each pair taken by itself.
 */
export async function benchPeers(args: readonly string[]): Promise<string> {
  const [file, count = '1000', pairs = String(PAIRS)] = args;
  if (!file) throw new Error('Name the file of records: npm run bench -- peers FILE.jsonl.gz');
  const before = loadBefore();
  const sample = takeSample(await readRecords(resolve(file)), Number(count) + 1);
  const [newest, ...papers] = sample.toSorted((a, b) => newestFirst(a.paper, b.paper));
  const rounds: Round[] = [];
  try {
    for (let round = 0; round < Number(pairs); round++) {
      await rm(folder, { recursive: true, force: true });
      const lines = papers.map(({ line }) => line).join('\n');
      writeFiles(content, { ...contentFiles(sample), [RECORDS]: lines });
      rounds.push(await measureRound(`\n${newest?.line}\n`));
    }
  } finally {
    for (const left of [folder, keptFolder(resolve(), content, site)]) {
      await rm(left, { recursive: true, force: true });
    }
  }
  const note = `${measuredOn()}, ${before}; of ${file} the ${counted(papers.length, 'paper')} whose ids have the least digests (seed ${SEED})`;
  const head = ['what', 'here', 'plain Astro and Pagefind', 'ratio'];
  return `${note}.\n\n${markdownTable(head, rowsOf(rounds))}`;
}

interface Round {
  ours: Build;
  naive: Build;
  /** Ours again, with a paper more. */
  later: Build;
}

async function measureRound(added: string): Promise<Round> {
  await rm(keptFolder(resolve(), content, site), { recursive: true, force: true });
  const ours = await buildOurs('from nothing');
  const naive = await buildNaive();
  await appendFile(join(content, RECORDS), added);
  return { ours, naive, later: await buildOurs('a paper added') };
}

type Build = Awaited<ReturnType<typeof measureBuild>>;

function buildOurs(what: string): Promise<Build> {
  process.env['CONTENT_DIR'] = content;
  const options = ['--lenient', '--no-whole', '--outDir', site];
  return measureBuild(`Here, ${what}`, site, ['src/cli/build.ts', ...options]);
}

async function buildNaive(): Promise<Build> {
  const root = join(folder, 'naive');
  await cp('tests/bench/naive', root, { recursive: true });
  process.env['RECORDS'] = join(content, RECORDS);
  const command = ['astro', 'build', '--silent', '--root', root];
  return measureBuild('Plain Astro and Pagefind', join(root, 'dist'), command);
}

async function measureBuild(what: string, made: string, command: readonly string[]) {
  console.error(what);
  const run = await measureRun(['src/cli/run.mjs', ...command]);
  return { ...run, ...weighSite(made) };
}

type Figure = [name: string, of: (build: Build) => number, show: (value: number) => string];

const cpu: Figure = ['CPU s', ({ cpuSeconds }) => cpuSeconds, (value) => value.toFixed(1)];
const figures: readonly Figure[] = [
  cpu,
  ['wall s', ({ wallSeconds }) => wallSeconds, (value) => value.toFixed(1)],
  ['largest process', ({ largestBytes = 0 }) => largestBytes, byteSize],
  ['pages', ({ pages }) => pages, grouped],
  ['files', ({ all }) => all.files, grouped],
  ['size', ({ all }) => all.bytes, byteSize],
];

/** A row a figure: the median of our builds, that of the others, and that of the ratios. */
function rowsOf(rounds: readonly Round[]): string[][] {
  const row = ([name, of, show]: Figure, ours: 'ours' | 'later') => {
    const pairs = rounds.map((round) => ({ here: of(round[ours]), there: of(round.naive) }));
    const median = (values: number[]) => percentile(values, 0.5);
    return [
      name,
      show(median(pairs.map(({ here }) => here))),
      show(median(pairs.map(({ there }) => there))),
      median(pairs.map(({ here, there }) => here / there)).toFixed(2),
    ];
  };
  const [, ...added] = row(cpu, 'later');
  return [...figures.map((figure) => row(figure, 'ours')), ['CPU s, a paper added here', ...added]];
}

/** The valid records of a file, each as its line. */
async function readRecords(file: string): Promise<CorpusRecord[]> {
  const records: CorpusRecord[] = [];
  for await (const found of readJsonLines(file)) {
    const value = 'value' in found ? found.value : undefined;
    const { data: paper } = paperSchema.safeParse(value);
    if (paper) records.push({ paper, line: JSON.stringify(value) });
  }
  return records;
}

/** Takes so many of the records as a seed chooses, by their ids alone: of 10,000 the 1,000, too. */
export function takeSample<Record extends { paper: { id: string } }>(
  records: readonly Record[],
  count: number,
): Record[] {
  return records
    .map((record) => ({ record, digest: hash('sha256', `${SEED} ${record.paper.id}`) }))
    .sort((a, b) => compareText(a.digest, b.digest))
    .slice(0, count)
    .map(({ record }) => record);
}
