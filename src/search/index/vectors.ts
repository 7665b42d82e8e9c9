/** Numbers of a vector: what a paper or a word is about, as directions of a catalogue's language. */
export const DIMENSIONS = 128;

/** Numbers from -7 to 7 are half a byte each. */
const MOST = 7;

/** Of a term it is kept how long its vector is, too: in thousandths, in two bytes. */
const LENGTH = 1000;
const BYTE = 256;

/** A paper's vector, of unit length however long it is, as base64 of 64 bytes. */
export function packVector(vector: ArrayLike<number>): string {
  return toText(directionOf(vector));
}

/** Of unit length, but for nothing. */
export function unpackVector(packed: string): Float32Array {
  return unitVector(fromText(packed));
}

/** A term's vector in 66 bytes. */
export function packTermVector(vector: Float32Array): Uint8Array<ArrayBuffer> {
  const length = Math.min(Math.round(LENGTH * Math.hypot(...vector)), BYTE * BYTE - 1);
  return Uint8Array.from([Math.floor(length / BYTE), length % BYTE, ...directionOf(vector)]);
}

export function unpackTermVector([high = 0, low = 0, ...direction]: Uint8Array): Float32Array {
  const length = (high * BYTE + low) / LENGTH;
  return unitVector(direction).map((number) => number * length);
}

export function toText(bytes: Iterable<number>): string {
  return btoa(String.fromCharCode(...bytes));
}

export function fromText(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0));
}

function directionOf(vector: ArrayLike<number>): number[] {
  const numbers = Array.from(vector);
  const largest = Math.max(...numbers.map(Math.abs)) || 1;
  const halves = numbers.map((number) => Math.round((number / largest) * MOST) + MOST);
  return halves.flatMap((half, at) => (at % 2 ? [] : [half * 16 + (halves[at + 1] ?? 0)]));
}

function unitVector(direction: Iterable<number>): Float32Array {
  const numbers = Array.from(direction, (byte) => [(byte >> 4) - MOST, (byte & 15) - MOST]);
  return unit(Float32Array.from(numbers.flat()));
}

export function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(product(vector, vector)) || 1;
  return vector.map((number) => number / length);
}

/** The cosine of the angle between two vectors of unit length. */
export function product(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
