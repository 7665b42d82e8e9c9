/** Which pages lead to which: numbers only, as large sites have ten million links. */
export interface PageGraph {
  /** Notes the links of a page. */
  add(page: number, targets: Iterable<number>): void;
  /** All pages that links lead to from one of them, itself included. */
  reach(start: number): Set<number>;
}

export function pageGraph(): PageGraph {
  let edges = new Uint32Array(1024);
  let used = 0;
  const spans = new Map<number, [start: number, end: number]>();
  return {
    add(page, targets) {
      const start = used;
      for (const target of new Set(targets)) {
        if (used === edges.length) {
          const larger = new Uint32Array(edges.length * 2);
          larger.set(edges);
          edges = larger;
        }
        edges[used++] = target;
      }
      spans.set(page, [start, used]);
    },
    reach(start) {
      const reached = new Set([start]);
      // A set may grow while it is walked.
      for (const page of reached) {
        const [from, to] = spans.get(page) ?? [0, 0];
        for (let at = from; at < to; at++) reached.add(edges[at] ?? page);
      }
      return reached;
    },
  };
}
