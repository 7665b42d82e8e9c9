import type { PersonName } from '#schema/person-name.ts';
import { fold } from '#text/fold.ts';
import type { Source, SourcedPaper } from './content.ts';
import { addTo } from './maps.ts';
import { displayName } from './names.ts';

/** Another record that tells of the same work. */
export interface Duplicate {
  id: string;
  source: Source;
  /** What the two have in common, in words. */
  by: string;
  /**
   * `same` is one paper twice. `version` has the title and an author in common, but another place
   * or year of publication, as the journal's version of a conference paper has. `neighbour` has
   * the DOI under another title: that of their proceedings, or one of the two is wrong.
   */
  kind: 'same' | 'version' | 'neighbour';
  /** Whether no catalogue may hold both. */
  certain: boolean;
}

/**
 * Finds records of one paper among those that were added: the same arXiv identifier, the same DOI
 * and title, or the same title and an author in common. Titles and names are compared folded. A
 * DOI alone says little, for papers share that of their proceedings: it is told last.
 */
export function duplicateFinder() {
  const byArxiv = new Map<string, Known>();
  const byTitle = new Map<string, Known[]>();
  const byDoi = new Map<string, Known[]>();
  return {
    find(paper: SourcedPaper): Duplicate | undefined {
      const { arxiv = '', doi = '' } = paper.record;
      const { title, place, authors } = knownOf(paper);
      const kind = 'same' as const;
      const own = byArxiv.get(arxiv);
      if (own) return { ...own, by: `arXiv identifier ${arxiv}`, kind, certain: true };
      const sharing = byDoi.get(doi.toLowerCase()) ?? [];
      const published = sharing.find((it) => it.title === title);
      if (published) return { ...published, by: `DOI ${doi} and title`, kind, certain: false };
      const titled = byTitle.get(title)?.filter((it) => !it.authors.isDisjointFrom(authors)) ?? [];
      const same = titled.find((it) => !it.place || !place || it.place === place);
      const by = 'title and an author';
      if (same) return { ...same, by, kind, certain: false };
      if (titled[0]) return { ...titled[0], by, kind: 'version', certain: false };
      return sharing[0] && { ...sharing[0], by: `DOI ${doi}`, kind: 'neighbour', certain: false };
    },
    add(paper: SourcedPaper): void {
      const { arxiv, doi } = paper.record;
      const known = knownOf(paper);
      if (arxiv !== undefined) byArxiv.set(arxiv, known);
      if (doi !== undefined) addTo(byDoi, doi.toLowerCase(), known);
      addTo(byTitle, known.title, known);
    },
  };
}

type Known = ReturnType<typeof knownOf>;

function knownOf({ record: { id, title, venue, authors }, source }: SourcedPaper) {
  const folded = fold(title);
  const published = venue && venue.type !== 'preprint';
  return {
    id,
    source,
    // Letters and digits alone, for sources differ in the signs between them.
    title: folded.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim() || folded,
    place: published ? `${fold(venue.name)} ${venue.year}` : undefined,
    authors: new Set(authors.flatMap(spellingsOf)),
  };
}

/** The whole name, and the family name with an initial. */
function spellingsOf(name: PersonName): string[] {
  const initial = name.given ? `${fold(name.given).slice(0, 1)} ` : '';
  return [fold(displayName(name)), initial + fold(name.family)];
}
