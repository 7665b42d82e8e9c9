/** What shared authors add to the nearness of two documents at most. */
const AUTHORS = 0.06;
/** Whoever has more papers, or is several people of one name, says little of any of them. */
const MOST_PAPERS = 200;

/** How much nearer documents are to one because of their authors, by document. */
export function sharedAuthors(
  docs: readonly { authors: readonly string[] }[],
): (doc: number) => Map<number, number> {
  const papers = new Map<string, number[]>();
  for (const [at, { authors }] of docs.entries()) {
    for (const author of new Set(authors)) {
      const list = papers.get(author);
      if (list) list.push(at);
      else papers.set(author, [at]);
    }
  }
  return (doc) => {
    const sums = new Map<number, number>();
    for (const author of new Set(docs[doc]?.authors)) {
      const list = papers.get(author) ?? [];
      if (list.length < 2 || list.length > MOST_PAPERS) continue;
      // One who wrote these two papers and no other counts in full.
      const part = Math.log(2) / Math.log(list.length);
      for (const other of list) if (other !== doc) sums.set(other, (sums.get(other) ?? 0) + part);
    }
    for (const [other, sum] of sums) sums.set(other, AUTHORS * Math.min(1, Math.sqrt(sum)));
    return sums;
  };
}
