import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { bodyBytes } from './body-bytes.ts';
import { chromiumPath } from './browser.ts';

const program = fileURLToPath(import.meta.resolve('lighthouse/cli/index.js'));
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const chromeFlags = [
  '--headless=new',
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Audit {
  kind: string;
  /** Bodies of all that the first view fetches, the icon included, by brotli 11. */
  bytes: number;
  /** Of `categories`, from 0 to 1. */
  scores: number[];
  /** Largest contentful paint. */
  paintSeconds: number;
  /** Cumulative layout shift. */
  shift: number;
  browser: string;
}

interface AuditOptions {
  kind: string;
  url: URL;
  /** The folder that the address serves. */
  dist: string;
  runs: number;
}

/** The parts used of https://github.com/GoogleChrome/lighthouse/blob/main/docs/understanding-results.md */
interface Report {
  categories: Record<(typeof categories)[number], { score: number }>;
  audits: {
    'largest-contentful-paint': { numericValue: number };
    'cumulative-layout-shift': { numericValue: number };
    'network-requests': { details: { items: { url: string }[] } };
  };
  environment: { hostUserAgent: string };
}

/**
 * Runs Lighthouse several times on a page; every figure is a median.
 * @throws when there is no browser, or the page fetches something that the folder does not hold.
 */
export async function auditPage({ kind, url, dist, runs }: AuditOptions): Promise<Audit> {
  const reports: Report[] = [];
  for (let run = 0; run < runs; run++) reports.push(await runLighthouse(url));
  const medianOf = (figure: (report: Report) => number) => median(reports.map(figure));
  return {
    kind,
    bytes: medianOf((report) => firstViewBytes(report, url, dist)),
    scores: categories.map((category) => medianOf(({ categories: all }) => all[category].score)),
    paintSeconds: medianOf(({ audits }) => audits['largest-contentful-paint'].numericValue / 1000),
    shift: medianOf(({ audits }) => audits['cumulative-layout-shift'].numericValue),
    browser: /Chrome\/[\d.]+/.exec(reports[0]?.environment.hostUserAgent ?? '')?.[0] ?? 'Chrome',
  };
}

async function runLighthouse(url: URL): Promise<Report> {
  const args = [
    program,
    url.href,
    '--quiet',
    '--output=json',
    '--no-enable-error-reporting',
    `--only-categories=${categories.join(',')}`,
    `--chrome-flags=${chromeFlags.join(' ')}`,
  ];
  const env = { ...process.env, CHROME_PATH: chromiumPath() };
  const options = { env, maxBuffer: 2 ** 28 };
  return JSON.parse((await promisify(execFile)(process.execPath, args, options)).stdout);
}

/** Lighthouse does not fetch the icon, which browsers do. */
function firstViewBytes({ audits }: Report, page: URL, dist: string): number {
  const fetched = audits['network-requests'].details.items
    .map((item) => new URL(item.url))
    .filter(({ protocol }) => protocol !== 'data:');
  const foreign = fetched.find(({ origin }) => origin !== page.origin);
  if (foreign) throw new Error(`${page} fetches ${foreign} from another host`);
  const paths = new Set([...fetched.map(({ pathname }) => pathname), '/favicon.svg']);
  return [...paths].reduce((sum, path) => sum + bodyBytes(dist, path), 0);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
