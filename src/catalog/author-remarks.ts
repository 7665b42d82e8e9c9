import type { PersonName } from '#schema/person-name.ts';
import { areasOf } from '#schema/work.ts';
import { fold } from '#text/fold.ts';
import type { Content } from './content.ts';
import { displayName } from './display-name.ts';
import { addTo, memo } from './maps.ts';
import type { Writer } from './names.ts';
import { compareText } from './order.ts';

/** Two addresses that may be one person. */
export interface LikelyVariant {
  /** The spelling to keep, the more frequent or fuller one. */
  main: Writer;
  other: Writer;
  /** How many people have written with both. */
  shared: number;
}

/** The addresses of those who wrote each paper. */
function slugsByPaper(writers: ReadonlyMap<string, Writer>): (at: number) => readonly string[] {
  const slugs = new Map<number, string[]>();
  for (const { slug, papers } of writers.values()) for (const at of papers) addTo(slugs, at, slug);
  return (at) => slugs.get(at) ?? [];
}

/**
 * Pairs of addresses whose names may be spellings of one (`J. Smith`, `John B. Smith`, `Ming-Hsuan`
 * and `Minghsuan`) and who have co-authors in common, the most likely first. People who stand
 * together on a paper are not the same, and those of the registry's `id` are settled.
 */
export function findLikelyVariants(writers: ReadonlyMap<string, Writer>): LikelyVariant[] {
  const slugsOf = slugsByPaper(writers);
  const coauthorsOf = memo(
    ({ slug, papers }: Writer) =>
      new Set(papers.flatMap(slugsOf).filter((other) => other !== slug)),
  );
  const found: LikelyVariant[] = [];
  for (const group of groupByName(writers.values())) {
    const names = group.map(({ name }) => givenParts(name));
    for (const [at, one] of group.entries()) {
      const mine = coauthorsOf(one);
      for (let next = at + 1; next < group.length; next++) {
        const two = group[next];
        if (!two || mine.has(two.slug) || !mayBeOne(names[at], names[next])) continue;
        const shared = mine.intersection(coauthorsOf(two)).size;
        if (shared > 0) found.push({ ...inOrder(one, two), shared });
      }
    }
  }
  return found.sort((a, b) => b.shared - a.shared || compareText(a.other.slug, b.other.slug));
}

/** People of one name that are compared with each other, which takes the square of their number. */
const MOST_COMPARED = 1000;

/** Family name and first letter: whoever differs in these is not compared. */
function groupByName(writers: Iterable<Writer>): Writer[][] {
  const named = [...writers].filter(({ name }) => name.given !== undefined && !name.id);
  const groups = Map.groupBy(
    named,
    ({ name }) => `${letters(name.family)} ${letters(name.given ?? '').slice(0, 1)}`,
  );
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) =>
      group.toSorted((a, b) => b.papers.length - a.papers.length).slice(0, MOST_COMPARED),
    );
}

/** Digits tell people of made-up names apart. */
function letters(text: string): string {
  return fold(text).replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** What is compared of a name: its suffix, the given names as one word, and each of them. */
export function givenParts({ given = '', suffix }: PersonName) {
  const words = fold(given)
    .split(/[\s.-]+/)
    .filter(Boolean);
  return { suffix, joined: letters(given), words };
}

type Given = ReturnType<typeof givenParts>;

/** Whether each given name of the shorter list begins, or is begun by, its partner. */
export function mayBeOne(one: Given | undefined, two: Given | undefined): boolean {
  if (!one || !two || (one.suffix ?? two.suffix) !== (two.suffix ?? one.suffix)) return false;
  if (one.joined === two.joined) return true;
  const [short, long] =
    one.words.length > two.words.length ? [two.words, one.words] : [one.words, two.words];
  // The first names are partners; of the others, each has one behind that of the name before.
  const left = long.values();
  const isPartner = (word: string) => (other: string) =>
    word === other || (Math.min(word.length, other.length) === 1 && word[0] === other[0]);
  return short.every((word, at) => (at === 0 ? left.take(1) : left).some(isPartner(word)));
}

function inOrder(one: Writer, two: Writer): { main: Writer; other: Writer } {
  const fuller = displayName(one.name).length - displayName(two.name).length;
  const weight = one.papers.length - two.papers.length || fuller;
  return weight >= 0 ? { main: one, other: two } : { main: two, other: one };
}

/** One address that may be several people. */
export interface LikelyCollision {
  writer: Writer;
  /** Papers that no co-author ties together: positions, the largest circle first. */
  circles: number[][];
}

/** Circles with fewer papers say little: people change their co-authors. */
const fewest = 3;

/**
 * Authors whose papers fall into circles that share no co-author, and come from several areas, the
 * most papers outside of the largest circle first. Those whom an `id` tells apart are settled.
 */
export function findLikelyCollisions(
  { papers }: Content,
  writers: ReadonlyMap<string, Writer>,
): LikelyCollision[] {
  const slugsOf = slugsByPaper(writers);
  const outside = ({ circles }: LikelyCollision) => circles.slice(1).flat().length;
  const haveNoAreaInCommon = ([largest = [], ...others]: number[][]) => {
    const areasAt = (at: number) => areasOf(papers[at]?.record ?? {});
    const areas = new Set(largest.flatMap(areasAt));
    return others.some((circle) => areas.isDisjointFrom(new Set(circle.flatMap(areasAt))));
  };
  return [...writers.values()]
    .filter((writer) => writer.name.id === undefined && writer.papers.length >= 2 * fewest)
    .map((writer) => ({ writer, circles: findCircles(writer, slugsOf) }))
    .filter(({ circles }) => circles.length > 1 && haveNoAreaInCommon(circles))
    .sort((a, b) => outside(b) - outside(a) || compareText(a.writer.slug, b.writer.slug));
}

/** One pass: who is in a circle leads to another of it, and at last to the one who stands for all. */
function findCircles(
  { slug, papers }: Writer,
  slugsOf: (at: number) => readonly string[],
): number[][] {
  const leads = new Map<string, string>();
  const endOf = (start: string) => {
    let end = start;
    for (let next = leads.get(end); next !== undefined; next = leads.get(end)) end = next;
    for (let at = start; at !== end; ) {
      const next = leads.get(at) ?? end;
      leads.set(at, end);
      at = next;
    }
    return end;
  };
  const others = papers.map((at) => slugsOf(at).filter((other) => other !== slug));
  for (const [first, ...rest] of others) {
    for (const other of rest) {
      const [end, own] = [endOf(first ?? other), endOf(other)];
      if (own !== end) leads.set(own, end);
    }
  }
  const circles = Map.groupBy(papers.keys(), (place) => {
    const [first] = others[place] ?? [];
    return first === undefined ? place : endOf(first);
  });
  return [...circles.values()]
    .map((places) => places.map((place) => papers[place] ?? 0))
    .filter((it) => it.length >= fewest)
    .sort((a, b) => b.length - a.length);
}
