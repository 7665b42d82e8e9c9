import { join } from 'node:path';
import type { Content, Problem, Source } from '#catalog/content.ts';
import {
  addressForm,
  findMoves,
  findVanished,
  listAddresses,
  type Noted,
} from '#catalog/ledger.ts';
import { partialDateSchema } from '#schema/identifiers.ts';
import { decodeText, decodeYaml, readIfThere, showPath } from './content-files.ts';
import { isRecord, problemsAt } from './validation.ts';
import { fault } from './yaml-record.ts';

/** Letters that are shown of what is no address. */
const LONGEST_SHOWN = 100;

/** Names of files in a content folder; none has to be there. */
export const ledgerName = 'ledger.txt';
export const movesName = 'redirects.yaml';
export const linkStatesName = 'links.jsonl';

/** Holds a catalogue against the addresses that it has published. */
export async function checkLedger(folder: string, content: Content, root: string) {
  const ledger = await readLedger(folder, root);
  const written = await readMoves(folder, root);
  const needed = ledger.entries !== undefined || written.moves.size > 0 || content.authors.size > 0;
  const addresses = new Set(needed ? listAddresses(content) : []);
  const moves = findMoves(content, written.moves, addresses);
  const known = ledger.entries ?? new Map<string, Noted>();
  const unpublished = [...addresses].filter((address) => !known.has(address)).length;
  return {
    /** Old addresses and where they lead. */
    moves,
    /** What is wrong with the two files by themselves. */
    problems: [...ledger.problems, ...written.problems],
    /** Addresses that would lead nowhere, and moves that cannot be. */
    vanished: findVanished(known, written.moves, addresses, moves),
    /** How many addresses of the catalogue the ledger does not have; undefined without a ledger. */
    unpublished: ledger.entries && unpublished,
    /** When addresses came, as far as the ledger says so. */
    entered: new Map([...known].flatMap(([address, { day }]) => (day ? [[address, day]] : []))),
  };
}

/** Reads the ledger, one address a line; undefined where the folder has none. */
export async function readLedger(folder: string, root: string) {
  const path = join(folder, ledgerName);
  const bytes = await readIfThere(path);
  if (bytes === undefined) return { entries: undefined, problems: [] };
  const file = showPath(path, root);
  const text = 'value' in bytes ? decodeText(bytes.value) : bytes;
  if ('faults' in text) return { entries: undefined, problems: problemsAt(file, text.faults) };
  const entries = new Map<string, Noted>();
  const problems: Problem[] = [];
  for (const [index, written] of text.value.split('\n').entries()) {
    const [address = '', day, ...more] = written.trim().split(/\s+/);
    const source = { file, line: index + 1 };
    if (address === '' || address.startsWith('#')) continue;
    const message = `"${written.trim().slice(0, LONGEST_SHOWN)}" is no address; write papers/ID, or papers/ID 2024-07-05`;
    const isDay = day === undefined || partialDateSchema.safeParse(day).success;
    if (addressForm.test(address) && isDay && more.length === 0)
      entries.set(address, { ...source, day });
    else problems.push({ ...source, field: '', message });
  }
  return { entries, problems };
}

async function readMoves(folder: string, root: string) {
  const path = join(folder, movesName);
  const moves = new Map<string, { to: string; source: Source }>();
  const bytes = await readIfThere(path);
  if (bytes === undefined) return { moves, problems: [] };
  const file = showPath(path, root);
  const written = 'value' in bytes ? decodeYaml(bytes.value) : bytes;
  if ('faults' in written) return { moves, problems: problemsAt(file, written.faults) };
  const listed = written.value ?? {};
  if (!isRecord(listed)) {
    const message = 'has no moves; write one a line, like papers/old: papers/new';
    return { moves, problems: problemsAt(file, [fault(message)]) };
  }
  const problems: Problem[] = [];
  for (const [from, to] of Object.entries(listed)) {
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
