import type { CatalogPaper } from '#catalog/catalog.ts';
import { paperFields } from '#schema/paper.ts';
import { type CitationFormat, citationFile, citationFormats } from './citation-formats.ts';

/** Bytes above which some hosts take no file: https://developers.cloudflare.com/pages/platform/limits/ */
const LARGEST_FILE = 25_000_000;

/** Room for what the formats add to a record: BibTeX escapes, CSL-JSON names every part. */
const MARGIN = 0.8;

/** Papers above which the files of a part of the catalogue leave out what is not printed. */
const WITH_DETAILS = 2000;

/** A file of papers for readers to take along. */
export interface Download {
  label: string;
  /** Its name in its folder. */
  file: string;
  mime: string;
  papers: readonly CatalogPaper[];
  write(): string;
}

const { bibtex, ris, csl } = citationFormats;

const jsonLines: CitationFormat<CatalogPaper> = {
  label: 'JSONL',
  extension: '.jsonl',
  mime: 'application/x-ndjson',
  cite: (paper) => `${toJsonLine(paper)}\n`,
  frame: ['', '', ''],
};

/** The formats of the whole catalogue; the files of a part of it hold citations alone. */
export const catalogueFormats = [bibtex, ris, csl, jsonLines];

/** The whole catalogue in every format, with abstracts; large ones in several files each. */
export function catalogueDownloads(papers: readonly CatalogPaper[]): Download[] {
  return catalogueFormats.flatMap((format) => filesOf(papers, format, true));
}

/** The papers of a listing as citations; too many to be read come without what is not printed. */
export function listingDownloads(papers: readonly CatalogPaper[]): Download[] {
  const details = papers.length <= WITH_DETAILS;
  return [bibtex, ris, csl].flatMap((format) => filesOf(papers, format, details));
}

function filesOf(
  papers: readonly CatalogPaper[],
  format: CitationFormat<CatalogPaper>,
  details: boolean,
): Download[] {
  const { label, mime, extension } = format;
  return splitBySize(papers, details).map(({ number, papers: part }) => {
    const file = `catalogue${number ? `-${number}` : ''}${extension}`;
    return { label, mime, file, papers: part, write: () => citationFile(part, format, details) };
  });
}

/** The one with the newest papers has no number. */
type Part = { number?: number; papers: readonly CatalogPaper[] };

const known = new WeakMap<readonly CatalogPaper[], Map<boolean, Part[]>>();

/**
 * Splits a newest-first list so that no file gets too large. Full parts are numbered from the
 * oldest papers, so that they stay as they are; the newest part comes first and has no number.
 */
export function splitBySize(papers: readonly CatalogPaper[], details: boolean): Part[] {
  const present = known.get(papers)?.get(details);
  if (present) return present;
  const parts: Part[] = [];
  let end = papers.length;
  let size = 0;
  for (let at = papers.length - 1; at >= 0; at--) {
    const { title = '', abstract = '', authors = [] } = papers[at] ?? {};
    const text = details ? title + abstract : title;
    // About how many bytes a paper takes in the most talkative format.
    const more = 600 + 45 * authors.length + encoder.encode(text).length;
    if (size + more > LARGEST_FILE * MARGIN) {
      parts.unshift({ number: parts.length + 1, papers: papers.slice(at + 1, end) });
      end = at + 1;
      size = 0;
    }
    size += more;
  }
  parts.unshift({ papers: papers.slice(0, end) });
  const sized = known.get(papers) ?? new Map();
  known.set(papers, sized.set(details, parts));
  return parts;
}

const encoder = new TextEncoder();

/** A record as one line of JSON, as the catalogue itself is read from it, without default values. */
export function toJsonLine(paper: CatalogPaper): string {
  const { areas, authors, orgs, pdf, ownPdf } = paper;
  const tags = areas.map(({ tag }) => tag);
  const record: Record<string, unknown> = {
    ...paper,
    area: tags.length > 1 ? tags : tags[0],
    authors: authors.map(({ given, family, suffix, id }) => ({ given, family, suffix, id })),
    org: orgs.map(({ slug }) => slug),
    pdf: pdf ?? ownPdf,
  };
  const isDefault = (value: unknown) => value === true || (Array.isArray(value) && !value.length);
  const fields = Object.keys(paperFields.shape).map((key) => [key, record[key]] as const);
  return JSON.stringify(Object.fromEntries(fields.filter(([, value]) => !isDefault(value))));
}
