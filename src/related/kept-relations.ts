import type { CatalogPaper } from '#catalog/catalog.ts';
import type { RelatedPaper } from './related-papers.ts';

/** What was related to the papers of a catalogue in an earlier build. */
export interface KeptRelations {
  /** How many papers have come, gone or changed since all were compared with all. */
  changes: number;
  papers: readonly {
    id: string;
    /** Digest of what was compared of it. */
    fingerprint: string;
    related: readonly (readonly [place: number, words: readonly string[]])[];
  }[];
}

/** In smaller catalogues all papers are compared anew in a second or two. */
const LARGE = 5_000;

/** When this share of the papers is not what it was, all are compared anew. */
const MOST_CHANGES = 1 / 100;

/**
 * Takes from an earlier build what is related to papers that are what they were, and so are those
 * related to them. A paper that was added since may be nearer: so nothing is taken where papers are
 * few, or where many have changed.
 * @returns what is known of each paper, and what to keep of it once the rest is known.
 */
export function knownRelations(
  papers: readonly CatalogPaper[],
  kept: KeptRelations | undefined,
  digest: (text: string) => string,
) {
  // All by which a paper is compared with others, and whether it is shown beside them.
  const fingerprints = papers.map(({ title, abstract, credited, status }) =>
    digest(JSON.stringify([title, abstract, credited.map(({ author }) => author.slug), status])),
  );
  const places = new Map(papers.map(({ id }, place) => [id, place]));
  /** For each paper of the earlier build its place now, if it is what it was. */
  const now = (kept?.papers ?? []).map(({ id, fingerprint }) => {
    const place = places.get(id) ?? -1;
    return fingerprints[place] === fingerprint ? place : -1;
  });
  const same = now.filter((place) => place >= 0).length;
  const changes = (kept?.changes ?? 0) + papers.length - same + now.length - same;
  const isAfresh = papers.length < LARGE || !kept || changes > papers.length * MOST_CHANGES;
  const related: (readonly RelatedPaper[] | undefined)[] = papers.map(() => undefined);
  for (const [at, old] of isAfresh ? [] : (kept?.papers.entries() ?? [])) {
    const place = now[at] ?? -1;
    const others = old.related.flatMap(([other, words]) => {
      const paper = papers[now[other] ?? -1];
      return paper ? [{ paper, words: [...words] }] : [];
    });
    if (place >= 0 && others.length === old.related.length) related[place] = others;
  }
  const keep = (all: readonly (readonly RelatedPaper[])[]): KeptRelations => ({
    changes: isAfresh ? 0 : changes,
    papers: papers.map(({ id }, place) => ({
      id,
      fingerprint: fingerprints[place] ?? '',
      related: (all[place] ?? []).map(({ paper, words }) => [places.get(paper.id) ?? -1, words]),
    })),
  });
  return { related, keep };
}
