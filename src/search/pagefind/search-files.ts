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
  COUNTED_VENUES,
  type CommonWords,
  chunkFile,
  commonFile,
  FORMAT,
  type PackedText,
  type PackedVenues,
  positionsFile,
  REGION,
  type SearchFile,
  SMALL_CATALOGUE,
  type VenueNames,
} from '#search/index/catalogue-file.ts';
import { type Listing, packAuthors, packColumns, packName } from '#search/index/columns.ts';
import { type PackedWord, packWord } from '#search/index/common-word.ts';
import { type IndexSource, indexedText } from '#search/index/index-record.ts';
import { meanLength } from '#search/index/lengths.ts';
import { lexiconFiles } from '#search/index/lexicon-files.ts';
import { nowhere } from '#search/index/packed-postings.ts';
import { packOrder, packSmall } from '#search/index/packing.ts';
import { type PaperRow, packRow } from '#search/index/row.ts';
import { addCounts, spellingFiles } from '#search/index/spelling-files.ts';
import type { KeyOf } from '#search/terms/keys.ts';
import { wordsOf } from '#search/terms/words.ts';
import { fold } from '#text/fold.ts';
import { type CatalogueMeaning, notLearnt } from './catalogue-meaning.ts';
import { commonPairs } from './common-pairs.ts';
import { mergeSegments, type Vectors } from './merge-segments.ts';
import type { Segment } from './segments.ts';
import type { SiteFile } from './write-folder.ts';

/**
 * Everything that searching needs. Rows come oldest first: the place of one is its ordinal. The
 * lexicon has the keys of words that are no slips.
 */
export function* searchFiles(
  catalog: Catalog,
  rows: readonly IndexSource[],
  options: {
    segments: readonly Segment[];
    lexicon: ReadonlySet<string>;
    /** Of a small catalogue none is learnt. */
    meaning?: CatalogueMeaning;
    languages: readonly string[];
    keyOf: KeyOf;
  },
): Generator<SiteFile> {
  const { segments, lexicon: keys, meaning: known = notLearnt, languages, keyOf } = options;
  const columns = packColumns(columnSource(catalog));
  const regions = yield* rowFiles(
    rows.map((row, ordinal) => ({ ...row, vector: known.papers[ordinal] })),
  );
  const titles = yield* named('titles', packOrder(titleOrder(rows)));
  const venues = yield* venueFile(catalog);
  const people = listingsOf(catalog, catalog.authors.toSorted(fullestFirst));
  const authors =
    rows.length < SMALL_CATALOGUE ? packAuthors(people) : yield* authorFiles(people, digest);
  const names = new Set(rows.flatMap((row) => indexedText(row).names));
  const text = yield* textFiles(segments, names, keyOf, known.words);
  const pairs = yield* textFiles([commonPairs(segments, text.common.words)], [], keyOf);
  const counts = addCounts(segments.map((segment) => segment.counts));
  const spelling = yield* spellingFiles(counts, rows.length, digest);
  const lexicon = yield* lexiconFiles(keys, digest);
  const explained = packAcronyms(counts.acronyms, rows.length, keyOf);
  const acronyms =
    explained.length > FEW_ACRONYMS ? yield* named('acronyms', explained) : explained;
  const meaning = known.papers.length > 0;
  const files = { regions, authors, titles, venues, spelling, lexicon, acronyms, meaning };
  const withPairs = { ...text, pairs: yield* named('pairs', pairs) };
  const file: CatalogueFile = { format: FORMAT, languages, columns, text: withPairs, ...files };
  yield { path: CATALOGUE_FILE, content: JSON.stringify(file) };
}

