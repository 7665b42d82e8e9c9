import type { PackedAcronym } from './acronym-file.ts';
import type { PackedAuthors, PackedColumns, PackedName } from './columns.ts';
import type { LexiconFiles } from './lexicon-files.ts';

/** A file that the search page reads. */
export interface SearchFile {
  /** Address under the site's base. */
  path: string;
  content: string;
}

/** It alone changes under its name, and names all others: no reader mixes two catalogues. */
export const CATALOGUE_FILE = 'search/catalogue.json';

/** Raised with every change of a form that an older page could not read. */
export const FORMAT = 8;

/** Papers below which authors are a facet with counts, and travel with the columns. */
export const SMALL_CATALOGUE = 2000;

/**
 * Papers and venues up to which these are a facet with counts, for at most 4 and 8 kB in the file
 * that every search loads first.
 */
export const COUNTED_VENUES = { papers: 10_000, venues: 500 };

export interface CatalogueFile {
  format: typeof FORMAT;
  /** By whose rules words have stems. */
  languages: readonly string[];
  columns: PackedColumns;
  text: PackedText;
  /** Digest of each region of papers, which is part of the address of its blocks. */
  regions: readonly string[];
  /** Those of a small catalogue, or folder of a large one's. */
  authors: PackedAuthors | string;
  titles: string;
  venues: VenueNames;
  spelling: SpellingFiles;
  lexicon: LexiconFiles;
  /** All of them, or where they are many, their file. */
  acronyms: readonly PackedAcronym[] | string;
  /** Whether it was learnt what words and papers are about. */
  meaning: boolean;
}

/** The names of venues as rows print them, and the file of their papers. */
export interface VenueNames {
  names: readonly string[];
  file: string;
}

/**
 * For each name the years of its venue, and for each paper the place of its pair; 0 is none. Then for
 * each pair the place of its venue among all, whatever their years and spellings.
 */
export type PackedVenues = readonly [
  years: readonly (readonly number[])[],
  column: string,
  venueOf: readonly number[],
  venues: readonly PackedName[],
];

/** Where the words are that corrections are taken from. */
export interface SpellingFiles {
  folder: string;
  /** Names of the files, in order: the first beginning of the words in each. */
  shards: readonly string[];
}

/** What a reader has to know of the index to find a word in it. */
export interface PackedText {
  /** First word of each chunk, shortened to what tells it from the one before. */
  firsts: readonly string[];
  /** Names of the chunks; a word that is common is alone in its own. */
  chunks: readonly string[];
  common: CommonWords;
  /** Words of a usual abstract and of a usual title. */
  means: Readonly<Record<'text' | 'title', number>>;
  /** File of the same for common words that often follow each other, two by two. */
  pairs?: string;
}

/** Stems that are in a large part of the papers, which have files of their own in a folder. */
export interface CommonWords {
  words: readonly string[];
  /** Words of these that are a part of an author's name too, not stemmed. */
  names: readonly string[];
  folder: string;
}

/** Address of the chunk with this name. */
export function chunkFile(name: string): string {
  return `search/chunks/${name}.bin`;
}

/** Address of a block of the positions of a common word, by its chunk. */
export function positionsFile(name: string, block: number): string {
  return `search/places/${name}-${block}.bin`;
}

/** Address of the file of a common word, by its place among them. */
export function commonFile({ folder }: Pick<CommonWords, 'folder'>, place: number): string {
  return `${folder}${place}.json`;
}

/** Papers whose blocks share a digest: adding a paper changes the last region only. */
export const REGION = 1024;

/** Papers in a file: more would burden a search, whose hits are far apart, fewer a list. */
export const BLOCK = 4;

/** Address of the file that holds a paper's row; its place in there is `ordinal % BLOCK`. */
export function blockFile(ordinal: number, regions: readonly string[]): string {
  const region = regions[Math.floor(ordinal / REGION)];
  if (region === undefined) throw new RangeError(`No paper has the ordinal ${ordinal}`);
  return `search/papers/${region}/${Math.floor((ordinal % REGION) / BLOCK)}.json`;
}
