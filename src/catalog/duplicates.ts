import type { PersonName } from '#schema/person-name.ts';
import { creditedIn, typeOf } from '#schema/work.ts';
import { fold } from '#text/fold.ts';
import { givenParts, mayBeOne } from './author-remarks.ts';
import type { Source, SourcedPaper } from './content.ts';
import { displayName } from './display-name.ts';
import { addTo } from './maps.ts';

/** Another record that tells of the same work. */
export interface Duplicate {
  id: string;
  source: Source;
  /** What the two have in common, in words. */
  by: string;
  /**
   * `same` is one paper twice. `version` has the title and an author in common, but is another kind
   * of work, another edition, or of another place or year, as the journal's version of a conference
   * paper and the thesis under its title are. `neighbour` has
   * the DOI under another title: that of their proceedings, or one of the two is wrong.
   */
  kind: 'same' | 'version' | 'neighbour';
  /** Whether no catalogue may hold both. */
  certain: boolean;
}

/**
 * Finds records of one paper among those that were added: the same arXiv identifier, the same DOI
 * and title, or the same title, kind, year and an author whose given names agree. Titles and names
 * are compared folded. A DOI alone says little, for papers share that of their proceedings: it is told last.
 */
export function duplicateFinder() {
  const byArxiv = new Map<string, Known>();
  const byTitle = new Map<string, Known[]>();
  const byDoi = new Map<string, Known[]>();
  return {
    find(paper: SourcedPaper): Duplicate | undefined {
      const { arxiv = '', doi = '' } = paper.record;
      const it = knownOf(paper);
      const { title } = it;
      const kind = 'same' as const;
      const own = byArxiv.get(arxiv);
      if (own) return { ...own, by: `arXiv identifier ${arxiv}`, kind, certain: true };
      const sharing = byDoi.get(doi.toLowerCase()) ?? [];
      const published = sharing.find((it) => it.title === title);
      if (published) return { ...published, by: `DOI ${doi} and title`, kind, certain: false };
      const titled = (byTitle.get(title) ?? []).filter((other) => haveAuthorInCommon(other, it));
      const same = titled.find((other) => isSameWork(other, it));
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

function knownOf({ record, source }: SourcedPaper) {
  const { id, title, date, venue, edition = '', volume = '' } = record;
  const type = typeOf(record);
  const isPaper = ['article', 'conference', 'workshop', 'preprint'].includes(type);
  return {
    id,
    source,
    title: titleKey(title),
    year: date.slice(0, 4),
    /** Papers are published in one form or another; other works are what they are. */
    form: isPaper ? 'paper' : `${type} ${fold(edition)} ${fold(volume)}`,
    place: venue && type !== 'preprint' ? `${fold(venue.name)} ${venue.year}` : undefined,
    names: creditedIn(record),
  };
}

/** A paper and its preprint are one record, whatever their years; all else is of one year. */
function isSameWork(one: Known, other: Known): boolean {
  if (one.form !== other.form) return false;
  if (one.place && other.place) return one.place === other.place;
  return one.place !== undefined || other.place !== undefined || one.year === other.year;
}

/** What titles are compared by: letters and digits alone, for sources differ in the signs between. */
export function titleKey(title: string): string {
  const folded = fold(title);
  return folded.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim() || folded;
}

type Named = { names: readonly PersonName[] };

/** Whether one of these people may be one of the others: of one family name, and given names agree. */
export function haveAuthorInCommon(one: Named, other: Named): boolean {
  return one.names.some((name) => other.names.some((another) => isOnePerson(name, another)));
}

function isOnePerson(one: PersonName, other: PersonName): boolean {
  if (fold(displayName(one)) === fold(displayName(other))) return true;
  return fold(one.family) === fold(other.family) && mayBeOne(givenParts(one), givenParts(other));
}
