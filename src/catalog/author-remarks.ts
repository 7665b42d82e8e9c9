import type { PersonName } from '#schema/person-name.ts';
import { areasOf } from '#schema/work.ts';
import { fold } from '#text/fold.ts';
import type { Content } from './content.ts';
import { addTo } from './maps.ts';
import { displayName, type Writer } from './names.ts';
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
  const coauthorsOf = ({ slug, papers }: Writer) =>
    new Set(papers.flatMap(slugsOf).filter((other) => other !== slug));
  const found: LikelyVariant[] = [];
  for (const group of groupByName(writers.values())) {
    for (const [index, one] of group.entries()) {
      for (const two of group.slice(index + 1)) {
        if (!mayBeOne(one.name, two.name)) continue;
        const mine = coauthorsOf(one);
        if (mine.has(two.slug)) continue;
        const shared = mine.intersection(coauthorsOf(two)).size;
        if (shared > 0) found.push({ ...inOrder(one, two), shared });
      }
    }
  }
  return found.sort((a, b) => b.shared - a.shared || compareText(a.other.slug, b.other.slug));
}

/** Family name and first letter: whoever differs in these is not compared. */
function groupByName(writers: Iterable<Writer>): Writer[][] {
  const named = [...writers].filter(({ name }) => name.given !== undefined && !name.id);
  const groups = Map.groupBy(
    named,
    ({ name }) => `${letters(name.family)} ${letters(name.given ?? '').slice(0, 1)}`,
  );
  return [...groups.values()].filter((group) => group.length > 1);
}

function letters(text: string): string {
  return fold(text).replace(/[^\p{L}\p{M}]/gu, '');
}

/** Whether each given name of the shorter list begins, or is begun by, its partner. */
export function mayBeOne(one: PersonName, two: PersonName): boolean {
  if ((one.suffix ?? two.suffix) !== (two.suffix ?? one.suffix)) return false;
  const [a, b] = [one.given ?? '', two.given ?? ''];
  if (letters(a) === letters(b)) return true;
  const [short = [], long = []] = [a, b]
    .map((given) =>
      fold(given)
        .split(/[\s.-]+/)
        .filter(Boolean),
    )
    .sort((x, y) => x.length - y.length);
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

function findCircles(
  { slug, papers }: Writer,
  slugsOf: (at: number) => readonly string[],
): number[][] {
  const circleOf = new Map<string, number[]>();
  const circles = new Set<number[]>();
  for (const at of papers) {
    const circle = [at];
    circles.add(circle);
    for (const other of slugsOf(at)) {
      const met = other === slug ? undefined : circleOf.get(other);
      if (met && met !== circle && circles.delete(met)) circle.push(...met);
    }
    for (const other of circle.flatMap(slugsOf)) circleOf.set(other, circle);
  }
  return [...circles].filter((it) => it.length >= fewest).sort((a, b) => b.length - a.length);
}
