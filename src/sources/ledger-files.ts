import { join } from 'node:path';
import type { Content, Problem, Source } from '#catalog/content.ts';
import {
  addressForm,
  findMoves,
  findVanished,
  type Ledger,
  listAddresses,
  type WrittenMoves,
} from '#catalog/ledger.ts';
import { decodeText, readIfThere, showPath } from './content-files.ts';
import { isRecord, problemsAt } from './validation.ts';
import { parseYamlRecord } from './yaml-record.ts';

/** Names of the two files in a content folder; neither has to be there. */
export const ledgerName = 'ledger.txt';
export const movesName = 'redirects.yaml';

/** What follows for readers from the ledger and the redirects of a content folder. */
interface Checked {
  /** Old addresses and where they lead. */
  moves: ReadonlyMap<string, string>;
  /** What is wrong with the two files by themselves. */
  problems: Problem[];
  /** Addresses that would lead nowhere, and moves that cannot be. */
  vanished: Problem[];
  /** How many addresses of the catalogue the ledger does not have; undefined without a ledger. */
  unpublished: number | undefined;
}

/** Holds a catalogue against the addresses that it has published. */
export async function checkLedger(
  folder: string,
  content: Content,
  root: string,
): Promise<Checked> {
  const ledger = await readLedger(folder, root);
  const written = await readMoves(folder, root);
  const needed = ledger.entries !== undefined || written.moves.size > 0 || content.authors.size > 0;
  const addresses = new Set(needed ? listAddresses(content) : []);
  const moves = findMoves(content, written.moves, addresses);
  const known: Ledger = ledger.entries ?? new Map();
  const vanished = findVanished(known, written.moves, addresses, moves);
  const unpublished = [...addresses].filter((address) => !known.has(address)).length;
  return {
    moves,
    problems: [...ledger.problems, ...written.problems],
    vanished,
    unpublished: ledger.entries && unpublished,
  };
}

/** Reads the ledger, one address a line; undefined where the folder has none. */
export async function readLedger(
  folder: string,
  root: string,
): Promise<{ entries: Ledger | undefined; problems: Problem[] }> {
  const path = join(folder, ledgerName);
  const text = (await readIfThere(path))?.toString();
  if (text === undefined) return { entries: undefined, problems: [] };
  const file = showPath(path, root);
  const entries = new Map<string, Source>();
  const problems: Problem[] = [];
  for (const [index, written] of text.split('\n').entries()) {
    const address = written.trim();
    const source = { file, line: index + 1 };
    if (address === '' || address.startsWith('#')) continue;
    if (addressForm.test(address)) entries.set(address, source);
    else problems.push({ ...source, field: '', message: noAddress(address) });
  }
  return { entries, problems };
}

function noAddress(written: string): string {
  return `"${written}" is no address; write papers/ID`;
}

async function readMoves(
  folder: string,
  root: string,
): Promise<{ moves: WrittenMoves; problems: Problem[] }> {
  const path = join(folder, movesName);
  const moves = new Map<string, { to: string; source: Source }>();
  const bytes = await readIfThere(path);
  if (bytes === undefined) return { moves, problems: [] };
  const file = showPath(path, root);
  const text = decodeText(bytes);
  const written = typeof text === 'string' ? parseYamlRecord(text) : text;
  if ('faults' in written) return { moves, problems: problemsAt(file, written.faults) };
  const problems: Problem[] = [];
  for (const [from, to] of Object.entries(isRecord(written.value) ? written.value : {})) {
    const source = { file, line: written.lineOf([from]) };
    if (addressForm.test(from) && typeof to === 'string' && addressForm.test(to)) {
      moves.set(from, { to, source });
    } else {
      const message = 'is no move; write the old and the new address, like papers/old: papers/new';
      problems.push({ ...source, field: from, message });
    }
  }
  return { moves, problems };
}
