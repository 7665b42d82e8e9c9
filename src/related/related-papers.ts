import type { Byline, Catalog, CatalogPaper } from '#catalog/catalog.ts';
import { plainAbstract, toPlain } from '#text/to-plain.ts';
import { type RelatedDoc, readTokens } from './lexicon.ts';
import { type NearOptions, nearestDocs } from './nearest.ts';
import { sharedWords } from './shared-words.ts';
import { makeVectors } from './vectors.ts';

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
 * @param known what is known to be related, and need not be looked for.
 */
export function relatedPapers(
  { papers }: Catalog,
  known: readonly (readonly RelatedPaper[] | undefined)[] = [],
): (readonly RelatedPaper[])[] {
  let relations: ReturnType<typeof relateDocs> | undefined;
  return papers.map((paper, doc) => {
    const related = known[doc];
    if (related) return related;
    relations ??= relateDocs(papers.map(docOf), {
      count: Math.min(MOST, Math.ceil((papers.length - 1) / 4)),
      fits: (other) => !papers[other]?.status,
    });
    const { nearest, sharedWords } = relations;
    return nearest(doc).flatMap(({ doc: at, score }) => {
      const other = papers[at];
      if (!other || score < LEAST) return [];
      const words = sharedWords(doc, at);
      const nothing = words.length === 0 && sharedAuthors(paper, other).length === 0;
      return nothing ? [] : [{ paper: other, words }];
    });
  });
}

function docOf(paper: CatalogPaper): RelatedDoc {
  return {
    title: toPlain(paper.title),
    abstract: plainAbstract(paper),
    authors: paper.credited.map(({ author }) => author.slug),
  };
}

/** Authors of both papers, as the related one names them. */
export function sharedAuthors(paper: CatalogPaper, related: CatalogPaper): Byline[] {
  const own = new Set(paper.credited.map(({ author }) => author));
  return related.credited.filter(({ author }) => own.delete(author));
}

/** Compares the documents of a catalogue, which are named by their place, by words and authors. */
export function relateDocs(docs: readonly RelatedDoc[], options: Omit<NearOptions, 'bonus'>) {
  const tokens = readTokens(docs);
  const vectors = makeVectors(tokens);
  return {
    /** The nearest documents by words and authors, nearest first, equals as they stand. */
    nearest: nearestDocs(vectors, { ...options, bonus: authorBonus(docs) }),
    /** The most telling phrases and words that both have, as the first one spells them. */
    sharedWords: sharedWords(tokens, vectors),
  };
}

/** What shared authors add to the nearness of two documents at most. */
const AUTHORS = 0.06;
/** Whoever has more papers, or is several people of one name, says little of any of them. */
const MOST_PAPERS = 200;

/** How much nearer documents are to one because of their authors, by document. */
function authorBonus(docs: readonly RelatedDoc[]): (doc: number) => Map<number, number> {
  const named = docs.flatMap(({ authors }, other) =>
    Array.from(new Set(authors), (author) => ({ author, other })),
  );
  const papers = Map.groupBy(named, ({ author }) => author);
  return (doc) => {
    const sums = new Map<number, number>();
    for (const author of new Set(docs[doc]?.authors)) {
      const list = papers.get(author) ?? [];
      if (list.length < 2 || list.length > MOST_PAPERS) continue;
      // One who wrote these two papers and no other counts in full.
      const part = Math.log(2) / Math.log(list.length);
      for (const { other } of list) sums.set(other, (sums.get(other) ?? 0) + part);
    }
    sums.delete(doc);
    for (const [other, sum] of sums) sums.set(other, AUTHORS * Math.min(1, Math.sqrt(sum)));
    return sums;
  };
}
