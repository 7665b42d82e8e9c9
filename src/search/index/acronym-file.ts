import { type Acronym, acronymsIn, longKey } from '#search/terms/acronyms.ts';
import type { KeyOf } from '#search/terms/keys.ts';
import { SMALL_CATALOGUE } from './catalogue-file.ts';
import type { IndexedText } from './index-record.ts';

/** In how many papers each acronym is explained, under `acronymKey`. */
export type AcronymCounts = ReadonlyMap<string, number>;

/** Counts the papers that explain each acronym. */
export function countAcronyms(papers: readonly IndexedText[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { title, abstract } of papers) {
    const own = [...acronymsIn(title), ...acronymsIn(abstract)].map(acronymKey);
    for (const key of new Set(own)) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function acronymKey({ short, long }: Acronym): string {
  return `${short}\t${long.toLowerCase()}`;
}

/** The part of the papers explaining an acronym that must agree on what it stands for. */
const LEAST_SHARE = 0.6;

/** The part of them, and how many, that must mean one of several things by it. */
const LEAST_MEANING = 0.15;
const MOST_MEANINGS = 4;

/** Papers of a catalogue for each that must explain an acronym. */
const PAPERS_PER_LEAST = 20_000;

/** An acronym and what it stands for; one thing, or several of which nobody knows which. */
export type PackedAcronym = readonly [short: string, ...long: string[]];

/** The acronyms of a catalogue, in order, what most mean by one first. */
export function packAcronyms(counts: AcronymCounts, size: number, keyOf: KeyOf): PackedAcronym[] {
  const least = size < SMALL_CATALOGUE ? 1 : 2 + Math.floor(size / PAPERS_PER_LEAST);
  const known = Array.from(counts, ([key, papers]) => {
    const [short = '', long = ''] = key.split('\t');
    return { short, long, papers };
  });
  const meanings = Array.from(
    Map.groupBy(known, ({ short }) => short),
    ([short, all]) => {
      const sum = papersOf(all);
      const alike = [...Map.groupBy(all, ({ long }) => longKey(long, keyOf)).values()];
      const [most = [], ...others] = alike.sort((a, b) => papersOf(b) - papersOf(a));
      const isMeant = (least: number, share: number) => (list: typeof all) =>
        papersOf(list) >= Math.max(least, share * sum);
      const isOne = isMeant(least, LEAST_SHARE)(most);
      const meant = isOne ? [most] : [most, ...others].filter(isMeant(least, LEAST_MEANING));
      const longs = meant.slice(0, MOST_MEANINGS).map(usualOf);
      return isOne || longs.length > 1 ? ([short, ...longs] as const) : undefined;
    },
  );
  return meanings.filter((pair) => pair !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** How most write it. */
function usualOf(list: readonly { long: string; papers: number }[]): string {
  return list.reduce((a, b) => (b.papers > a.papers ? b : a)).long;
}

function papersOf(list: readonly { papers: number }[]): number {
  return list.reduce((sum, { papers }) => sum + papers, 0);
}
