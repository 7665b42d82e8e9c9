import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { counted, grouped } from '#catalog/counted.ts';
import { fingerprints, madeWith } from '#pipeline/build-cache.ts';
import { createEngine } from '#search/engine/engine.ts';
import { STEP, shownOf, startState } from '#search/engine/query/state.ts';
import { createSource } from '#search/engine/source.ts';
import { buildSearch } from '#search/pagefind/build-search.ts';
import { bodyBytes } from './body-bytes.ts';
import {
  type Collection,
  collectionCatalog,
  figureNames,
  type Measures,
  meanFigures,
  measure,
  paperId,
  readCollection,
} from './collection.ts';
import { markdownTable, measuredOn } from './report.ts';
import { measureLatency } from './search-latency.ts';

/** Queries that are asked by a reader who comes anew; brotli at its highest takes its time. */
const MOST_COLD = 60;

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
  const isQuick = args.includes('--quick');
  const [latency, browser] = isQuick ? [] : await measureLatency(resolve('dist'), site, texts);
  return [
    `${measuredOn(browser)}: ${counted(collection.docs.length, 'document')}.`,
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
  const fingerprint = fingerprints(resolve('.'))(madeWith.index);
  await buildSearch(catalog, 'en', { site, cache: join(site, '../index'), fingerprint });
  const own = new Map(docs.map((doc, place) => [paperId(doc, place), doc.id]));
  return catalog.papers.toReversed().map(({ id }) => own.get(id) ?? id);
}

async function askAll({ queries, judgements }: Collection, site: string, ids: readonly string[]) {
  const { search } = searchReader(site);
  const asked: { kind: string; measures: Measures }[] = [];
  for (const { id, text, kind = 'all' } of queries) {
    const { ordinals } = await search.find({ ...startState, q: text });
    const found = Array.from(ordinals, (ordinal) => ids[ordinal] ?? '');
    asked.push({ kind, measures: measure(found, judgements.get(id) ?? new Map()) });
  }
  return asked;
}

function relevanceTable(asked: Awaited<ReturnType<typeof askAll>>): string {
  const kinds = Map.groupBy(asked, ({ kind }) => kind);
  const groups = kinds.size > 1 ? [...kinds, ['all', asked] as const] : [...kinds];
  return markdownTable(
    ['queries', 'number', ...figureNames],
    groups.map(([kind, group]) => {
      const figures = meanFigures(group.map(({ measures }) => measures));
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
    const shown = answer.ordinals.slice(0, shownOf(answer.ordinals.length, STEP));
    await search.rows(shown, answer.words);
    costs.push(cost());
  }
  const row = (name: 'bytes' | 'requests') => {
    const numbers = costs.map((cost) => cost[name]);
    return [name, grouped(percentile(numbers, 0.5)), grouped(percentile(numbers, 1))];
  };
  return markdownTable(
    ['first search of a visit, with its first results', 'median', 'at most'],
    [row('bytes'), row('requests')],
  );
}

function latencyTable({
  answers,
  longTasks,
}: Awaited<ReturnType<typeof measureLatency>>[0]): string {
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

/** The least of the numbers that a share of them is not above. */
function percentile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)] ?? 0;
}

let readers = 0;

/** The search that ships, on a built index, for a reader who comes for the first time. */
function searchReader(folder: string) {
  const base = `/reader${++readers}/`;
  const asked: string[] = [];
  const fetch = async (input: string | URL | Request): Promise<Response> => {
    const [path = ''] = String(input).slice(base.length).split('?');
    const file = join(folder, path);
    asked.push(path);
    return existsSync(file)
      ? new Response(await readFile(file))
      : new Response('Not found', { status: 404 });
  };
  const search = createEngine(createSource({ base, fetch }));
  return {
    search,
    /** What was asked for so far: files, and bytes of their bodies as a host sends them. */
    cost: () => ({
      requests: asked.length,
      bytes: asked.reduce((sum, path) => sum + bodyBytes(folder, path), 0),
    }),
  };
}
