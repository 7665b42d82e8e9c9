import type { OrdinalSet } from '../ordinal-set.ts';
import { unpackOrder } from '../packing.ts';
import { type AuthorIndex, authorIndex } from './authors.ts';
import { type LoadedCatalogue, loadCatalogue } from './catalogue.ts';
import type { EvaluationTools } from './evaluate-term.ts';
import { type PagefindHost, startPagefind } from './pagefind.ts';
import { paperRows, type Rows } from './rows.ts';
import { type TextIndex, textIndex } from './text-index.ts';
import { papersOfVenue } from './venues.ts';

/** One version of the catalogue with everything that answers questions about it. */
export interface Session extends LoadedCatalogue, EvaluationTools {
  columns: LoadedCatalogue['columns'];
  rows: Rows;
  authors: AuthorIndex;
  /** Ordinals in the order of titles. */
  titles(): Promise<Uint32Array>;
}

/** Loads the catalogue; everything else is loaded when it is first needed. */
export async function openSession(host: PagefindHost): Promise<Session> {
  const catalogue = await loadCatalogue(host.source);
  const { file, columns } = catalogue;
  const rows = paperRows(host.source, file.regions);
  const authors = authorIndex(host.source, catalogue);
  let index: Promise<TextIndex> | undefined;
  return {
    ...catalogue,
    rows,
    authors,
    index() {
      index ??= startPagefind(host, file.text).then((pagefind) =>
        textIndex(pagefind, file.text, columns.size),
      );
      index.catch(() => {
        index = undefined;
      });
      return index;
    },
    async textOf(ordinal) {
      const { title, authors, abstract } = await rows.row(ordinal);
      return [title, ...authors.map(({ name }) => name), abstract].join('\n');
    },
    byAuthor: (text): Promise<OrdinalSet> => authors.named(text),
    byVenue: (text): Promise<OrdinalSet> => papersOfVenue(text, catalogue, host.source),
    async titles() {
      return unpackOrder((await host.source.json(file.titles)) as [string, string, string]);
    },
  };
}
