import { hash } from 'node:crypto';

/** Bounds of the number of papers in a run. */
export interface RunSize {
  least: number;
  most: number;
}

/**
 * The runs that the index of a catalogue is made of: enough papers to be worth starting Pagefind
 * for, few enough to be indexed anew, in a second or two, when one of them has changed.
 */
const RUN: RunSize = { least: 1024, most: 3072 };

/**
 * Cuts papers into runs: each ends before the paper whose id has the least
 * digest among those where it may end. So a paper that comes or goes hardly ever moves a cut, and
 * if it does, one of the next cuts falls where it fell before.
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
