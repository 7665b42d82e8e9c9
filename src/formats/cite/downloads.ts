import type { CatalogPaper } from '#catalog/catalog.ts';
import { type CitationFormat, citationFormats } from './citation-formats.ts';
import { toJsonLine } from './json-line.ts';

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

const jsonLines = { label: 'JSONL', extension: '.jsonl', mime: 'application/x-ndjson' };

/** The formats of the whole catalogue. */
export const catalogueFormats = [bibtex, ris, csl, jsonLines];

/** The formats of a part of it. */
const shelfFormats = [bibtex, ris, csl];

/** The whole catalogue in every format, with abstracts; large ones in several files each. */
export function catalogueDownloads(papers: readonly CatalogPaper[]): Download[] {
  const citations = shelfFormats.flatMap((format) => citationFiles(papers, format, true));
  const lines = shardsOf(papers, true).map((shard) => ({
    ...jsonLines,
    file: fileName(shard, jsonLines.extension),
    papers: shard.papers,
    write: () => shard.papers.map((paper) => `${toJsonLine(paper)}\n`).join(''),
  }));
  return [...citations, ...lines];
}

/**
 * The papers of an area, author, organisation or year as citations. Beyond a size that anyone
 * reads they come without abstracts, which the files of the whole catalogue have.
 */
export function shelfDownloads(papers: readonly CatalogPaper[]): Download[] {
  const details = papers.length <= WITH_DETAILS;
  return shelfFormats.flatMap((format) => citationFiles(papers, format, details));
}

function citationFiles(
  papers: readonly CatalogPaper[],
  format: CitationFormat,
  details: boolean,
): Download[] {
  const [open, between, close] = format.frame;
  return shardsOf(papers, details).map((shard) => ({
    label: format.label,
    mime: format.mime,
    file: fileName(shard, format.extension),
    papers: shard.papers,
    write: () =>
      open + shard.papers.map((paper) => format.cite(paper, details)).join(between) + close,
  }));
}

interface Shard {
  /** Absent on the one with the newest papers. */
  number?: number;
  papers: readonly CatalogPaper[];
}

function fileName({ number }: Shard, extension: string): string {
  return `catalogue${number ? `-${number}` : ''}${extension}`;
}

const known = new WeakMap<readonly CatalogPaper[], Map<boolean, Shard[]>>();

/**
 * Splits a newest-first list so that no file gets too large. Full shards are numbered from the
 * oldest papers, so that they stay as they are when papers are added; the newest shard comes
 * first and has no number.
 */
export function shardsOf(papers: readonly CatalogPaper[], details: boolean): Shard[] {
  const present = known.get(papers)?.get(details);
  if (present) return present;
  const shards: Shard[] = [];
  let end = papers.length;
  let size = 0;
  for (let at = papers.length - 1; at >= 0; at--) {
    const paper = papers[at];
    const more = paper ? sizeOf(paper, details) : 0;
    if (size + more > LARGEST_FILE * MARGIN) {
      shards.unshift({ number: shards.length + 1, papers: papers.slice(at + 1, end) });
      end = at + 1;
      size = 0;
    }
    size += more;
  }
  shards.unshift({ papers: papers.slice(0, end) });
  const sized = known.get(papers) ?? new Map();
  known.set(papers, sized.set(details, shards));
  return shards;
}

const encoder = new TextEncoder();

/** About how many bytes a paper takes in the most talkative format. */
function sizeOf({ title, abstract, authors }: CatalogPaper, details: boolean): number {
  const text = details ? title + abstract : title;
  return 600 + 45 * authors.length + encoder.encode(text).length;
}
