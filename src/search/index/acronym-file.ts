import { type Acronym, acronymsIn, longKey } from '#search/terms/acronyms.ts';
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

/** Papers of a catalogue for each that must explain an acronym. */
const PAPERS_PER_LEAST = 20_000;

/** The acronyms of a catalogue that stand for one thing, in order. */
export function packAcronyms(counts: AcronymCounts, size: number): (readonly [string, string])[] {
  const least = size < SMALL_CATALOGUE ? 1 : 2 + Math.floor(size / PAPERS_PER_LEAST);
  const known = Array.from(counts, ([key, papers]) => {
    const [short = '', long = ''] = key.split('\t');
    return { short, long, papers };
  });
  const meanings = Array.from(
    Map.groupBy(known, ({ short }) => short),
    ([short, all]) => {
      const sum = papersOf(all);
      const alike = [...Map.groupBy(all, ({ long }) => longKey(long)).values()];
      const [most = []] = alike.sort((a, b) => papersOf(b) - papersOf(a));
      const isOne = papersOf(most) >= Math.max(least, LEAST_SHARE * sum);
      const [usual] = most.sort((a, b) => b.papers - a.papers);
      return isOne && usual ? ([short, usual.long] as const) : undefined;
    },
  );
  return meanings.filter((pair) => pair !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
}

function papersOf(list: readonly { papers: number }[]): number {
  return list.reduce((sum, { papers }) => sum + papers, 0);
}
