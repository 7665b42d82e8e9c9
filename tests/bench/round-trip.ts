import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buildCatalog } from '#catalog/build-catalog.ts';
import type { CatalogPaper } from '#catalog/catalog.ts';
import { counted, grouped } from '#catalog/counted.ts';
import { catalogueDownloads, type Download } from '#formats/cite/downloads.ts';
import { readContent } from '#sources/read-content.ts';
import { toPlain } from '#text/to-plain.ts';
import { measureRun } from './measured-run.ts';
import { cpuTimed, markdownTable, measuredOn } from './report.ts';

const FORMATS = ['.csl.json', '.bib'];

/**
 * Takes a data file of records into a catalogue, writes that as CSL-JSON and as BibTeX, takes both
 * in again, and compares what comes back, each step by the code that ships.
 */
export async function benchRoundTrip([file]: readonly string[]): Promise<string> {
  if (!file) throw new Error('Name the file of records: npm run bench -- round-trip FILE.jsonl.gz');
  const folder = resolve('.cache/round-trip');
  await rm(folder, { recursive: true, force: true });
  try {
    return await measure(resolve(file), folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(file: string, folder: string): Promise<string> {
  const rows: string[][] = [];
  const row = (step: string, { length }: readonly unknown[], seconds: number, lost = '') =>
    rows.push([step, grouped(length), seconds.toFixed(1), lost]);
  const notes: string[] = [];
  const cpuSeconds = await takeIn([file], join(folder, 'in'));
  const papers = await catalogueIn(join(folder, 'in'));
  row('JSONL in', papers, cpuSeconds);
  for (const ending of FORMATS) {
    const downloads = catalogueDownloads(papers).filter((it) => it.file.endsWith(ending));
    const [files, seconds] = cpuTimed(() => write(downloads, join(folder, 'out')));
    row(`${ending} out`, papers, seconds);
    const back = await takeIn(files, join(folder, `back${ending}`));
    const returned = await catalogueIn(join(folder, `back${ending}`));
    const { lost, lines } = compare(papers, returned);
    row(`${ending} in again`, returned, back, lost);
    notes.push(...lines.map((line) => `${ending}: ${line}`));
  }
  const table = markdownTable(['step', 'papers', 'CPU s', 'not as it was'], rows);
  return [`${measuredOn()}.`, '', table, '', ...notes].join('\n');
}

/** Imports files as the command does, into the content folder. @returns CPU seconds */
async function takeIn(files: readonly string[], content: string): Promise<number> {
  await mkdir(join(content, 'papers'), { recursive: true });
  const usual = await readContent(resolve('content'));
  const [area = ''] = usual.content.areas.keys();
  let cpuSeconds = 0;
  for (const [at, file] of files.entries()) {
    // Beside the catalogue first: what is in it counts as there already.
    const target = join(content, `${at}.jsonl`);
    const words = ['src/cli/run.mjs', 'src/cli/import.ts', file, '--to', target];
    const options = ['--skip-faulty', '--keep-duplicates', '--area', area];
    process.env['CONTENT_DIR'] = content;
    cpuSeconds += (await measureRun([...words, ...options])).cpuSeconds;
    await rename(target, join(content, 'papers', `${at}.jsonl`));
  }
  return cpuSeconds;
}

async function catalogueIn(folder: string): Promise<CatalogPaper[]> {
  const { content } = await readContent(folder, { fallback: resolve('content') });
  return buildCatalog(content).papers;
}

function write(downloads: readonly Download[], folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  return downloads.map(({ file, write: text }) => {
    writeFileSync(join(folder, file), text());
    return join(folder, file);
  });
}

function compare(papers: readonly CatalogPaper[], returned: readonly CatalogPaper[]) {
  const byId = new Map(returned.map((paper) => [paper.id, paper]));
  const found = papers.flatMap((paper) => differences(paper, byId.get(paper.id)));
  const lines = [...Map.groupBy(found, ({ field }) => field)].flatMap(([field, some]) => [
    `${field} of ${counted(some.length, 'paper')}`,
    ...some.slice(0, 10).map(({ id, how }) => `${id}: ${how}`),
  ]);
  return { lost: grouped(new Set(found.map(({ id }) => id)).size), lines };
}

/** The fields in which a record came back as another, and how; all of it may be gone. */
function differences(paper: CatalogPaper, returned: CatalogPaper | undefined) {
  const { id } = paper;
  if (!returned) return [{ id, field: 'record', how: 'is gone' }];
  const [before, after] = [essence(paper), essence(returned)];
  return Object.keys(before).flatMap((field) => {
    const [was = 'none', is = 'none'] = [before, after].map((it) => JSON.stringify(it[field]));
    if (was === is) return [];
    const parting = [...was].findIndex((letter, place) => letter !== is[place]);
    const around = (text: string) => text.slice(Math.max(0, parting - 20), parting + 30);
    return [{ id, field, how: `${around(was)} -> ${around(is)}` }];
  });
}

/** What has to come back: texts as they are read, ranges of pages with any dash. */
function essence(paper: CatalogPaper): Record<string, unknown> {
  const plain = (text: string) => toPlain(text).replace(/\s+/g, ' ').trim();
  const { authorsComplete, date, venue, doi, arxiv, url, pdf, code } = paper;
  return {
    title: plain(paper.title),
    authors: paper.authors.map(({ name }) => name),
    ...{ authorsComplete, date },
    venue: venue && { ...venue, pages: venue.pages?.replace(/\s*[-–]+\s*/g, '-') },
    ...{ doi, arxiv, url, pdf, code },
    abstract: plain(paper.abstract ?? ''),
  };
}
