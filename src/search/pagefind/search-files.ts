import { hash } from 'node:crypto';
import type { Catalog, CatalogPaper } from '#catalog/catalog.ts';
import { compareText, fullestFirst } from '#catalog/order.ts';
import { packAcronyms } from '#search/index/acronym-file.ts';
import { authorFiles } from '#search/index/author-files.ts';
import {
  BLOCK,
  blockFile,
  CATALOGUE_FILE,
  type CatalogueFile,
  type CommonWords,
  chunkFile,
  commonFile,
  FORMAT,
  type PackedText,
  type PackedVenues,
  packLengths,
  REGION,
  type SearchFile,
  SMALL_CATALOGUE,
  type VenueNames,
} from '#search/index/catalogue-file.ts';
import { type Listing, packAuthors, packColumns } from '#search/index/columns.ts';
import type { IndexSource } from '#search/index/index-record.ts';
import { lexiconFiles } from '#search/index/lexicon-files.ts';
import { type PackedWord, packWord, unpackCounts } from '#search/index/packed-postings.ts';
import { packOrder, packSmall } from '#search/index/packing.ts';
import { type PaperRow, packRow } from '#search/index/row.ts';
import { addCounts, spellingFiles } from '#search/index/spelling-files.ts';
import { wordKey } from '#search/terms/keys.ts';
import { wordsOf } from '#search/terms/words.ts';
import { fold } from '#text/fold.ts';
import { mergeSegments } from './merge-segments.ts';
import type { Segment } from './segments.ts';
import type { SiteFile } from './write-folder.ts';

/**
 * Everything that searching needs. Rows come oldest first: the place of one is its ordinal. The
 * lexicon has the keys of words that are no slips.
 */
export function* searchFiles(
  catalog: Catalog,
  rows: readonly IndexSource[],
  { segments, lexicon: keys }: { segments: readonly Segment[]; lexicon: ReadonlySet<string> },
): Generator<SiteFile> {
  const columns = packColumns(columnSource(catalog));
  const regions = yield* rowFiles(rows);
  const titles = yield* named('titles', packOrder(titleOrder(rows)));
  const venues = yield* venueFile(catalog.papers.toReversed());
  const people = listingsOf(catalog, catalog.authors.toSorted(fullestFirst));
  const authors =
    rows.length < SMALL_CATALOGUE
      ? yield* named('authors', packAuthors(people))
      : yield* authorFiles(people, digest);
  const text = yield* textFiles(segments, people);
  const counts = addCounts(segments.map((segment) => segment.counts));
  const spelling = yield* spellingFiles(counts, rows.length, digest);
  const lexicon = yield* lexiconFiles(keys, digest);
  const acronyms = yield* named('acronyms', packAcronyms(counts.acronyms, rows.length));
  const files = { regions, authors, titles, venues, spelling, lexicon, acronyms };
  const file: CatalogueFile = { format: FORMAT, columns, text, ...files };
  yield { path: CATALOGUE_FILE, content: JSON.stringify(file) };
}

function* rowFiles(rows: readonly PaperRow[]): Generator<SearchFile, string[]> {
  const regions: string[] = [];
  for (let first = 0; first < rows.length; first += REGION) {
    const region = rows.slice(first, first + REGION).map(packRow);
    const starts = [...region.keys()].filter((at) => at % BLOCK === 0);
    const blocks = starts.map((at) => JSON.stringify(region.slice(at, at + BLOCK)));
    regions.push(digest(blocks.join('\n')));
    for (const [place, content] of blocks.entries()) {
      yield { path: blockFile(first + place * BLOCK, regions), content };
    }
  }
  return regions;
}

/** The chunks of the index, each under a digest of its content, and the words that fill one. */
export function* textFiles(
  segments: readonly Segment[],
  people: readonly Listing[],
): Generator<SiteFile, PackedText> {
  const chunks = new Set<string>();
  const firsts: string[] = [];
  const common = new Map<string, PackedWord>();
  let before = '';
  for (const { terms, bytes, isFull } of mergeSegments(segments)) {
    const name = nameOf(bytes, chunks);
    chunks.add(name);
    yield { path: chunkFile(name), content: bytes, gzip: true };
    const [{ term, postings } = { term: '', postings: bytes }] = terms;
    firsts.push(shortened(term, before));
    before = terms.at(-1)?.term ?? '';
    if (!isFull) continue;
    const counts = unpackCounts(postings);
    // Who is meant by a name needs its place.
    if (!counts.isName) common.set(term, packWord(counts));
  }
  return {
    firsts,
    chunks: [...chunks],
    common: yield* commonFiles(common, people),
    lengths: packLengths(segments.flatMap(({ lengths }) => lengths)),
    titles: packLengths(segments.flatMap(({ titles }) => titles)),
  };
}

