import { join } from 'node:path';
import { counted } from '#catalog/counted.ts';
import { readJsonLines } from '#sources/json-lines.ts';
import { ledgerName, readLedger } from '#sources/ledger-files.ts';
import type { Plan } from './plan.ts';

/** Says what a plan takes away, as `11 papers and 3 organisations`; empty where that is nothing. */
export async function describeTaken(folder: string, { removed, replaced }: Plan): Promise<string> {
  const going = [...removed, ...replaced];
  const under = (name: string) => going.filter((it) => it.startsWith(`${name}/`));
  const { papers, others } = await countPapers(folder, under('papers'));
  const addresses = replaced.includes(ledgerName)
    ? (await readLedger(folder, folder)).entries?.size
    : 0;
  const parts = [
    [papers, 'paper'],
    [others, 'other file', 'other files'],
    [under('orgs').length, 'organisation'],
    [under('authors').length, 'person', 'people'],
    [under('areas').length, 'area'],
    [addresses ?? 0, 'published address', 'published addresses'],
  ] as const;
  return joinParts([
    ...parts.flatMap(([number, one, many]) => (number > 0 ? counted(number, one, many) : [])),
    ...going.filter((name) => !name.includes('/') && name !== ledgerName),
  ]);
}

/** Valid or not: one in each entry, one in each line of a data file. */
async function countPapers(folder: string, files: readonly string[]) {
  const found = { papers: 0, others: 0 };
  for (const file of files) {
    if (file.endsWith('.mdx')) found.papers++;
    else if (!/\.jsonl(?:\.gz)?$/.test(file)) found.others++;
    else for await (const _ of readJsonLines(join(folder, file))) found.papers++;
  }
  return found;
}

function joinParts(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${last}` : last;
}
