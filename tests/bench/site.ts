import { execFile } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { buildCatalog } from '#catalog/build-catalog.ts';
import { counted, grouped } from '#catalog/counted.ts';
import { needChromium } from '#cli/setup/chromium.ts';
import { byteSize } from '#pipeline/progress.ts';
import { readContent } from '#sources/read-content.ts';
import { contentFolder } from '#sources/shared-content.ts';
import { serveFolder } from '../support/serve-folder.ts';
import { bodyBytes } from './body-bytes.ts';
import { measureRun } from './measured-run.ts';
import { markdownTable, measuredOn, percentile } from './report.ts';

const RUNS = 5;
const dist = resolve('dist');
const base = `/${process.env['BASE'] ?? ''}/`.replace(/\/+/g, '/');

/** Builds the site and measures the build and one page of each kind that readers see most. */
export async function benchSite(): Promise<string> {
  for (const left of [dist, '.cache']) rmSync(left, { recursive: true, force: true });
  const builds = await Array.fromAsync(['from nothing', 'again, nothing changed'], measureBuild);
  const { papers, pages } = await pickPages();
  const { address, close } = await serveFolder(dist, { base });
  const audits = await Array.fromAsync(pages, async ([kind, path]) => {
    console.error(`Lighthouse, ${RUNS} runs: ${kind} page ${path}`);
    return { kind, reports: await runLighthouse(new URL(`.${path}`, address)) };
  }).finally(close);
  const agent = audits[0]?.reports[0]?.environment.hostUserAgent ?? '';
  const browser = /Chrome\/[\d.]+/.exec(agent)?.[0] ?? 'Chrome';
  const figures = audits.map(({ kind, reports }) => [kind, ...auditFigures(reports)]);
  return [
    `${measuredOn(browser)}.`,
    markdownTable([`build of ${counted(papers, 'paper')}, index included`, ...costs], builds),
    `Lighthouse: mobile preset, median of ${RUNS}. First view: brotli-11 bodies of all it fetches.`,
    markdownTable(['page', 'first view', ...scores, 'LCP', 'CLS'], figures),
  ].join('\n\n');
}

const costs = ['seconds', 'CPU seconds, children included', 'largest process'];

async function measureBuild(what: string): Promise<string[]> {
  const build = await measureRun(['src/cli/run.mjs', 'src/cli/build.ts']);
  const { wallSeconds, cpuSeconds, largestBytes } = build;
  const memory = largestBytes ? byteSize(largestBytes) : 'not known';
  return [what, wallSeconds.toFixed(1), cpuSeconds.toFixed(1), memory];
}

/** Of papers the one with the longest page, of authors and areas the one with most papers. */
async function pickPages() {
  const { content } = await readContent(contentFolder(), { fallback: resolve('content') });
  const { papers, frequentAuthors, areas } = buildCatalog(content);
  const sizes = papers.map(({ id }) => statSync(join(dist, 'papers', id, 'index.html')).size);
  const longest = papers[sizes.indexOf(Math.max(...sizes))];
  const pages: [kind: string, path: string][] = [
    ['home', '/'],
    ['paper', `/papers/${longest?.id}/`],
    ['author', `/authors/${frequentAuthors[0]?.slug}/`],
    ['area', `/areas/${areas[0]?.slug}/`],
  ];
  return { papers: papers.length, pages };
}

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const scores = ['performance', 'accessibility', 'best practices', 'SEO'];
const chromeFlags =
  '--headless=new --no-sandbox --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

/** The parts used of https://github.com/GoogleChrome/lighthouse/blob/main/docs/understanding-results.md */
interface Report {
  categories: Record<(typeof categories)[number], { score: number }>;
  audits: {
    'largest-contentful-paint': { numericValue: number };
    'cumulative-layout-shift': { numericValue: number };
    'network-requests': { details: { items: { url: string }[] } };
  };
  requestedUrl: string;
  environment: { hostUserAgent: string };
}

/** Runs Lighthouse several times on a page; throws where there is no browser. */
async function runLighthouse(page: URL): Promise<Report[]> {
  const args = [
    fileURLToPath(import.meta.resolve('lighthouse/cli/index.js')),
    ...[page.href, '--quiet', '--output=json', '--no-enable-error-reporting'],
    `--only-categories=${categories.join(',')}`,
    `--chrome-flags=${chromeFlags}`,
  ];
  const options = { env: { ...process.env, CHROME_PATH: needChromium() }, maxBuffer: 2 ** 28 };
  return Array.fromAsync({ length: RUNS }, async () => {
    const { stdout } = await promisify(execFile)(process.execPath, args, options);
    return JSON.parse(stdout);
  });
}

/** The row of a page, all medians: first view, scores in hundredths, and the two web vitals. */
function auditFigures(reports: readonly Report[]): string[] {
  const medianOf = (figure: (report: Report) => number) => percentile(reports.map(figure), 0.5);
  const paint = medianOf(({ audits }) => audits['largest-contentful-paint'].numericValue);
  return [
    `${grouped(medianOf(firstViewBytes))} B`,
    ...categories.map((name) =>
      String(Math.round(medianOf((report) => report.categories[name].score) * 100)),
    ),
    `${(paint / 1000).toFixed(1)} s`,
    String(medianOf(({ audits }) => audits['cumulative-layout-shift'].numericValue)),
  ];
}

/** By brotli 11. Lighthouse does not fetch the icon, which browsers do. */
function firstViewBytes({ audits, requestedUrl: page }: Report): number {
  const fetched = audits['network-requests'].details.items
    .map((item) => new URL(item.url))
    .filter(({ protocol }) => protocol !== 'data:');
  const foreign = fetched.find(({ origin }) => origin !== new URL(page).origin);
  if (foreign) throw new Error(`${page} fetches ${foreign} from another host`);
  const paths = new Set([...fetched.map(({ pathname }) => pathname), '/favicon.svg']);
  return [...paths].reduce((sum, path) => sum + bodyBytes(dist, path), 0);
}
