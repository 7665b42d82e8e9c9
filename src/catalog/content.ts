import type { AreaRecord } from '#schema/area.ts';
import type { AuthorRecord } from '#schema/author.ts';
import type { LinkState } from '#schema/link-state.ts';
import type { OrgRecord } from '#schema/org.ts';
import type { PaperRecord } from '#schema/paper.ts';
import { visible } from '#text/visible.ts';
import type { Site } from './site.ts';

/** Where something is written: a path as the curator knows it and a line, counted from 1. */
export interface Source {
  file: string;
  line: number;
}

/** Something that a curator must mend; `field` is a path like `authors.2.family`, or empty. */
export interface Problem extends Source {
  field: string;
  message: string;
}

/** A valid record and where it came from. */
export interface SourcedPaper {
  record: PaperRecord;
  source: Source;
  /** True where a curator's note stands under the front matter of an MDX file. */
  commentary: boolean;
}

/** Everything a content folder holds, validated file by file but not yet against each other. */
export interface Content {
  site: Site;
  papers: readonly SourcedPaper[];
  areas: ReadonlyMap<string, AreaRecord>;
  orgs: ReadonlyMap<string, OrgRecord>;
  authors: ReadonlyMap<string, AuthorRecord>;
  /** Old addresses and where they lead now, as `papers/ID` or `authors/SLUG`. */
  moves?: ReadonlyMap<string, string>;
  /** What the last check of links found, by address. */
  linkStates?: ReadonlyMap<string, LinkState>;
}

/** One line of a report, whatever it tells of: `path:line: field: what is wrong, how to write it`. */
export function formatProblem({ file, line, field, message }: Problem): string {
  return visible(`${file}:${line}: ${field ? `${field}: ` : ''}${message}`);
}
