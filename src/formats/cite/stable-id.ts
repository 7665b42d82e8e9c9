/** Namespace of the ids below, drawn once. */
const NAMESPACE = '6f1d5a0e-3f6b-4c55-9a53-1f0d0c8a7e42';

/**
 * An id that names the same thing for ever: a UUID of version 5 (RFC 9562, section 5.5) as an
 * IRI. It depends on the name alone, so it stays when the site moves, and a site that has no
 * address yet has it too.
 */
export async function stableId(name: string): Promise<string> {
  const digits = NAMESPACE.replaceAll('-', '').match(/../g) ?? [];
  const bytes = Uint8Array.from([
    ...digits.map((pair) => Number.parseInt(pair, 16)),
    ...new TextEncoder().encode(name),
  ]);
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-1', bytes)).slice(0, 16);
  const hex = Array.from(hash, (byte, at) => pairOf(marked(byte, at))).join('');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return `urn:uuid:${parts.join('-')}-${hex.slice(20)}`;
}

/** The version and the variant have their places among the bytes of the hash. */
function marked(byte: number, at: number): number {
  if (at === 6) return (byte & 0x0f) | 0x50;
  return at === 8 ? (byte & 0x3f) | 0x80 : byte;
}

function pairOf(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
