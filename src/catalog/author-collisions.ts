import { coauthorFinder, type Writer } from './author-variants.ts';
import type { Content } from './content.ts';
import { compareText } from './order.ts';

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
  const coauthors = coauthorFinder(writers);
  return [...writers.values()]
    .filter(({ name, papers }) => name.id === undefined && papers.length >= 2 * fewest)
    .map((writer) => ({ writer, circles: findCircles(writer, coauthors.ofPaper) }))
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
