import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '#catalog/content.ts';
import { type LinkState, linkStateSchema } from '#schema/link-state.ts';
import { showPath } from './content-files.ts';
import { readJsonRecords } from './json-lines.ts';

/** Name of the file in a content folder; it does not have to be there. */
export const linkStatesName = 'links.jsonl';

/** Reads what the last check of links found, by address. */
export async function readLinkStates(
  folder: string,
  root: string,
): Promise<{ states: Map<string, LinkState>; problems: Problem[] }> {
  const path = join(folder, linkStatesName);
  const states = new Map<string, LinkState>();
  const problems: Problem[] = [];
  if (!existsSync(path)) return { states, problems };
  for await (const read of readJsonRecords(path, showPath(path, root), linkStateSchema)) {
    if ('problems' in read) problems.push(...read.problems);
    else states.set(read.record.url, read.record);
  }
  return { states, problems };
}
