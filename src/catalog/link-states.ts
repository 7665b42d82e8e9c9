import type { LinkState } from '#schema/link-state.ts';
import type { Content } from './content.ts';

/** What a reader should know of a link before following it. */
export type LinkFault = Omit<LinkState, 'url'> & { state: Exclude<LinkState['state'], 'alive'> };

/** The links of a record that do not simply work, by address; undefined where all do. */
export function linkFaults(
  { code, links, url, pdf }: Content['papers'][number]['record'],
  states: ReadonlyMap<string, LinkState> | undefined,
): Record<string, LinkFault> | undefined {
  if (!states || states.size === 0) return undefined;
  const addresses = [...code, ...links.map((link) => link.url), url, pdf];
  const faults = addresses.flatMap((address) => {
    const found = address === undefined ? undefined : states.get(address);
    if (!found || found.state === 'alive') return [];
    const { url: own, state, ...rest } = found;
    return [[own, { state, ...rest }] as const];
  });
  return faults.length > 0 ? Object.fromEntries(faults) : undefined;
}

const words = {
  moved: 'moved',
  archived: 'archived',
  empty: 'empty',
  gone: 'gone',
  unreachable: 'does not answer',
} as const;

/**
 * The mark beside a link.
 * @example describeFault({ state: 'gone', date: '2026-07-05' }) // 'gone, as of 2026-07-05'
 */
export function describeFault({ state, date }: LinkFault): string {
  return `${words[state]}, as of ${date}`;
}
