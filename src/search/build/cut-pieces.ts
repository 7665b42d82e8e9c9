/** Papers in a piece of the index, on average: few enough for little memory and a quick update. */
const USUAL = 4096;
const FEWEST = 1024;
const MOST = 12288;

/**
 * Cuts the papers of a catalogue into the pieces that its index is built in. Where a piece ends
 * depends on the papers there alone, so that a paper more or less changes the piece it is in and
 * no other.
 * @param ids of all papers, in the order of the index.
 * @returns where each piece begins and ends; at least one piece.
 */
export function cutPieces(ids: readonly string[]): [from: number, to: number][] {
  const pieces: [number, number][] = [];
  let from = 0;
  for (const [index, id] of ids.entries()) {
    const length = index + 1 - from;
    const ends = length >= FEWEST && hash(id) % USUAL === 0;
    if (!ends && length < MOST) continue;
    pieces.push([from, index + 1]);
    from = index + 1;
  }
  if (from < ids.length || pieces.length === 0) pieces.push([from, ids.length]);
  return pieces;
}

/** FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/, its high bits mixed into the low ones. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return (value ^ (value >>> 15)) >>> 0;
}
