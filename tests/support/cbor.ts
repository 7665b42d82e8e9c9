/** A value of the part of CBOR (RFC 8949) that a Pagefind index is written in. */
export type Cbor = number | string | readonly Cbor[];

/** The bytes of a file of a Pagefind index. */
export function pagefindFile(value: Cbor): Uint8Array {
  return Uint8Array.from([...Buffer.from('pagefind_dcd'), ...bytesOf(value)]);
}

function bytesOf(value: Cbor): number[] {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string')
    return [...head(3, Buffer.byteLength(value)), ...Buffer.from(value)];
  return [...head(4, value.length), ...value.flatMap(bytesOf)];
}

function head(type: number, number: number): number[] {
  const high = type << 5;
  if (number < 24) return [high | number];
  if (number < 0x100) return [high | 24, number];
  if (number < 0x10000) return [high | 25, number >> 8, number & 0xff];
  return [high | 26, ...[24, 16, 8, 0].map((shift) => (number >>> shift) & 0xff)];
}
