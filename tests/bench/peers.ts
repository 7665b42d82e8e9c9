import { appendFile, cp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { counted, grouped } from '#catalog/counted.ts';
import { keptFolder } from '#pipeline/build-cache.ts';
import { byteSize } from '#pipeline/progress.ts';
import { writeFiles } from '../support/content-folder.ts';
import { weighSite } from '../support/site-weight.ts';
import { measureRun } from './measured-run.ts';
import { loadBefore, markdownTable, measuredOn, percentile } from './report.ts';
import { RECORDS, readSample, SEED } from './sample.ts';

const PAIRS = 3;

/** The sites have to stand in the project: Astro renders from there, with its packages. */
const folder = resolve('.cache/peers');
const content = join(folder, 'content');
const site = join(folder, 'site');

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
  const { files, papers, newest } = await readSample(file, Number(count), 1);
  const rounds: Round[] = [];
  try {
    for (let round = 0; round < Number(pairs); round++) {
      await rm(folder, { recursive: true, force: true });
      writeFiles(content, files);
      rounds.push(await measureRound(newest.join('')));
    }
  } finally {
    for (const left of [folder, keptFolder(resolve(), content, site)]) {
      await rm(left, { recursive: true, force: true });
    }
  }
  const note = `${measuredOn()}, ${before}; ${counted(papers, 'paper')} of all years, chosen by seed ${SEED}`;
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
