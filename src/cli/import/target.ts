import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { draftToMdx } from '#importers/draft.ts';
import type { PaperInput } from '#schema/paper.ts';
import { openFolder } from '../files/write-files.ts';
import { openLines } from '../files/write-lines.ts';

/** Where the records of an import go; nothing is there before `commit`. */
export interface Target {
  /** What the report calls a record's place. */
  placeOf: (id: string) => string;
  add(record: PaperInput): Promise<void>;
  commit(): Promise<void>;
  discard(): Promise<void>;
}

function isDataFile(to: string): boolean {
  return /\.jsonl(?:\.gz)?$/.test(to);
}

/** @throws an Error where the target is a data file that exists */
export async function openTarget(to: string, dryRun: boolean): Promise<Target> {
  const shown = relative('', to) || '.';
  const placeOf = isDataFile(to) ? () => shown : (id: string) => join(shown, `${id}.mdx`);
  if (dryRun) {
    const nothing = async () => {};
    return { placeOf, add: nothing, commit: nothing, discard: nothing };
  }
  if (isDataFile(to)) {
    const lines = await openLines(to);
    return { ...lines, placeOf, add: (record) => lines.add(JSON.stringify(record)) };
  }
  const files = openFolder(to);
  return {
    ...files,
    placeOf,
    add: (record) => files.add(`${record.id}.mdx`, draftToMdx({ record })),
  };
}

/** The ids of the entries that a folder has, valid or not. */
export async function listEntries(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => name.endsWith('.mdx')).map((name) => name.slice(0, -4));
  } catch {
    return [];
  }
}
