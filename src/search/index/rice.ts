/** Bits of a step that are written as they are; what is above them counts in ones. */
const LOW = 7;

/**
 * Ascending numbers some two hundred apart in nine bits each: the steps between them in Rice's
 * code, https://en.wikipedia.org/wiki/Golomb_coding.
 */
export function packSpread(steps: Iterable<number>): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  let held = 1;
  const put = (bit: number) => {
    held = (held << 1) | bit;
    if (held < 0x100) return;
    bytes.push(held & 0xff);
    held = 1;
  };
  for (const step of steps) {
    for (let ones = step >> LOW; ones > 0; ones--) put(1);
    put(0);
    for (let bit = LOW - 1; bit >= 0; bit--) put((step >> bit) & 1);
  }
  // Ones at the end begin a step that never ends.
  while (held > 1) put(1);
  return Uint8Array.from(bytes);
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
