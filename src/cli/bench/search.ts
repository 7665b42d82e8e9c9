import { mkdir, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { counted, grouped } from '#catalog/counted.ts';
import { buildSearch } from '#search/build/build-search.ts';
import type { Answer } from '#search/client/search.ts';
import { startState } from '#search/query/state.ts';
import { machineInWords } from './machine.ts';
import { markdownTable } from './markdown-table.ts';
import { type Latency, measureLatency } from './relevance/browser-latency.ts';
import { type Collection, readCollection } from './relevance/collection.ts';
import { collectionCatalog, paperId } from './relevance/collection-catalog.ts';
import { type Measures, mean, measure } from './relevance/measures.ts';
import { searchReader } from './relevance/search-reader.ts';

/** Queries that are asked by a reader who comes anew; brotli at its highest takes its time. */
const MOST_COLD = 60;

/** Rows that the page shows at first. */
const SHOWN = 15;

interface Asked {
  kind: string;
  measures: Measures;
}

/**
 * Asks the search that ships the queries of a test collection, and measures how well the papers
 * that it finds answer them, what a first search costs a reader, and in Chromium how long an
 * answer takes, for which the site has to be built.
 * @param args the folder of the collection; `--quick` leaves out Chromium.
 * @returns Markdown tables.
 */
export async function benchSearch(args: readonly string[]): Promise<string> {
  const [folder] = args.filter((arg) => !arg.startsWith('--'));
  if (!folder) throw new Error('Name the collection: npm run bench -- search FOLDER');
  const collection = await readCollection(folder);
  const site = resolve('.cache/bench', basename(resolve(folder)), 'site');
  const ids = await buildIndex(collection, site);
  const asked = await askAll(collection, site, ids);
  const costs = await costTable(collection, site);
  const texts = sample(collection).map(({ text }) => text);
  const latency = args.includes('--quick')
    ? undefined
    : await measureLatency(resolve('dist'), site, texts);
  return [
    `Measured on ${machineInWords(latency?.browser)}: ${counted(collection.docs.length, 'document')}.`,
    relevanceTable(asked),
    costs,
    ...(latency ? [latencyTable(latency)] : []),
  ].join('\n\n');
}

/** Some of the queries, spread over all of them. */
function sample({ queries }: Collection): Collection['queries'] {
  const step = Math.ceil(queries.length / MOST_COLD);
  return queries.filter((_, at) => at % step === 0);
}

/** @returns the documents' own ids, by ordinal. */
async function buildIndex({ docs }: Collection, site: string): Promise<string[]> {
  await rm(site, { recursive: true, force: true });
  await mkdir(site, { recursive: true });
  const catalog = collectionCatalog(docs);
  await buildSearch(catalog, 'en', { site, cache: join(site, '../index') });
  const own = new Map(docs.map((doc, place) => [paperId(doc, place), doc.id]));
  return catalog.papers.toReversed().map(({ id }) => own.get(id) ?? id);
}

async function askAll(
  { queries, judgements }: Collection,
  site: string,
  ids: readonly string[],
): Promise<Asked[]> {
  const { search } = searchReader(site);
  const asked: Asked[] = [];
  for (const { id, text, kind = 'all' } of queries) {
    const { ordinals } = await search.find({ ...startState, q: text });
    const found = Array.from(ordinals, (ordinal) => ids[ordinal] ?? '');
    asked.push({ kind, measures: measure(found, judgements.get(id) ?? new Map()) });
  }
  return asked;
}

function relevanceTable(asked: readonly Asked[]): string {
  const kinds = Map.groupBy(asked, ({ kind }) => kind);
  const groups = kinds.size > 1 ? [...kinds, ['all', asked] as const] : [...kinds];
  return markdownTable(
    ['queries', 'number', 'nDCG@10', 'MRR@10', 'success@1', 'success@10', 'nothing found'],
    groups.map(([kind, group]) => {
      const { ndcg10, mrr10, success1, success10, none } = mean(
        group.map(({ measures }) => measures),
      );
      const figures = [ndcg10, mrr10, success1, success10, none].map((share) => share.toFixed(3));
      return [kind, grouped(group.length), ...figures];
    }),
  );
}

/** What the first search of a visit loads: the median and the most over some of the queries. */
async function costTable(collection: Collection, site: string): Promise<string> {
  const costs: { bytes: number; requests: number }[] = [];
  for (const { text } of sample(collection)) {
    const { search, cost } = searchReader(site);
    const answer = await search.find({ ...startState, q: text });
    await showFirst(answer, (ordinals) => search.rows(ordinals, answer.words));
    costs.push(cost());
  }
  const bytes = costs.map((cost) => cost.bytes).sort((a, b) => a - b);
  const requests = costs.map((cost) => cost.requests).sort((a, b) => a - b);
  return markdownTable(
    ['first search of a visit, with its first results', 'median', 'at most'],
    [
      ['bytes', grouped(middle(bytes)), grouped(bytes.at(-1) ?? 0)],
      ['requests', grouped(middle(requests)), grouped(requests.at(-1) ?? 0)],
    ],
  );
}

function latencyTable({ answers, longTasks }: Latency): string {
  const sorted = answers.toSorted((a, b) => a - b);
  const high = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0;
  const longest = Math.max(0, ...longTasks);
  return markdownTable(
    ['answer on the page, the data being there', 'median', '95th percentile', 'longest task'],
    [
      [
        counted(answers.length, 'query', 'queries'),
        `${middle(sorted).toFixed(0)} ms`,
        `${high.toFixed(0)} ms`,
        longest > 0 ? `${longest} ms` : 'under 50 ms',
      ],
    ],
  );
}

async function showFirst(
  { ordinals }: Answer,
  show: (ordinals: Uint32Array) => Promise<unknown>,
): Promise<void> {
  await show(ordinals.slice(0, SHOWN));
}

function middle(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
