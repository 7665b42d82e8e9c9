import type { WorkType } from '#schema/work.ts';
import { isPreprintServer, typeNamed } from './reference.ts';

/** The types of CSL 1.0.2 and of Crossref by kind of work; others are works of another kind. */
const types = new Map<string, WorkType>(
  Object.entries({
    article: `article-journal article-magazine article-newspaper journal-article review review-book
      letter editorial erratum retraction`,
    conference: 'paper-conference proceedings-article',
    chapter: `chapter entry entry-dictionary entry-encyclopedia book-chapter book-part book-section reference-entry
      book-track`,
    book: 'book classic monograph edited-book reference-book book-set book-series collection',
    proceedings: 'proceedings proceedings-series',
    thesis: 'thesis dissertation',
    report: 'report standard report-component report-series',
    software: 'software',
    dataset: 'dataset database',
    patent: 'patent',
    talk: 'speech',
    online: 'webpage post post-weblog website',
    unpublished: 'manuscript',
    preprint: 'article preprint posted-content',
    manual: 'pamphlet',
  }).flatMap(([type, names]) =>
    names.split(/\s+/).map((name): [string, WorkType] => [name, type as WorkType]),
  ),
);

/** Types that are works of another kind. */
const otherTypes = new Set(
  `bill broadcast component document event figure grant graphic hearing interview journal journal-issue
  journal-volume legal_case legislation map motion_picture musical_score paratext peer-review performance
  periodical personal_communication regulation song supplementary-materials treaty`.split(/\s+/),
);

/** Whether a type has a kind of work of its own, or is meant to have none. */
export function isKnownType(written: string): boolean {
  return types.has(written) || otherTypes.has(written) || typeNamed(written) !== undefined;
}

/** The kind of work that an item is, by its type and by where it stands. */
export function cslType(
  written: string | undefined,
  about: { container: string | undefined; genre: string | undefined; arxiv: string | undefined },
): WorkType {
  const found = types.get(written ?? '') ?? typeNamed(written);
  if (isPreprintServer(about.container)) return 'preprint';
  if (found === 'preprint' && about.container && !/^preprint$/i.test(about.genre ?? ''))
    return 'article';
  return found ?? (written === undefined && !about.container ? 'preprint' : 'other');
}
