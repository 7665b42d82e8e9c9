import type { CatalogPaper } from '#catalog/catalog.ts';
import { grouped, summaryOf } from '#catalog/counted.ts';
import { linkFacts } from '#catalog/link-facts.ts';
import { LISTING_PAGE, paginate } from '#catalog/pagination.ts';
import { publicationFacts } from '#catalog/publication.ts';
import { firstNames, paperView } from '#catalog/row.ts';
import {
  areaHref,
  authorHref,
  type ListingKind,
  listingHref,
  orgHref,
  paperHref,
} from '#catalog/urls.ts';
import { citationFormats } from '#formats/cite/citation-formats.ts';
import type { Download } from '#formats/cite/downloads.ts';
import { toMarkdownReference } from '#formats/cite/reference.ts';
import { escapeMarkdown, markdownLink, toInlineMarkdown, toMarkdown } from '#text/to-markdown.ts';
import { summarize } from '#text/to-plain.ts';
import { absolute, type Origin } from './origin.ts';

/** Characters of the longest abstract that a twin has; of a longer one it has the beginning. */
const LONGEST_ABSTRACT = 5000;

/** The page of a paper as Markdown, without what is related to it, and with two of the citations. */
export function paperTwin(paper: CatalogPaper, origin: Origin): string {
  const { abstract = '', areas, orgs, status, credited, authorsComplete } = paper;
  const { dateInWords, kind, venue, venueHref, edited } = paperView(paper);
  const link = linkFrom(origin);
  const named = firstNames(credited);
  const isLong = abstract.length > LONGEST_ABSTRACT;
  const names = [
    ...named.map(({ name, author }) => link(name, authorHref(author))),
    credited.length > named.length && `and ${credited.length - named.length} more`,
    !authorsComplete && 'et al.',
  ];
  return joined([
    `# ${toInlineMarkdown(paper.title)}`,
    names.filter(Boolean).join(', ') + (edited ? ` (${edited})` : ''),
    items([
      fact('Date', dateInWords),
      fact('Kind', kind),
      fact('Status', status),
      fact('In', venue && link(venue, venueHref)),
      fact('Areas', ...areas.map((area) => link(area.name, areaHref(area)))),
      fact('Organisations', ...orgs.map((org) => link(org.name, orgHref(org)))),
      ...publicationFacts(paper).map(({ term, text }) => fact(term, escapeMarkdown(text))),
      ...linkFacts(paper).map(({ term, values }) =>
        fact(term, ...values.map(({ text, href }) => link(text, href))),
      ),
    ]),
    abstract && '## Abstract',
    isLong ? escapeMarkdown(summarize(abstract, LONGEST_ABSTRACT)) : toMarkdown(abstract),
    isLong && link('The whole abstract', paperHref(paper)),
    '## Cite',
    toMarkdownReference(paper),
    fenced(citationFormats.bibtex.cite(paper), 'bibtex'),
  ]);
}

interface Listed {
  slug: string;
  name: string;
  papers: readonly CatalogPaper[];
  homepage?: string | undefined;
  orcid?: string | undefined;
  url?: string | undefined;
}

/** The first page of a listing as Markdown: its newest papers, and where the others are. */
export function listingTwin(
  kind: ListingKind,
  listing: Listed,
  downloads: readonly Download[],
  origin: Origin,
): string {
  const { name, papers, homepage, orcid, url } = listing;
  const link = linkFrom(origin);
  const [{ items: newest, last } = { items: papers, last: 0 }] = paginate(papers, LISTING_PAGE);
  const folder = listingHref(kind, listing);
  return joined([
    `# ${escapeMarkdown(name)}`,
    escapeMarkdown(summaryOf(papers)),
    items([
      fact('Home page', addressOf(homepage ?? url)),
      fact('ORCID', addressOf(orcid && `https://orcid.org/${orcid}`)),
    ]),
    items(newest.map((paper) => row(paper, origin))),
    last > 0 &&
      link(`${grouped(papers.length - newest.length)} older`, listingHref(kind, listing, last)),
    downloads.length > 0 && '## Cite',
    items(downloads.map(({ file, label }) => link(label, folder + file))),
  ]);
}

function row(paper: CatalogPaper, origin: Origin): string {
  const { href, names, more, date, venue, status } = paperView(paper);
  const by = [...names.map(({ name }) => name), ...(more > 0 ? [`and ${more} more`] : [])];
  const told = [by.join(', '), date, venue, status].filter((part) => part !== undefined);
  const title = markdownLink(toInlineMarkdown(paper.title), absolute(href, origin));
  return `${title}. ${escapeMarkdown(told.join('. '))}`;
}

/** Makes links of plain texts to addresses of this site or others; without an address, the text. */
function linkFrom(origin: Origin) {
  return (text: string, href: string | undefined) =>
    href === undefined
      ? escapeMarkdown(text)
      : markdownLink(escapeMarkdown(text), absolute(href, origin));
}

function addressOf(url: string | undefined): string | undefined {
  return url && `<${url}>`;
}

type Part = string | false | undefined;

function fact(term: string, ...values: Part[]): Part {
  const known = values.filter(Boolean);
  return known.length > 0 && `${escapeMarkdown(term)}: ${known.join(', ')}`;
}

function items(parts: readonly Part[]): string {
  const known = parts.filter(Boolean);
  return known.map((part) => `- ${part}`).join('\n');
}

/** Between more backticks than any run within. */
function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}

function joined(parts: readonly Part[]): string {
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}
