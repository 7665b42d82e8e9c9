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
import { lengthStep } from '#search/index/lengths.ts';
import { type Chunk, openChunk, packChunk, packTerm } from '#search/index/packed-postings.ts';
import { type Postings, united } from '#search/index/postings.ts';
import { countWords, type WordCounts } from '#search/index/spelling-files.ts';
import type { KeyOf } from '#search/terms/keys.ts';
import { GAP } from '#search/terms/words.ts';
import { installedVersion } from './pagefind-output.ts';
import { indexingRuns, indexRun, readGzip } from './run-pagefind.ts';

/** The index of a run of papers, which it calls by their places in the run. */
export interface Segment {
  chunk: Chunk;
  /** Entries in the postings of each term, and bytes of all, as Pagefind counts them. */
  entries: readonly number[];
  bytes: number;
  /** How long each abstract and each title is, in the steps of `lengthStep`. */
  sizes: Readonly<Record<'text' | 'title', readonly number[]>>;
  counts: WordCounts;
}

/**
 * The index of a catalogue in segments. Pagefind holds all that it indexes in memory, so it is given
 * a run of papers at a time; only runs that are not as they were in the build before cost time.
 * @param rows of all papers, oldest first.
 * @param options.languages those by which `keyOf` has stems.
 * @param options.fingerprint digest of the code: what other code made is of no use.
 */
export async function indexSegments(
  rows: readonly IndexSource[],
  options: {
    languages: readonly string[];
    keyOf: KeyOf;
    cache: IndexCache;
    fingerprint?: string | undefined;
    runs?: RunSize;
  },
): Promise<Segment[]> {
  const { languages, keyOf, cache, fingerprint, runs } = options;
  const making = [fingerprint, await installedVersion(), languages];
  return indexingRuns(async () => {
    const segments: Segment[] = [];
    for (const [first, end] of cutRuns(rows, runs)) {
      const texts = rows.slice(first, end).map(indexedText);
      const file = cache.path([making, texts], '.segment');
      // The checksum that gzip writes tells what is damaged, which counts as lost.
      const kept = await readSegment(file).catch(() => undefined);
      segments.push(kept ?? (await makeSegment(texts, keyOf, file)));
    }
    return segments;
  });
}

async function makeSegment(texts: readonly IndexedText[], keyOf: KeyOf, file: string) {
  const records = texts.map(toIndexRecord);
  const output = `${file}.run`;
  for (const left of [output, file]) await rm(left, { recursive: true, force: true });
  const run = await indexRun(records, output);
  const sizes = {
    text: records.map(({ content }) => lengthStep(lengthOf(content))),
    title: records.map(({ meta }) => lengthStep(lengthOf(meta.title))),
  };
  const terms = Array.from(
    Map.groupBy(run.terms, ({ term }) => keyOf(term)),
    ([term, forms]) => ({
      ...packTerm(term, united(forms.map(({ postings }) => postings)), {
        sizes,
        formsIn: formsIn(forms),
      }),
      size: forms.reduce((sum, { size }) => sum + size, 0),
    }),
  ).sort((a, b) => (a.term < b.term ? -1 : 1));
  await rm(output, { recursive: true });
  const facts = {
    entries: terms.map(({ size }) => size),
    bytes: run.bytes,
    sizes,
    counts: countWords(texts),
  };
  const chunk = packChunk(terms);
  await writeFile(file, await compress(packSegment(facts, chunk), { level: 1 }));
  return { ...facts, chunk: openChunk(chunk) };
}

/** By paper, in which forms it has a term in title or abstract. */
function formsIn(forms: readonly { term: string; postings: Postings }[]) {
  const papers = new Map<number, string[]>();
  for (const { term, postings } of forms) {
    for (const [at, ordinal] of postings.ordinals.entries()) {
      if ((postings.title[at] ?? 0) + (postings.text[at] ?? 0) === 0) continue;
      const own = papers.get(ordinal);
      if (own) own.push(term);
      else papers.set(ordinal, [term]);
    }
  }
  return papers;
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

/** Papers of a run: enough to be worth a segment, few enough to index anew in some seconds. */
const RUN = { least: 1024, most: 3072 };
export type RunSize = typeof RUN;

/** How often runs are halved towards the newest papers, where most of the new ones come. */
const HALVINGS = 2;

/**
 * Cuts papers into runs: each ends before the paper whose id has the least digest among those where
 * it may end, so that a paper that comes or goes hardly ever moves a cut, and none of those far on.
 * The last runs are short; a small catalogue is one run.
 */
export function* cutRuns(
  papers: readonly { id: string }[],
  { least, most }: RunSize = RUN,
): Generator<readonly [first: number, end: number]> {
  const digests = papers.map(({ id }) => hash('sha1', id));
  const isSmall = papers.length <= least;
  for (let first = 0; first < papers.length; ) {
    const left = Math.max(papers.length - first, most / 2 ** HALVINGS);
    const part = isSmall ? 1 : Math.min(1, 2 ** Math.floor(Math.log2(left / most)));
    let end = Math.min(first + least * part, papers.length);
    for (let at = end + 1; at < Math.min(first + most * part, papers.length); at++) {
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
  const path = (made: unknown, ending: string) => {
    const name = hash('sha256', JSON.stringify(made)).slice(0, 32) + ending;
    asked.add(name);
    return join(folder, name);
  };
  return {
    /** The path of what is made of this, which may be there. */
    path,
    /** What is made of this, as JSON has it: what was kept, or made now. */
    async value<Value>(made: unknown, ending: string, make: () => Value): Promise<Value> {
      const file = path(made, ending);
      const kept = await readGzip(file).catch(() => undefined);
      if (kept) return JSON.parse(kept.toString());
      const value = make();
      await mkdir(folder, { recursive: true });
      await writeFile(file, await compress(JSON.stringify(value), { level: 1 }));
      return value;
    },
    /** Takes away what was not asked for: what is kept is as large as the index, not larger. */
    async tidy(): Promise<void> {
      await mkdir(folder, { recursive: true });
      const others = (await readdir(folder)).filter((name) => !asked.has(name));
      await Promise.all(others.map((name) => rm(join(folder, name), { recursive: true })));
    },
  };
}
