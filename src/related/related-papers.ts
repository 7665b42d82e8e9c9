import type { Byline, Catalog, CatalogPaper } from '#catalog/catalog.ts';
import { plainAbstract, toPlain } from '#text/to-plain.ts';
import { relateDocs } from './related.ts';

/** At most so many for a paper; and a quarter of the others, for who is related to all? */
const MOST = 5;
/** How near they must be: nothing is better than nonsense. */
const LEAST = 0.15;

/** A paper that is related to another, and why. */
export interface RelatedPaper {
  paper: CatalogPaper;
  /** Phrases and words that both have, as the other spells them. */
  words: readonly string[];
}

/**
 * The papers that are most related to each, nearest first, equals newest first; only those with
 * something in common that can be named, and none that was retracted or withdrawn.
 * @param known what is known to be related to papers, and need not be looked for.
 */
export function relatedPapers(
  { papers }: Catalog,
  known: readonly (readonly RelatedPaper[] | undefined)[] = [],
): (readonly RelatedPaper[])[] {
  let comparer: ReturnType<typeof comparePapers> | undefined;
  return papers.map((_, doc) => {
    const related = known[doc];
    if (related) return related;
    comparer ??= comparePapers(papers);
    return comparer(doc);
  });
}

/** Reads all papers, so that what is related to each can be asked. */
function comparePapers(papers: readonly CatalogPaper[]): (doc: number) => RelatedPaper[] {
  const docs = papers.map((paper) => ({
    title: toPlain(paper.title),
    abstract: plainAbstract(paper),
    authors: paper.authors.map(({ author }) => author.slug),
  }));
  const count = Math.min(MOST, Math.ceil((papers.length - 1) / 4));
  const fits = (doc: number) => !papers[doc]?.status;
  const { nearest, sharedWords } = relateDocs(docs, { count, fits });
  return (doc) =>
    nearest(doc).flatMap(({ doc: other, score }) => {
      const [paper, related] = [papers[doc], papers[other]];
      if (!paper || !related || score < LEAST) return [];
      const words = sharedWords(doc, other);
      const nothing = words.length === 0 && sharedAuthors(paper, related).length === 0;
      return nothing ? [] : [{ paper: related, words }];
    });
}

/** Authors of both papers, as the related one names them. */
export function sharedAuthors(paper: CatalogPaper, related: CatalogPaper): Byline[] {
  const own = new Set(paper.authors.map(({ author }) => author));
  return related.authors.filter(({ author }) => own.delete(author));
}
