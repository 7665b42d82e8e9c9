/**
 * Picks the documents of the highest scores that are above 0; of equals the earlier ones.
 * @param scores by document.
 * @param most how many at most.
 */
export function best(docs: Int32Array, scores: Float64Array, most: number): number[] {
  const picked: number[] = [];
  /** Place in `picked` of the one to give way, once there are enough. */
  let worst = 0;
  let least = 0;
  const findWorst = () => {
    for (const [place, doc] of picked.entries()) {
      const [score, lowest] = [scores[doc] ?? 0, scores[picked[worst] ?? 0] ?? 0];
      if (score < lowest || (score === lowest && doc > (picked[worst] ?? 0))) worst = place;
    }
    least = scores[picked[worst] ?? 0] ?? 0;
  };
  for (let at = 0; at < docs.length; at++) {
    const doc = docs[at] ?? 0;
    const score = scores[doc] ?? 0;
    if (score < least || score <= 0) continue;
    if (picked.length < most) picked.push(doc);
    else if (score > least || doc < (picked[worst] ?? 0)) picked[worst] = doc;
    if (picked.length === most) findWorst();
  }
  return picked;
}
