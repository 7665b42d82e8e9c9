import { typeOf, type WorkType } from '#schema/work.ts';
import type { CatalogPaper } from './catalog.ts';
import { fullestFirst } from './order.ts';

/** What readers see for each kind of work, for one and for several. */
const words: Readonly<Record<WorkType, readonly [one: string, several: string]>> = {
  article: ['article', 'Articles'],
  conference: ['conference paper', 'Conference papers'],
  workshop: ['workshop paper', 'Workshop papers'],
  preprint: ['preprint', 'Preprints'],
  book: ['book', 'Books'],
  chapter: ['chapter', 'Chapters'],
  thesis: ['thesis', 'Theses'],
  report: ['report', 'Reports'],
  software: ['software', 'Software'],
  dataset: ['data set', 'Data sets'],
  patent: ['patent', 'Patents'],
  talk: ['talk', 'Talks'],
  poster: ['poster', 'Posters'],
  proceedings: ['proceedings', 'Proceedings'],
  manual: ['manual', 'Manuals'],
  online: ['web page', 'Web pages'],
  unpublished: ['unpublished', 'Unpublished works'],
  other: ['other', 'Other works'],
};

/** The works of one kind. */
export interface KindOfWork {
  slug: WorkType;
  /** `Theses`. */
  name: string;
  papers: CatalogPaper[];
}

/** Works by their kinds, the kind with most works first; each kind in the order of the list. */
export function byKind(papers: readonly CatalogPaper[]): KindOfWork[] {
  return [...Map.groupBy(papers, typeOf)]
    .map(([slug, own]) => ({ slug, name: words[slug][1], papers: own }))
    .sort(fullestFirst);
}

/**
 * The word for a work's kind in a list; none where the venue beside it says as much, or there is
 * nothing to say.
 */
export function kindInWords(paper: CatalogPaper): string | undefined {
  const type = typeOf(paper);
  const isSaid = type !== 'chapter' && type === typeOf({ venue: paper.venue });
  return isSaid || type === 'other' ? undefined : words[type][0];
}

/** Fewer papers are seen at once, whatever their kinds. */
const FEW = 3;

/** Whether an author's works are worth a page by their kinds. */
export function isReadByKind({ papers }: { papers: readonly CatalogPaper[] }): boolean {
  return papers.length >= FEW && new Set(papers.map(typeOf)).size > 1;
}

/** What a link to another record of the same work says: `thesis, 2021`. */
export function versionInWords(paper: CatalogPaper): string {
  const { edition, venue, date } = paper;
  const what = venue ? venue.name : words[typeOf(paper)][0];
  const year = String(venue?.year ?? date.slice(0, 4));
  return [what, edition && `edition ${edition}`, year].filter(Boolean).join(', ');
}
