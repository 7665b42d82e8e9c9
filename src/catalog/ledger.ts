import { areasOf } from '#schema/work.ts';
import { nameSlug } from '#text/slug.ts';
import type { Content, Problem, Source } from './content.ts';
import { displayName } from './display-name.ts';
import { listWriters } from './names.ts';
import { nearest } from './nearest.ts';
import { compareText } from './order.ts';
import { venueSlug } from './venues.ts';

/** Where an address is noted, and the day on which it was, if that is there. */
export type Noted = Source & { day?: string | undefined };

/** Addresses that were once published, as `papers/ID` or `authors/SLUG`. */
export type Ledger = ReadonlyMap<string, Noted>;

/** Where an old address leads now, as the curator wrote it. */
export type WrittenMoves = ReadonlyMap<string, { to: string; source: Source }>;

/** The form of an address in the ledger. */
export const addressForm = /^(?:papers|authors|areas|orgs|venues)\/[a-z0-9][a-z0-9-]*$/;

const heading = `# Addresses that this catalogue has published: they hold for ever. npm run ledger adds new ones;
# to take one back, delete its line, or name the new address in redirects.yaml. Behind an address
# stands the day on which it came.
`;

/** A ledger as its file holds it, by address the day; without any it still says what it is for. */
export function ledgerText(
  addresses: Iterable<readonly [address: string, day?: string | undefined]>,
): string {
  const lines = [...addresses]
    .sort(([a], [b]) => compareText(a, b))
    .map(([address, day]) => `${address}${day ? ` ${day}` : ''}\n`);
  return heading + lines.join('');
}

/** Every lasting address of a catalogue, sorted: papers, and authors, areas, orgs and venues with papers. */
export function listAddresses(content: Content): string[] {
  const authors = [...listWriters(content).values()].filter(
    ({ papers }) => papers.length >= content.site.authorPageFrom,
  );
  const addresses = new Set([
    ...content.papers.flatMap(({ record }) => [
      `papers/${record.id}`,
      ...areasOf(record).map((tag) => `areas/${tag.toLowerCase()}`),
      ...record.org.map((slug) => `orgs/${slug}`),
      ...(record.venue ? [`venues/${venueSlug(record.venue)}`] : []),
    ]),
    ...authors.map(({ slug }) => `authors/${slug}`),
  ]);
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
  const people = [...authors].filter(([id]) => addresses.has(`authors/${id}`));
  const spellings = people.flatMap(([id, { name, variants }]) => {
    const slugs = new Set([name, ...variants].map((it) => nameSlug(displayName(it))));
    return [...slugs].map((slug) => ({ from: `authors/${slug}`, to: `authors/${id}` }));
  });
  const moves = new Map<string, string>();
  for (const [from, [first, ...others]] of Map.groupBy(spellings, (it) => it.from)) {
    // What two people have in common leads to neither.
    if (first && others.length === 0 && !addresses.has(from)) moves.set(from, first.to);
  }
  for (const [from, { to }] of written) if (!addresses.has(from)) moves.set(from, to);
  for (const [from, { end }] of followAll(moves)) {
    if (end !== undefined && addresses.has(end)) moves.set(from, end);
    else moves.delete(from);
  }
  return moves;
}

/**
 * The end of each chain of moves and over how many it is reached; no end where it runs in a circle.
 * Linear in their number, however long the chains are.
 */
function followAll(moves: ReadonlyMap<string, string>) {
  const ends = new Map<string, { end: string | undefined; steps: number }>();
  for (const from of moves.keys()) {
    const passed = new Set<string>();
    let at = from;
    for (let next = moves.get(at); next !== undefined && !ends.has(at); next = moves.get(at)) {
      if (passed.has(at)) break;
      passed.add(at);
      at = next;
    }
    const { end, steps } = ends.get(at) ?? { end: passed.has(at) ? undefined : at, steps: 0 };
    for (const [place, address] of [...passed].reverse().entries()) {
      ends.set(address, { end, steps: steps + place + 1 });
    }
  }
  return ends;
}

/** What would break links: published addresses that lead nowhere, and moves that cannot be. */
export function findVanished(
  ledger: Ledger,
  written: WrittenMoves,
  addresses: ReadonlySet<string>,
  moves: ReadonlyMap<string, string>,
): Problem[] {
  const vanished = [...ledger].filter(
    ([address]) => !addresses.has(address) && !moves.has(address),
  );
  const chains = followAll(new Map([...written].map(([from, { to }]) => [from, to])));
  // What was there before is another work.
  const unpublished = [...addresses].filter((address) => !ledger.has(address));
  const faultOf = (from: string, to: string) => {
    if (addresses.has(from)) return 'has a page of its own; remove this line';
    const { end, steps } = chains.get(from) ?? { end: to, steps: 1 };
    if (end === undefined) return 'leads in a circle; name an address that exists';
    if (steps > MOST_STEPS)
      return `leads on over ${steps} moves, of at most ${MOST_STEPS}; name ${end}, where it ends`;
    return moves.has(from)
      ? undefined
      : `leads to ${to}, which does not exist; name an address that does`;
  };
  return [
    ...vanished.map(([address, source], place) => {
      const others = place < mostGuessed ? unpublished : [];
      const message = `${address} was published and would vanish; bring it back, or ${adviseMove(address, others)}`;
      return { ...source, field: '', message };
    }),
    ...[...written].flatMap(([from, { to, source }]) => {
      const message = faultOf(from, to);
      return message === undefined ? [] : [{ ...source, field: from, message }];
    }),
  ];
}

/** Moves that may follow on each other before an address is reached that exists. */
const MOST_STEPS = 100;

/** Looking for the nearest of 100,000 addresses takes long, so few are compared, for the first. */
const mostCompared = 20_000;
const mostGuessed = 100;

/** A line that may be pasted holds for ever, so it names a page only where no other can be meant. */
function adviseMove(address: string, addresses: readonly string[]): string {
  const kind = address.slice(0, address.indexOf('/') + 1);
  const sameKind = addresses.filter((it) => it.startsWith(kind));
  const near = sameKind.length > mostCompared ? undefined : nearest(address, sameKind);
  const line = (to: string) => `write "${address}: ${to}" in redirects.yaml`;
  if (near === undefined) return line(`${kind}NEW`);
  if (sameKind.length === 1) return line(near);
  const others = sameKind.filter((it) => it !== near);
  return `${line(`${kind}NEW`)} with its new name, which may be ${shortList([near, ...others])}`;
}

const mostListed = 4;

function shortList(addresses: readonly string[]): string {
  const rest = addresses.length - mostListed;
  return `${addresses.slice(0, mostListed).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
