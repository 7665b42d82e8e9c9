import { mkdir, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { counted, grouped } from '#catalog/counted.ts';
import { fingerprints, madeWith } from '#pipeline/build-cache.ts';
import { STEP, shownOf, startState } from '#search/engine/query/state.ts';
import type { Answer } from '#search/engine/search.ts';
import { buildSearch } from '#search/pagefind/build-search.ts';
import { machineInWords } from './machine.ts';
import { markdownTable } from './markdown-table.ts';
import { type Latency, measureLatency } from './relevance/browser-latency.ts';
import { type Collection, readCollection } from './relevance/collection.ts';
import { collectionCatalog, paperId } from './relevance/collection-catalog.ts';
import { type Measures, mean, measure } from './relevance/measures.ts';
import { searchReader } from './relevance/search-reader.ts';

/** Queries that are asked by a reader who comes anew; brotli at its highest takes its time. */
const MOST_COLD = 60;

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
  const making = fingerprints(resolve('.'))(madeWith.index);
  await buildSearch(catalog, 'en', { site, cache: join(site, '../index'), making });
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
  const bytes = costs.map((cost) => cost.bytes);
  const requests = costs.map((cost) => cost.requests);
  return markdownTable(
    ['first search of a visit, with its first results', 'median', 'at most'],
    [
      ['bytes', grouped(percentile(bytes, 0.5)), grouped(percentile(bytes, 1))],
      ['requests', grouped(percentile(requests, 0.5)), grouped(percentile(requests, 1))],
    ],
  );
}

function latencyTable({ answers, longTasks }: Latency): string {
  const longest = Math.max(0, ...longTasks);
  const pauses = answers.map(({ pause }) => pause);
  const wholes = answers.map(({ whole }) => whole);
  return markdownTable(
    [
      'from a key to its answer on the page, the data being there',
      'median',
      '95th percentile',
      'of it the pause for the next key',
      'longest task',
    ],
    [
      [
        counted(answers.length, 'query', 'queries'),
        inMilliseconds(percentile(wholes, 0.5)),
        inMilliseconds(percentile(wholes, 0.95)),
        inMilliseconds(percentile(pauses, 0.5)),
        longest > 0 ? inMilliseconds(longest) : 'under 50 ms',
      ],
    ],
  );
}

function inMilliseconds(time: number): string {
  return `${time.toFixed(0)} ms`;
}

async function showFirst(
  { ordinals }: Answer,
  show: (ordinals: Uint32Array) => Promise<unknown>,
): Promise<void> {
  await show(ordinals.slice(0, shownOf(ordinals.length, STEP)));
}

/** The least of the numbers that a share of them is not above. */
function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)] ?? 0;
}
