import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { byMeaning, scoredByMeaning } from '#search/engine/meaning.ts';
import type { IndexSource } from '#search/index/index-record.ts';
import { learnMeaning, type TermTimes, vectorsOf } from '#search/index/learn-meaning.ts';
import { nowhere, openChunk, packChunk, packTerm } from '#search/index/packed-postings.ts';
import { postingsAt } from '#search/index/postings.ts';
import {
  DIMENSIONS,
  packTermVector,
  packVector,
  product,
  unit,
  unpackTermVector,
  unpackVector,
} from '#search/index/vectors.ts';
import { catalogueMeaning } from '#search/pagefind/catalogue-meaning.ts';
import type { Segment } from '#search/pagefind/segments.ts';

const random = (seed: number) => () => {
  seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
  return seed / 2 ** 32;
};

/** Papers of 20 subjects, each with words of its own, of which a paper has some. */
const SIZE = 1200;
const next = random(3);
const papers = Array.from({ length: SIZE }, (_, at) =>
  Array.from(
    { length: 12 },
    () => `w${'abcdefghijklmnopqrst'[at % 20]}${'klmnopqrstuvwxyz'[Math.floor(next() * 16)]}`,
  ),
);
const times = new Map<string, TermTimes>();
for (const term of new Set(papers.flat())) {
  const counts = papers.map((words) => words.filter((word) => word === term).length);
  const ordinals = [...counts.keys()].filter((at) => counts[at] !== 0);
  times.set(term, {
    ordinals: Uint32Array.from(ordinals),
    times: Float32Array.from(ordinals, (at) => counts[at] ?? 0),
  });
}

describe('a vector', () => {
  test('comes back from 64 bytes nearly as it was, of unit length', () => {
    const drawn = random(5);
    const vector = unit(Float32Array.from({ length: DIMENSIONS }, () => drawn() - 0.5));
    const packed = packVector(vector);
    expect(atob(packed)).toHaveLength(64);
    const again = unpackVector(packed);
    expect(product(again, again)).toBeCloseTo(1);
    expect(product(again, vector)).toBeGreaterThan(0.99);
  });

  test('of a term keeps its length too', () => {
    const drawn = random(7);
    const vector = Float32Array.from({ length: DIMENSIONS }, () => drawn() - 0.5);
    const packed = packTermVector(vector);
    expect(packed).toHaveLength(66);
    const again = unpackTermVector(packed);
    expect(Math.hypot(...again)).toBeCloseTo(Math.hypot(...vector), 3);
    expect(product(unit(again), unit(vector))).toBeGreaterThan(0.99);
    const [only] = openChunk(packChunk([{ ...nowhere, term: 'word', vector: packed }])).terms();
    expect(only?.vector).toEqual(packed);
  });

  test('of nothing is nothing', () => {
    expect(unpackVector(packVector(new Float32Array(DIMENSIONS))).every((n) => n === 0)).toBe(true);
  });
});

describe('what papers are about', () => {
  const meaning = learnMeaning(times, SIZE);
  const vectors = vectorsOf(meaning, times, SIZE);
  const vectorOf = (paper: number) =>
    unit(vectors.slice(paper * DIMENSIONS, (paper + 1) * DIMENSIONS));

  test('is nearer in papers of one subject than in others, whatever words they share', () => {
    for (const paper of [0, 7, 400]) {
      const alike = [20, 60, 200].map((step) => product(vectorOf(paper), vectorOf(paper + step)));
      const other = [1, 7, 13].map((step) => product(vectorOf(paper), vectorOf(paper + step)));
      expect(Math.min(...alike)).toBeGreaterThan(Math.max(...other) + 0.2);
    }
  });

  test('is learnt alike each time', () => {
    expect(learnMeaning(times, SIZE).basis).toEqual(meaning.basis);
  });

  test('orders papers by the words of a question, as far as they are known', async () => {
    const index = {
      keyOf: (form: string) => form,
      async vector(word: string) {
        const at = meaning.terms.indexOf(word);
        const own = meaning.basis.slice(at * DIMENSIONS, (at + 1) * DIMENSIONS);
        return at < 0 ? undefined : unpackTermVector(packTermVector(own));
      },
    };
    const worth = { wak: 2, wal: 2, wbk: 0.1, unknown: 9 };
    const order = await byMeaning(new Map(Object.entries(worth)), index);
    const found = Array.from(papers, (_, ordinal) => {
      return { ordinal, score: 1, vector: packVector(vectorOf(ordinal)) };
    });
    const near = (order?.(found.slice(0, 200)) ?? []).toSorted((a, b) => b.score - a.score);
    expect(new Set(near.slice(0, 10).map(({ ordinal }) => ordinal % 20))).toEqual(new Set([0]));
    expect(await byMeaning(new Map([['unknown', 1]]), index)).toBeUndefined();
  });
});

