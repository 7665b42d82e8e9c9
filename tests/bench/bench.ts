// `npm run bench [-- ROOM ARGUMENTS]`: measures, and prints a Markdown table for MEASURED.md.

/** Each room measures one thing, and reads its own arguments. */
const rooms: Record<string, () => Promise<(args: readonly string[]) => Promise<string>>> = {
  site: async () => (await import('./site.ts')).benchSite,
  scale: async () => (await import('./scale.ts')).benchScale,
  peers: async () => (await import('./peers.ts')).benchPeers,
  files: async () => (await import('./files.ts')).benchFiles,
  'round-trip': async () => (await import('./round-trip.ts')).benchRoundTrip,
  search: async () => (await import('./search.ts')).benchSearch,
  weights: async () => (await import('./weights.ts')).benchWeights,
  host: async () => (await import('./host.ts')).benchHost,
  'first-answer': async () => (await import('./first-answer.ts')).benchFirstAnswer,
  related: async () => (await import('./related.ts')).benchRelated,
  import: async () => (await import('./import.ts')).benchImport,
};

export async function main([name = 'site', ...args]: readonly string[]): Promise<number> {
  const bench = await rooms[name]?.();
  if (!bench) {
    const known = Object.keys(rooms).join(', ');
    console.error(`There is nothing to measure by the name of "${name}"; there is: ${known}`);
    return 2;
  }
  console.log(await bench(args));
  return 0;
}
