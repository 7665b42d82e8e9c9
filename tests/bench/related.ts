import { counted, grouped } from '#catalog/counted.ts';
import type { RelatedDoc } from '#related/lexicon.ts';
import { relateDocs } from '#related/related-papers.ts';
import { toPlain } from '#text/to-plain.ts';
import {
  type CollectionDoc,
  type CollectionQuery,
  figureNames,
  meanFigures,
  measure,
  readCollection,
} from './collection.ts';
import { cpuTimed, markdownTable, measuredOn } from './report.ts';

const DEPTH = 10;

/**
 * Ranks, with what finds related papers for the pages, the documents of a test collection whose
 * queries are documents: of a query that has the id of a document, that document; of others their
 * own title, abstract and authors, where `text` stands for a title that is not there.
 * @param args the folder of the collection.
 * @returns a Markdown table.
 */
export async function benchRelated([folder]: readonly string[]): Promise<string> {
  if (!folder) throw new Error('Name the collection: npm run bench -- related FOLDER');
  const { docs, queries, judgements } = await readCollection(folder);
  const places = new Map(docs.map(({ id }, place) => [id, place]));
  const guests = queries.filter(({ id }) => !places.has(id));
  for (const [at, { id }] of guests.entries()) places.set(id, docs.length + at);

  const [found, seconds] = await cpuTimed(() => {
    const { nearest } = relateDocs([...docs, ...guests.map(toDoc)].map(toPlainDoc), {
      count: DEPTH,
      fits: (doc) => doc < docs.length,
    });
    return queries.map(({ id }) =>
      nearest(places.get(id) ?? 0).map(({ doc }) => docs[doc]?.id ?? ''),
    );
  });
  const measures = queries.map(({ id }, at) =>
    measure(found[at] ?? [], judgements.get(id) ?? new Map()),
  );
  return [
    `${measuredOn()}: ${counted(docs.length, 'document')}, of which ` +
      `${grouped(queries.length - guests.length)} are queries.`,
    markdownTable(
      ['queries', ...figureNames, 'CPU s'],
      [[grouped(queries.length), ...meanFigures(measures), seconds.toFixed(1)]],
    ),
  ].join('\n\n');
}

function toDoc({ text, title, abstract = '', authors = [] }: CollectionQuery) {
  return { title: title ?? text, abstract, authors } satisfies Omit<CollectionDoc, 'id'>;
}

function toPlainDoc({ title, abstract, authors }: RelatedDoc): RelatedDoc {
  return { title: toPlain(title), abstract: toPlain(abstract), authors };
}