/** So many acronyms, five thousand bytes, travel with what every search loads first. */
const FEW_ACRONYMS = 500;

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
  called: Iterable<string>,
  keyOf: KeyOf,
  vectors: Vectors = new Map(),
): Generator<SiteFile, PackedText> {
  const chunks = new Set<string>();
  const firsts: string[] = [];
  const common = new Map<string, PackedWord>();
  let before = '';
  for (const { terms, bytes, blocks, counts } of mergeSegments(segments, vectors)) {
    const name = nameOf([bytes, ...blocks], chunks);
    chunks.add(name);
    yield { path: chunkFile(name), content: bytes, gzip: true };
    for (const [block, content] of blocks.entries()) {
      yield { path: positionsFile(name, block), content, gzip: true };
    }
    const [{ term, lengths } = nowhere] = terms;
    firsts.push(shortened(term, before));
    before = terms.at(-1)?.term ?? '';
    if (counts) common.set(term, packWord(counts, lengths, vectors.get(term)));
  }
  return {
    firsts,
    chunks: [...chunks],
    common: yield* commonFiles(common, called, keyOf),
    means: {
      text: meanLength(segments.flatMap(({ sizes }) => sizes.text)),
      title: meanLength(segments.flatMap(({ sizes }) => sizes.title)),
    },
  };
}

/** A name as short as it can be without being that of another chunk: everybody loads their list. */
function nameOf(contents: readonly Uint8Array[], taken: ReadonlySet<string>): string {
  const whole = hash('sha256', Buffer.concat(contents));
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
  called: Iterable<string>,
  keyOf: KeyOf,
): Generator<SearchFile, CommonWords> {
  const words = [...common.keys()];
  const contents = [...common.values()].map((word) => JSON.stringify(word));
  const folder = `search/words/${digest(contents.join('\n'))}/`;
  for (const [place, content] of contents.entries()) {
    yield { path: commonFile({ folder }, place), content };
  }
  const names = new Set(Array.from(called, wordsOf).flat());
  return { words, names: [...names].filter((name) => common.has(keyOf(name))).sort(), folder };
}

function* named(name: string, value: unknown): Generator<SearchFile, string> {
  const content = JSON.stringify(value);
  const path = `search/${name}.${digest(content)}.json`;
  yield { path, content };
  return path;
}

function columnSource(catalog: Catalog) {
  const { papers, venues } = catalog;
  const isCounted = papers.length < COUNTED_VENUES.papers && venues.length <= COUNTED_VENUES.venues;
  const byTag = catalog.areas.map((area) => ({ ...area, slug: area.tag }));
  const [withCode] = listingsOf(catalog, [{ slug: '1', name: '', papers: catalog.withCode }]);
  return {
    size: papers.length,
    areas: listingsOf(catalog, byTag),
    orgs: listingsOf(catalog, catalog.orgs),
    venues: isCounted ? listingsOf(catalog, catalog.venues) : undefined,
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

function* venueFile({ papers, venues }: Catalog): Generator<SearchFile, VenueNames> {
  const placeOf = new Map(venues.map((venue, at) => [venue, at]));
  const printed = papers.toReversed().map(({ venue, sameVenue }) => {
    return venue && sameVenue && { ...venue, place: placeOf.get(sameVenue) ?? 0 };
  });
  type Printed = (typeof printed)[number];
  const keyOf = (own: Printed) => own && JSON.stringify([own.name, own.year, own.place]);
  const unique = new Map(printed.flatMap((own) => (own ? [[keyOf(own), own] as const] : [])));
  const byName = Map.groupBy(unique.values(), ({ name }) => name);
  const pairs = [...byName.values()].flat();
  const pairOf = new Map(pairs.map((own, at) => [keyOf(own), at + 1]));
  const file = yield* named('venues', [
    Array.from(byName.values(), (own) => own.map(({ year }) => year)),
    packSmall(printed.map((own) => pairOf.get(keyOf(own)) ?? 0)),
    pairs.map(({ place }) => place),
    venues.map(({ slug, name }) => packName({ value: slug, name })),
  ] satisfies PackedVenues);
  return { names: [...byName.keys()], file };
}

function digest(content: string): string {
  return hash('sha256', content).slice(0, 8);
}
