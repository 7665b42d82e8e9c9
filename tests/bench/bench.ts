// `npm run bench [-- ROOM ARGUMENTS]`: measures, and prints a Markdown table for MEASURED.md.

type Bench = (args: readonly string[]) => Promise<string>;

/** Each room measures one thing; the first is taken when none is named. */
const rooms: Record<string, () => Promise<Bench>> = {
  site: async () => (await import('./site.ts')).benchSite,
  scale: async () => (await import('./scale.ts')).benchScale,
  files: async () => (await import('./files.ts')).benchFiles,
  'round-trip': async () => (await import('./round-trip.ts')).benchRoundTrip,
  search: async () => (await import('./search.ts')).benchSearch,
  host: async () => (await import('./host.ts')).benchHost,
  related: async () => (await import('./related.ts')).benchRelated,
};

/** Each bench reads its own arguments. */
export async function main([name = 'site', ...args]: readonly string[]): Promise<number> {
  const room = rooms[name];
  if (!room) {
    const known = Object.keys(rooms).join(', ');
    console.error(`There is nothing to measure by the name of "${name}"; there is: ${known}`);
    return 2;
  }
  const bench = await room();
  console.log(await bench(args));
  return 0;
}
