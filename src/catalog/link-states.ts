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
  const addresses = [
    ...code,
    ...links.map((link) => link.url),
    url,
    pdf?.startsWith('/') ? undefined : pdf,
  ];
  const faults = addresses.flatMap((address) => {
    const found = address === undefined ? undefined : states.get(address);
    if (!found || found.state === 'alive') return [];
    const { url: own, state, ...rest } = found;
    return [[own, { state, ...rest }] as const];
  });
  return faults.length > 0 ? Object.fromEntries(faults) : undefined;
}

/** Whether a link leads to nothing, as far as is known. */
function isDead(fault: LinkFault | undefined): boolean {
  return fault?.state === 'gone' || fault?.state === 'empty';
}

/** The repository to follow from a list, if any of the paper's is not known to be dead. */
export function workingCode({
  code,
  linkFaults,
}: {
  code: readonly string[];
  linkFaults?: Readonly<Record<string, LinkFault>> | undefined;
}): string | undefined {
  return code.find((url) => !isDead(linkFaults?.[url]));
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
