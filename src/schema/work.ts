// What records mean, apart from zod, which browsers never load.
import type { PaperInput, PaperRecord, Venue } from './paper.ts';

/** The kinds of works, each by the word that readers see and search for. */
export const workTypes = [
  'article',
  'conference',
  'workshop',
  'preprint',
  'book',
  'chapter',
  'thesis',
  'report',
  'software',
  'dataset',
  'patent',
  'talk',
  'poster',
  'proceedings',
  'manual',
  'online',
  'unpublished',
  'other',
] as const;

export type WorkType = (typeof workTypes)[number];

/** Fields that stand in `venue` where there is one. */
export const ofVenue = ['volume', 'series', 'pages'] as const;

/** The tags of a record's areas, the main one first. */
export function areasOf({ area }: Pick<PaperInput, 'area'>): readonly string[] {
  return [area ?? []].flat();
}

/** Who stands for a work: its authors, or else its editors. */
export function creditedIn<Name>(work: {
  authors: readonly Name[];
  editors: readonly Name[];
}): readonly Name[] {
  return work.authors.length > 0 ? work.authors : work.editors;
}

const typesOfVenues = {
  conference: 'conference',
  workshop: 'workshop',
  journal: 'article',
  preprint: 'preprint',
  book: 'chapter',
} as const satisfies Record<Venue['type'], WorkType>;

/** What a work is; where the record does not say so, its venue does, and without one it is a preprint. */
export function typeOf({ type, venue }: Pick<PaperRecord, 'type' | 'venue'>): WorkType {
  return type ?? typesOfVenues[venue?.type ?? 'preprint'];
}

/** Volume, series, pages and the like, wherever the record has them. */
export function placeIn(record: Pick<PaperRecord, 'venue' | (typeof ofVenue)[number]>) {
  const { volume, series, pages } = record.venue ?? record;
  return { volume, series, pages, issue: record.venue?.issue };
}
