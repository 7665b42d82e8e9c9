import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { counted, grouped } from '#catalog/counted.ts';
import { startState } from '#search/engine/query/state.ts';
import {
  type Collection,
  collectionCatalog,
  figureNames,
  meanFigures,
  measure,
  paperId,
  readCollection,
} from './collection.ts';
import { markdownTable, measuredOn, percentile } from './report.ts';
import { measureLatency } from './search-latency.ts';
import { buildIndex, firstSearchCost, searchReader } from './search-reader.ts';

/**
 * Asks the search that ships the queries of a test collection, and measures how well the papers
 * that it finds answer them, what a first search costs a reader, and in Chromium how long an
 * answer takes, for which the site has to be built; `--quick` leaves that out. With a file of
 * records and a number in place of a collection, asks for words and references: see `benchWords`.
 */
export async function benchSearch(args: readonly string[]): Promise<string> {
  const [folder, papers] = args.filter((arg) => !arg.startsWith('--'));
  if (!folder)
    throw new Error(
      'Name the collection: npm run bench -- search FOLDER, or a file: search FILE N',
    );
  if (statSync(folder).isFile())
    return (await import('./words.ts')).benchWords(folder, Number(papers ?? 1000));
  const collection = await readCollection(folder);
  const catalog = collectionCatalog(collection.docs);
  const site = await buildIndex(catalog, basename(resolve(folder)));
  const own = new Map(collection.docs.map((doc, place) => [paperId(doc, place), doc.id]));
  const ids = catalog.papers.toReversed().map(({ id }) => own.get(id) ?? id);
  const asked = await askAll(collection, site, ids);
  const costs = await costTable(collection, site);
  const texts = sample(collection).map(({ text }) => text);
  const isQuick = args.includes('--quick');
  const latency = isQuick ? undefined : await measureLatency(resolve('dist'), site, texts);
  return [
    `${measuredOn(latency?.[1])}: ${counted(collection.docs.length, 'document')}.`,
    relevanceTable(asked),
    costs,
    ...(latency ? [latencyTable(latency[0])] : []),
  ].join('\n\n');
}

/** Some of the queries, as brotli at its highest takes its time. */
function sample({ queries }: Collection): Collection['queries'] {
  const step = Math.ceil(queries.length / 60);
  return queries.filter((_, at) => at % step === 0);
}

/** @param ids of the documents, by ordinal. */
async function askAll({ queries, judgements }: Collection, site: string, ids: readonly string[]) {
  const { search } = searchReader(site);
  return Array.fromAsync(queries, async ({ id, text, kind = 'all' }) => {
    const { ordinals } = await search.find({ ...startState, q: text });
    const found = Array.from(ordinals, (ordinal) => ids[ordinal] ?? '');
    return { kind, measures: measure(found, judgements.get(id) ?? new Map()) };
  });
}

function relevanceTable(asked: Awaited<ReturnType<typeof askAll>>): string {
  const kinds = Map.groupBy(asked, ({ kind }) => kind);
  const whole = kinds.size > 1 ? [['all', asked] as const] : [];
  const rows = [...kinds, ...whole].map(([kind, group]) => {
    const figures = meanFigures(group.map(({ measures }) => measures));
    return [kind, grouped(group.length), ...figures];
  });
  return markdownTable(['queries', 'number', ...figureNames], rows);
}

/** What the first search of a visit loads: the median and the most over some of the queries. */
async function costTable(collection: Collection, site: string): Promise<string> {
  const costs = await Array.fromAsync(sample(collection), ({ text }) =>
    firstSearchCost(site, text),
  );
  const rows = (['bytes', 'requests'] as const).map((name) => {
    const numbers = costs.map((cost) => cost[name]);
    return [name, ...[0.5, 1].map((share) => grouped(percentile(numbers, share)))];
  });
  const head = ['first search of a visit, with its first results', 'median', 'at most'];
  return markdownTable(head, rows);
}

type Latency = Awaited<ReturnType<typeof measureLatency>>[0];

function latencyTable({ answers, longTasks }: Latency): string {
  const inTime = (times: readonly number[], share: number) =>
    `${percentile(times, share).toFixed(0)} ms`;
  const pauses = answers.map(({ pause }) => pause);
  const wholes = answers.map(({ whole }) => whole);
  const number = counted(answers.length, 'query', 'queries');
  const columns = [
    ['from a key to its answer on the page, the data being there', number],
    ['median', inTime(wholes, 0.5)],
    ['95th percentile', inTime(wholes, 0.95)],
    ['of it the pause for the next key', inTime(pauses, 0.5)],
    ['longest task', longTasks.length > 0 ? inTime(longTasks, 1) : 'under 50 ms'],
  ] as const;
  return markdownTable(
    columns.map(([name]) => name),
    [columns.map(([, cell]) => cell)],
  );
}
