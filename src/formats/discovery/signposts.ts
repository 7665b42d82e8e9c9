import type { CatalogPaper } from '#catalog/catalog.ts';
import { firstNames } from '#catalog/row.ts';
import { arxivHref, authorHref, doiHref, href, paperHref, pdfHref } from '#catalog/urls.ts';
import { catalogueDownloads, type Download, splitBySize } from '#formats/cite/downloads.ts';
import { kinds } from '#formats/cite/kinds.ts';
import { typeOf } from '#schema/work.ts';
import { absolute, type Origin } from './origin.ts';

/** Where a page leads and why, for programs: https://signposting.org/FAIR/ */
export interface Signpost {
  rel: 'cite-as' | 'type' | 'author' | 'item' | 'describedby';
  href: string;
  /** Media type of what is there. */
  type?: string;
}

/** Name of a page's twin in Markdown, in the folder of the page. */
export const TWIN = 'index.md';

/** Media type of the signposts of a site: RFC 9264. */
export const LINKSET = 'application/linkset+json';

/** Authors whom the head of a page names; the linkset names more. */
export const AUTHORS_IN_HEAD = 3;

/**
 * The signposts of a paper's page, but for the twin that describes it: the lasting address to cite it
 * by, what it is, its first authors by ORCID or else their pages, and its PDF.
 */
export function signposts(paper: CatalogPaper, authors: number, origin?: Origin): Signpost[] {
  const { doi, arxiv, credited } = paper;
  const at = (path: string) => absolute(path, origin);
  const people = firstNames(credited).slice(0, authors);
  const pdf = pdfHref(paper);
  return [
    { rel: 'cite-as', href: doi ? doiHref(doi) : arxiv ? arxivHref(arxiv) : at(paperHref(paper)) },
    { rel: 'type', href: 'https://schema.org/AboutPage' },
    { rel: 'type', href: `https://schema.org/${kinds[typeOf(paper)].schema}` },
    ...people.flatMap(({ author }): Signpost[] => {
      const page = authorHref(author);
      const address = author.orcid ? `https://orcid.org/${author.orcid}` : page && at(page);
      return address ? [{ rel: 'author', href: address }] : [];
    }),
    ...(pdf ? [{ rel: 'item', href: at(pdf), type: 'application/pdf' } as const] : []),
  ];
}

/** The signposts of all papers, and which papers the catalogue has; of a large one in several files. */
export function linksets(
  papers: readonly CatalogPaper[],
  origin: string,
): Pick<Download, 'file' | 'papers' | 'write'>[] {
  return splitBySize(papers, false).map(({ number, papers: part }) => ({
    file: `linkset${number ? `-${number}` : ''}.json`,
    papers: part,
    write: () =>
      JSON.stringify({
        linkset: [
          contextOf(papers, part, origin),
          ...part.map((paper) => paperContext(paper, origin)),
        ],
      }),
  }));
}

function contextOf(papers: readonly CatalogPaper[], part: readonly CatalogPaper[], origin: string) {
  const at = (path: string) => absolute(href(path), origin);
  return {
    anchor: at('/'),
    type: [{ href: 'https://schema.org/CollectionPage' }],
    item: part.map((paper) => ({ href: absolute(paperHref(paper), origin) })),
    describedby: catalogueDownloads(papers).map(({ file, mime }) => {
      return { href: at(`/${file}`), type: mime };
    }),
  };
}

function paperContext(paper: CatalogPaper, origin: string) {
  const anchor = absolute(paperHref(paper), origin);
  const twin = { rel: 'describedby', href: anchor + TWIN, type: 'text/markdown' } as const;
  const all = [...signposts(paper, paper.credited.length, origin), twin];
  const byRel = Map.groupBy(all, ({ rel }) => rel);
  return {
    anchor,
    ...Object.fromEntries(
      Array.from(byRel, ([rel, own]) => [rel, own.map(({ rel: _, ...target }) => target)]),
    ),
  };
}
