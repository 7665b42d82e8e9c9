import type { PersonName } from '#schema/person-name.ts';
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
        const shared = [...coauthorsOf(two)].filter((slug) => mine.has(slug)).length;
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
function mayBeOne(one: PersonName, two: PersonName): boolean {
  if ((one.suffix ?? two.suffix) !== (two.suffix ?? one.suffix)) return false;
  const [a, b] = [one.given ?? '', two.given ?? ''];
  if (letters(a) === letters(b)) return true;
  const [short = [], long = []] = [words(a), words(b)].sort((x, y) => x.length - y.length);
  if (!isAbbreviated(short[0] ?? '', long[0] ?? '')) return false;
  let from = 1;
  return short.slice(1).every((word) => {
    const at = long.findIndex((it, index) => index >= from && isAbbreviated(word, it));
    from = at + 1;
    return at >= 0;
  });
}

function words(given: string): string[] {
  return fold(given)
    .split(/[\s.-]+/)
    .filter(Boolean);
}

function isAbbreviated(a: string, b: string): boolean {
  return a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));
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
  content: Content,
  writers: ReadonlyMap<string, Writer>,
): LikelyCollision[] {
  const slugsOf = slugsByPaper(writers);
  return [...writers.values()]
    .filter(({ name, papers }) => name.id === undefined && papers.length >= 2 * fewest)
    .map((writer) => ({ writer, circles: findCircles(writer, slugsOf) }))
    .filter(({ circles }) => circles.length > 1 && differ(circles, content))
    .sort((a, b) => outside(b) - outside(a) || compareText(a.writer.slug, b.writer.slug));
}

function findCircles(
  { slug, papers }: Writer,
  namesOf: (at: number) => readonly string[],
): number[][] {
  const circleOf = new Map<string, number[]>();
  const circles = new Set<number[]>();
  for (const at of papers) {
    const circle = [at];
    circles.add(circle);
    for (const name of namesOf(at)) {
      const met = name === slug ? undefined : circleOf.get(name);
      if (met && met !== circle && circles.delete(met)) circle.push(...met);
    }
    for (const paper of circle) {
      for (const name of namesOf(paper)) if (name !== slug) circleOf.set(name, circle);
    }
  }
  return [...circles].filter((it) => it.length >= fewest).sort((a, b) => b.length - a.length);
}

/** Whether the circles have no area in common. */
function differ(circles: readonly number[][], { papers }: Content): boolean {
  const areasOf = (circle: readonly number[]) =>
    new Set(circle.map((at) => papers[at]?.record.area));
  const [first, ...rest] = circles.map(areasOf);
  return rest.some((areas) => [...areas].every((area) => !first?.has(area)));
}

function outside({ circles }: LikelyCollision): number {
  return circles.slice(1).reduce((sum, circle) => sum + circle.length, 0);
}
