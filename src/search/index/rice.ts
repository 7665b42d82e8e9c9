/** Bits of a step that are written as they are; what is above them counts in ones. */
const LOW = 7;

/**
 * Ascending numbers some two hundred apart in nine bits each: the steps between them in Rice's
 * code, https://en.wikipedia.org/wiki/Golomb_coding.
 */
export function packSpread(steps: Iterable<number>): Uint8Array<ArrayBuffer> {
  const bits: number[] = [];
  for (const step of steps) {
    for (let ones = step >> LOW; ones > 0; ones--) bits.push(1);
    bits.push(0);
    for (let bit = LOW - 1; bit >= 0; bit--) bits.push((step >> bit) & 1);
  }
  // Ones at the end begin a step that never ends.
  const bytes = new Uint8Array(Math.ceil(bits.length / 8)).fill(0xff);
  for (const [at, bit] of bits.entries()) {
    if (bit === 0) bytes[at >> 3] = (bytes[at >> 3] ?? 0) & ~(0x80 >> (at & 7));
  }
  return bytes;
}

/** The steps that `packSpread` wrote. */
export function* unpackSpread(bytes: Uint8Array): Generator<number> {
  let at = 0;
  const next = () => ((bytes[at >> 3] ?? 0) >> (7 - (at++ & 7))) & 1;
  const end = 8 * bytes.length;
  for (;;) {
    let step = 0;
    while (at < end && next() === 1) step++;
    if (at >= end) return;
    for (let bit = 0; bit < LOW; bit++) step = 2 * step + next();
    yield step;
  }
}
