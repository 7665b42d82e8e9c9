import { hash } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import {
  type IndexedText,
  type IndexRecord,
  type IndexSource,
  indexedText,
  toIndexRecord,
} from '#search/index/index-record.ts';
import { type Chunk, openChunk, packChunk, packTerm } from '#search/index/packed-postings.ts';
import { united } from '#search/index/postings.ts';
import { countWords, type WordCounts } from '#search/index/spelling-files.ts';
import { GAP, textWords } from '#search/terms/words.ts';
import { installedVersion } from './pagefind-output.ts';
import { indexRun, readGzip } from './run-pagefind.ts';

/** The index of a run of papers, which it calls by their places in the run. */
export interface Segment {
  chunk: Chunk;
  /** Entries in the postings of each term, and bytes of all, as Pagefind counts them. */
  sizes: readonly number[];
  bytes: number;
  /** Words of each abstract and of each title. */
  lengths: readonly number[];
  titles: readonly number[];
  counts: WordCounts;
}

/**
 * The index of a catalogue in segments. Pagefind holds all that it indexes in memory, so it is given
 * a run of papers at a time; only runs that are not as they were in the build before cost time.
 * @param rows of all papers, oldest first.
 * @param options.fingerprint digest of the code: what other code made is of no use.
 */
export async function indexSegments(
  rows: readonly IndexSource[],
  language: string,
  options: { cache: IndexCache; fingerprint?: string | undefined; runs?: RunSize },
): Promise<Segment[]> {
  const { cache, fingerprint, runs } = options;
  const making = [fingerprint, await installedVersion(), language];
  const segments: Segment[] = [];
  for (const [first, end] of cutRuns(rows, runs)) {
    const texts = rows.slice(first, end).map(indexedText);
    const file = cache.path([making, texts], '.segment');
    // The checksum that gzip writes tells what is damaged, which counts as lost.
    const kept = await readSegment(file).catch(() => undefined);
    segments.push(kept ?? (await makeSegment(texts, language, file)));
  }
  return segments;
}

async function makeSegment(texts: readonly IndexedText[], language: string, file: string) {
  const records = texts.map((text, place) => toIndexRecord(text, place, language));
  const output = `${file}.run`;
  for (const left of [output, file]) await rm(left, { recursive: true, force: true });
  const run = await indexRun(records, output);
  const forms = formsIn(texts);
  const terms = Array.from(
    Map.groupBy(run.terms, ({ term }) => term),
    ([term, alike]) => ({
      ...packTerm(term, united(alike.map(({ postings }) => postings)), forms.get(term)),
      size: alike.reduce((sum, { size }) => sum + size, 0),
    }),
  ).sort((a, b) => (a.term < b.term ? -1 : 1));
  await rm(output, { recursive: true });
  const facts = {
    sizes: terms.map(({ size }) => size),
    bytes: run.bytes,
    lengths: records.map(({ content }) => lengthOf(content)),
    titles: records.map(({ meta }) => lengthOf(meta.title)),
    counts: countWords(texts),
  };
  const chunk = packChunk(terms);
  await writeFile(file, await compress(packSegment(facts, chunk), { level: 1 }));
  return { ...facts, chunk: openChunk(chunk) };
}

/** For each term of titles and abstracts, the forms in which each paper has it. */
function formsIn(texts: readonly IndexedText[]): Map<string, Map<number, Set<string>>> {
  const terms = new Map<string, Map<number, Set<string>>>();
  for (const [ordinal, { title, abstract }] of texts.entries()) {
    for (const text of [title, abstract]) {
      for (const { key, form } of textWords(text)) {
        const papers = terms.get(key) ?? new Map<number, Set<string>>();
        const forms = papers.get(ordinal) ?? new Set();
        papers.set(ordinal, forms.add(form));
        terms.set(key, papers);
      }
    }
  }
  return terms;
}

/** Words of an indexed text, those left aside that stand at its end once more, joined. */
function lengthOf(indexed: IndexRecord['content']): number {
  const end = indexed.indexOf(` ${GAP} `);
  return (end < 0 ? indexed : indexed.slice(0, end)).split(' ').length;
}

const compress = promisify(gzip);

/** A line of facts, and the chunk. */
function packSegment({ counts, ...facts }: Omit<Segment, 'chunk'>, chunk: Uint8Array): Buffer {
  const lists = Object.fromEntries(Object.entries(counts).map(([name, list]) => [name, [...list]]));
  return Buffer.concat([Buffer.from(`${JSON.stringify({ ...facts, counts: lists })}\n`), chunk]);
}

async function readSegment(file: string): Promise<Segment> {
  const packed = await readGzip(file);
  const end = packed.indexOf('\n');
  const { counts, ...facts } = JSON.parse(packed.toString('utf8', 0, end));
  return {
    ...facts,
    counts: {
      texts: new Map(counts.texts),
      names: new Map(counts.names),
      written: new Map(counts.written),
      acronyms: new Map(counts.acronyms),
    },
    chunk: openChunk(packed.subarray(end + 1)),
  };
}

/** Papers of a run: enough to start Pagefind for, few enough to index anew in a second or two. */
const RUN = { least: 1024, most: 3072 };
export type RunSize = typeof RUN;

/**
 * Cuts papers into runs: each ends before the paper whose id has the least digest among those where
 * it may end, so that a paper that comes or goes hardly ever moves a cut, and none of those far on.
 */
export function* cutRuns(
  papers: readonly { id: string }[],
  { least, most }: RunSize = RUN,
): Generator<readonly [first: number, end: number]> {
  const digests = papers.map(({ id }) => hash('sha1', id));
  for (let first = 0; first < papers.length; ) {
    let end = Math.min(first + least, papers.length);
    for (let at = end + 1; at < Math.min(first + most, papers.length); at++) {
      if ((digests[at] ?? '') < (digests[end] ?? '')) end = at;
    }
    yield [first, end];
    first = end;
  }
}

type IndexCache = ReturnType<typeof indexCache>;

/** What Pagefind made, kept from one build to the next under the fingerprint of what it is of. */
export function indexCache(folder: string) {
  const asked = new Set<string>();
  return {
    /** The path of what is made of this, which may be there. */
    path(made: unknown, ending: string): string {
      const name = hash('sha256', JSON.stringify(made)).slice(0, 32) + ending;
      asked.add(name);
      return join(folder, name);
    },
    /** Takes away what was not asked for: what is kept is as large as the index, not larger. */
    async tidy(): Promise<void> {
      await mkdir(folder, { recursive: true });
      const others = (await readdir(folder)).filter((name) => !asked.has(name));
      await Promise.all(others.map((name) => rm(join(folder, name), { recursive: true })));
    },
  };
}
