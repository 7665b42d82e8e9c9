import { counted, grouped } from '#catalog/counted.ts';
import type { RelatedDoc } from '#related/lexicon.ts';
import { relateDocs } from '#related/related-papers.ts';
import { toPlain } from '#text/to-plain.ts';
import { figureNames, meanFigures, measure, readCollection } from './collection.ts';
import { cpuTimed, markdownTable, measuredOn } from './report.ts';

/**
 * Ranks, with what finds related papers for the pages, the documents of a test collection whose
 * queries are documents: of a query that has the id of a document, that document; of others their
 * own title, abstract and authors, where `text` stands for a title that is not there.
 */
export async function benchRelated([folder]: readonly string[]): Promise<string> {
  if (!folder) throw new Error('Name the collection: npm run bench -- related FOLDER');
  const { docs, queries, judgements } = await readCollection(folder);
  const places = new Map(docs.map(({ id }, place) => [id, place]));
  const guests = queries.filter(({ id }) => !places.has(id));
  for (const [at, { id }] of guests.entries()) places.set(id, docs.length + at);
  const [found, seconds] = cpuTimed(() => {
    const asked = guests.map(({ text, title = text, abstract = '', authors = [] }) => {
      return { title, abstract, authors };
    });
    const fits = (doc: number) => doc < docs.length;
    const { nearest } = relateDocs([...docs, ...asked].map(toPlainDoc), { count: 10, fits });
    return queries.map(({ id }) =>
      nearest(places.get(id) ?? 0).map(({ doc }) => docs[doc]?.id ?? ''),
    );
  });
  const measures = queries.map(({ id }, at) =>
    measure(found[at] ?? [], judgements.get(id) ?? new Map()),
  );
  const both = `of which ${grouped(queries.length - guests.length)} are queries`;
  const row = [grouped(queries.length), ...meanFigures(measures), seconds.toFixed(1)];
  const table = markdownTable(['queries', ...figureNames, 'CPU s'], [row]);
  return `${measuredOn()}: ${counted(docs.length, 'document')}, ${both}.\n\n${table}`;
}

function toPlainDoc({ title, abstract, authors }: RelatedDoc): RelatedDoc {
  return { title: toPlain(title), abstract: toPlain(abstract), authors };
}