test('a paper gains by being about what is asked, and by being like others that fit', () => {
  const [east, north] = [0, 1].map((at) =>
    Float32Array.from({ length: DIMENSIONS }, (_, n) => Number(n === at)),
  );
  const vectors = [east, east, north].map((vector) => packVector(vector as Float32Array));
  const found = [1, 0.5, 0.5].map((score, ordinal) => ({
    ordinal,
    score,
    vector: vectors[ordinal],
  }));
  const [first, second, third] = scoredByMeaning(found, north as Float32Array).map(
    ({ score }) => score,
  );
  expect(first).toBeGreaterThan(third ?? 0);
  expect(third).toBeGreaterThan(second ?? 0);
});

describe('what was learnt', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'meaning-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const none = new Uint32Array();
  const rows = papers.map((words, at) => {
    return { id: `p${at}`, title: '', abstract: words.join(' '), code: [], authors: [] };
  }) as unknown as IndexSource[];
  // Nothing is learnt from what one paper has, or nearly all.
  const idle = { once: [7], everywhere: [...papers.keys()] };
  const idleTimes = Object.entries(idle).map(([term, ordinals]) => {
    const once = Float32Array.from(ordinals, () => 1);
    return [term, { ordinals: Uint32Array.from(ordinals), times: once }] as const;
  });
  const packed = Array.from([...times, ...idleTimes], ([term, { ordinals, times: own }]) => {
    const places = Array.from(own, (count) => Uint32Array.from({ length: count }, (_, at) => at));
    const where = new Map(Array.from(ordinals, (paper, at) => [paper, places[at] ?? none]));
    return packTerm(term, postingsAt(where), { sizes: { text: [], title: [] } });
  }).sort((a, b) => (a.term < b.term ? -1 : 1));
  const segments = [
    {
      chunk: openChunk(packChunk(packed)),
      sizes: { text: Array(SIZE).fill(12) },
      entries: packed.map(() => 1),
    },
  ] as unknown as Segment[];

  test('is kept for the next build of the same papers', async () => {
    const file = join(folder, 'kept');
    const first = await catalogueMeaning(rows, segments, { file });
    expect(first.papers).toHaveLength(SIZE);
    expect([...first.words.keys()].sort()).toEqual([...times.keys()].sort());
    const again = await catalogueMeaning(rows, segments, { file });
    expect(again).toEqual(first);
    const fresh = await catalogueMeaning(rows, segments, { file, isFresh: true });
    expect(fresh).toEqual(first);
  });

  test('stands while papers come and go, up to a hundredth, and new ones have vectors too', async () => {
    const file = join(folder, 'folded');
    const first = await catalogueMeaning(rows, segments, { file });
    const texts = (count: number) =>
      rows.map((row, at) => (at < count ? { ...row, abstract: `New ${at}` } : row));
    const few = await catalogueMeaning(texts(12), segments, { file });
    expect(few).toEqual(first);
    // What the papers are about is told by their words, which moved on by a paper.
    const [segment] = segments as [Segment];
    const moved = [{ ...segment, sizes: { text: Array(SIZE + 1).fill(12), title: [] } }];
    const added = { ...rows[0], id: 'new', abstract: 'Added' } as IndexSource;
    const more = await catalogueMeaning([...rows, added], moved, { file });
    expect(more.words).toEqual(first.words);
    expect(more.papers).toHaveLength(SIZE + 1);
    const before = await stat(file);
    await catalogueMeaning(texts(13), segments, { file });
    expect((await stat(file)).mtimeMs).toBeGreaterThan(before.mtimeMs);
  });

  test('is nothing of few papers', async () => {
    const few = await catalogueMeaning(rows.slice(0, 999), segments, { file: join(folder, 'few') });
    expect([few.papers.length, few.words.size]).toEqual([0, 0]);
  });
});
