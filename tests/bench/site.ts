import { rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildCatalog } from '#catalog/build-catalog.ts';
import { counted } from '#catalog/counted.ts';
import { readContent } from '#sources/read-content.ts';
import { contentFolder } from '#sources/shared-content.ts';
import { serveFolder } from '../support/serve-folder.ts';
import { type Audit, auditPage } from './lighthouse.ts';
import { measureRun, type Run } from './measured-run.ts';
import { markdownTable, measuredOn } from './report.ts';

const RUNS = 5;
const dist = resolve('dist');
const base = `/${process.env['BASE'] ?? ''}/`.replace(/\/+/g, '/');
const build = `${JSON.stringify(process.execPath)} src/cli/run.mjs src/cli/build.ts`;

/** Builds the site and measures the build and one page of each kind that readers see most. */
export async function benchSite(): Promise<string> {
  for (const left of [dist, '.cache']) rmSync(left, { recursive: true, force: true });
  const first = await measureRun(build);
  const again = await measureRun(build);
  const { papers, pages } = await pickPages();
  const { address, close } = await serveFolder(dist, { base });
  const audits: Audit[] = [];
  try {
    for (const [kind, path] of pages) {
      console.error(`Lighthouse, ${RUNS} runs: ${kind} page ${path}`);
      audits.push(await auditPage({ kind, url: new URL(`.${path}`, address), dist, runs: RUNS }));
    }
  } finally {
    await close();
  }
  return [
    `${measuredOn(audits[0]?.browser)}.`,
    markdownTable(
      [`build of ${counted(papers, 'paper')}, search index included`, ...buildHead],
      [buildRow('from nothing', first), buildRow('again, nothing changed', again)],
    ),
    `Lighthouse: mobile preset, median of ${RUNS}. First view: brotli-11 bodies of all it fetches.`,
    markdownTable(
      ['page', 'first view', 'performance', 'accessibility', 'best practices', 'SEO', 'LCP', 'CLS'],
      audits.map(auditRow),
    ),
  ].join('\n\n');
}

const buildHead = ['seconds', 'CPU seconds, children included', 'memory at most'];

function buildRow(what: string, { wallSeconds, cpuSeconds, peakBytes }: Run): string[] {
  const memory = peakBytes ? `${Math.round(peakBytes / 2 ** 20)} MiB` : 'not known';
  return [what, wallSeconds.toFixed(1), cpuSeconds.toFixed(1), memory];
}

function auditRow({ kind, bytes, scores, paintSeconds, shift }: Audit): string[] {
  const shown = scores.map((score) => String(Math.round(score * 100)));
  return [
    kind,
    `${bytes.toLocaleString('en')} B`,
    ...shown,
    `${paintSeconds.toFixed(1)} s`,
    String(shift),
  ];
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