/** A name as short as it can be without being that of another chunk: everybody loads their list. */
function nameOf(bytes: Uint8Array, taken: ReadonlySet<string>): string {
  const whole = hash('sha256', bytes);
  let length = 7;
  while (taken.has(whole.slice(0, length))) length++;
  return whole.slice(0, length);
}

/** The first term of a chunk, shortened to what tells it from the last of the chunk before. */
function shortened(term: string, before: string): string {
  const [start, end] = [[...term], [...before]];
  const apart = start.findIndex((letter, place) => letter !== end[place]) + 1;
  return start.slice(0, apart).join('');
}

function* commonFiles(
  common: ReadonlyMap<string, PackedWord>,
  people: readonly Listing[],
): Generator<SearchFile, CommonWords> {
  const words = [...common.keys()];
  const contents = [...common.values()].map((word) => JSON.stringify(word));
  const folder = `search/words/${digest(contents.join('\n'))}/`;
  for (const [place, content] of contents.entries()) {
    yield { path: commonFile({ folder }, place), content };
  }
  const names = new Set(people.flatMap(({ name }) => wordsOf(name)));
  return { words, names: [...names].filter((name) => common.has(wordKey(name))).sort(), folder };
}

function* named(name: string, value: unknown): Generator<SearchFile, string> {
  const content = JSON.stringify(value);
  const path = `search/${name}.${digest(content)}.json`;
  yield { path, content };
  return path;
}

function columnSource(catalog: Catalog) {
  const byTag = catalog.areas.map((area) => ({ ...area, slug: area.tag }));
  const [withCode] = listingsOf(catalog, [{ slug: '1', name: '', papers: catalog.withCode }]);
  return {
    size: catalog.papers.length,
    areas: listingsOf(catalog, byTag),
    orgs: listingsOf(catalog, catalog.orgs),
    years: listingsOf(catalog, catalog.years),
    types: listingsOf(catalog, catalog.kinds),
    code: withCode?.ordinals ?? [],
  };
}

function listingsOf(
  { papers }: Catalog,
  listings: readonly { slug: string; name: string; papers: readonly CatalogPaper[] }[],
): Listing[] {
  const ordinals = new Map(papers.map((paper, at) => [paper, papers.length - 1 - at]));
  return listings.map(({ slug, name, papers }) => ({
    value: slug,
    name,
    ordinals: papers.map((paper) => ordinals.get(paper) ?? 0).sort((a, b) => a - b),
  }));
}

/** The ordinals in the order of titles, without regard to case, marks and opening signs. */
function titleOrder(rows: readonly PaperRow[]): number[] {
  const keys = rows.map(({ title }) => fold(title).replace(/^[^\p{L}\p{N}]+/u, ''));
  return [...keys.keys()].sort((a, b) => compareText(keys[a] ?? '', keys[b] ?? '') || b - a);
}

/** @param papers oldest first. */
function* venueFile(papers: readonly CatalogPaper[]): Generator<SearchFile, VenueNames> {
  const venues = papers.flatMap(({ venue }) => venue ?? []);
  const groups = Map.groupBy(venues, ({ name }) => name);
  const years = Array.from(groups.values(), (own) => [...new Set(own.map(({ year }) => year))]);
  const names = [...groups.keys()];
  const pairs = names.flatMap((name, at) => years[at]?.map((year) => `${name} ${year}`) ?? []);
  const places = new Map(pairs.map((pair, at) => [pair, at + 1]));
  const column = papers.map(({ venue }) => places.get(`${venue?.name} ${venue?.year}`) ?? 0);
  const file = yield* named('venues', [years, packSmall(column)] satisfies PackedVenues);
  return { names, file };
}

function digest(content: string): string {
  return hash('sha256', content).slice(0, 8);
}
