import type { LinkState } from '#schema/link-state.ts';
import type { PaperRecord } from '#schema/paper.ts';
import type { AreaRecord, AuthorRecord, OrgRecord } from '#schema/registries.ts';
import type { SiteRecord } from '#schema/site.ts';
import type { ThemeRecord } from '#schema/theme.ts';
import { visible } from '#text/visible.ts';

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
  /** When the ledger first had an address, by address; where it says so. */
  entered?: ReadonlyMap<string, string>;
  /** What the last check of links found, by address. */
  linkStates?: ReadonlyMap<string, LinkState>;
}

/** One line of a report, whatever it tells of: `path:line: field: what is wrong, how to write it`. */
export function formatProblem({ file, line, field, message }: Problem): string {
  return visible(`${file}:${line}: ${field ? `${field}: ` : ''}${message}`);
}

/** What a catalogue says of itself, with the texts and pictures beside its `site.yaml`. */
export interface Site extends SiteRecord {
  /** Scheme and host that the site will have, as `https://papers.example.org`; not always known. */
  origin?: string | undefined;
  /** Folder that the site is served from: `/`, or `/papers/` on a shared host. */
  base: string;
  theme: ThemeRecord;
  /** The mark beside the name, as SVG to stand in a page. */
  logo?: string | undefined;
  /** The icon of browser tabs, as an SVG file. */
  icon?: string | undefined;
  /** The picture that others show with a link to the site: a PNG file of 1200 by 630. */
  card?: Uint8Array | undefined;
  /** Texts as HTML: above the list of the first page, and on top of About. */
  home?: string | undefined;
  about?: string | undefined;
  /** Words that the search never takes for slips, one a line. */
  terms?: string | undefined;
}
