import { nameSlug } from '#text/slug.ts';
import type { Content, Problem, Source } from './content.ts';
import { displayName, listWriters } from './names.ts';
import { nearest } from './nearest.ts';
import { compareText } from './order.ts';

/** Addresses that were once published, as `papers/ID` or `authors/SLUG`, and where each is noted. */
export type Ledger = ReadonlyMap<string, Source>;

/** Where an old address leads now, as the curator wrote it. */
export type WrittenMoves = ReadonlyMap<string, { to: string; source: Source }>;

/** The form of an address in the ledger. */
export const addressForm = /^(?:papers|authors|areas|orgs)\/[a-z0-9][a-z0-9-]*$/;

const heading = `# Addresses that this catalogue has published: they hold for ever. npm run ledger adds new ones;
# to take one back, delete its line, or name the new address in redirects.yaml.
`;

/** A ledger as its file holds it; without addresses it still says what it is for. */
export function ledgerText(addresses: Iterable<string>): string {
  const lines = [...addresses].sort(compareText).map((address) => `${address}\n`);
  return heading + lines.join('');
}

/** Every lasting address of a catalogue, sorted: papers, and authors, areas and orgs with papers. */
export function listAddresses(content: Content): string[] {
  const addresses = new Set<string>();
  for (const { record } of content.papers) {
    addresses.add(`papers/${record.id}`);
    addresses.add(`areas/${record.area.toLowerCase()}`);
    for (const org of record.org) addresses.add(`orgs/${org}`);
  }
  for (const { slug, papers } of listWriters(content).values()) {
    if (papers.length >= content.site.authorPageFrom) addresses.add(`authors/${slug}`);
  }
  return [...addresses].sort(compareText);
}

/**
 * Where the old addresses of a catalogue lead: what is written, and for people whose spellings the
 * author registry joins, the addresses of the other spellings. An address that has a page stays.
 */
export function findMoves(
  { authors }: Content,
  written: WrittenMoves,
  addresses: ReadonlySet<string>,
): Map<string, string> {
  const moves = new Map<string, string>();
  const claimed = new Set<string>();
  for (const [id, { name, variants }] of authors) {
    const to = `authors/${id}`;
    if (!addresses.has(to)) continue;
    for (const slug of new Set([name, ...variants].map((it) => nameSlug(displayName(it))))) {
      const from = `authors/${slug}`;
      if (addresses.has(from)) continue;
      if (claimed.has(from)) moves.delete(from);
      else moves.set(from, to);
      claimed.add(from);
    }
  }
  for (const [from, { to }] of written) if (!addresses.has(from)) moves.set(from, to);
  for (const from of moves.keys()) {
    const end = follow(from, moves);
    if (end !== undefined && addresses.has(end)) moves.set(from, end);
    else moves.delete(from);
  }
  return moves;
}

/** The end of a chain of moves; undefined where it runs in a circle. */
function follow(from: string, moves: ReadonlyMap<string, string>): string | undefined {
  const passed = new Set<string>();
  let at = from;
  for (let next = moves.get(at); next !== undefined; next = moves.get(at)) {
    if (passed.has(at)) return undefined;
    passed.add(at);
    at = next;
  }
  return at;
}

/** What would break links: published addresses that lead nowhere, and moves that cannot be. */
export function findVanished(
  ledger: Ledger,
  written: WrittenMoves,
  addresses: ReadonlySet<string>,
  moves: ReadonlyMap<string, string>,
): Problem[] {
  const problems: Problem[] = [];
  for (const [address, source] of ledger) {
    if (addresses.has(address) || moves.has(address)) continue;
    const message = `${address} was published and would vanish; bring it back, or ${adviseMove(address, addresses)}`;
    problems.push({ ...source, field: '', message });
  }
  for (const [from, { to, source }] of written) {
    const at = { ...source, field: from };
    if (addresses.has(from))
      problems.push({ ...at, message: 'has a page of its own; remove this line' });
    else if (!moves.has(from)) {
      const message = moveFault(from, to, written);
      problems.push({ ...at, message });
    }
  }
  return problems;
}

/** Looking for the nearest of 100,000 addresses takes long, so few are compared. */
const mostCompared = 20_000;

function adviseMove(address: string, addresses: ReadonlySet<string>): string {
  const kind = address.slice(0, address.indexOf('/') + 1);
  const sameKind = [...addresses].filter((it) => it.startsWith(kind));
  const guess = sameKind.length > mostCompared ? undefined : nearest(address, sameKind);
  return `write "${address}: ${guess ?? `${kind}NEW`}" in redirects.yaml`;
}

function moveFault(from: string, to: string, written: WrittenMoves): string {
  const chain = new Map([...written].map(([address, move]) => [address, move.to]));
  if (follow(from, chain) === undefined) return 'leads in a circle; name an address that exists';
  return `leads to ${to}, which does not exist; name an address that does`;
}
