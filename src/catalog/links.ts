import type { LinkState } from '#schema/link-state.ts';
import type { CatalogPaper, LinkFault } from './catalog.ts';
import type { Content } from './content.ts';

/**
 * Names a link by what a reader looks for in it: the path, or the host where there is none.
 * @example linkLabel('https://github.com/example/code') // { name: 'example/code', host: 'github.com' }
 */
export function linkLabel(url: string): { name: string; host: string } {
  const { hostname, pathname } = new URL(url);
  const host = hostname.replace(/^www\./, '');
  return { name: decodePath(pathname).replace(/^\/|\/$/g, '') || host, host };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The links of a record that do not simply work, by address; undefined where all do. */
export function linkFaults(
  { code, links, url, pdf }: Content['papers'][number]['record'],
  states: ReadonlyMap<string, LinkState> | undefined,
): Record<string, LinkFault> | undefined {
  if (!states?.size) return undefined;
  const addresses = [...code, ...links.map((link) => link.url), url, pdf];
  const faults = addresses.flatMap((address = '') => {
    const found = states.get(address);
    if (!found || found.state === 'alive') return [];
    const { url: own, state, ...rest } = found;
    return [[own, { state, ...rest }] as const];
  });
  return faults.length > 0 ? Object.fromEntries(faults) : undefined;
}

interface WithCode {
  code: readonly string[];
  linkFaults?: Readonly<Record<string, LinkFault>> | undefined;
}

/** The repository to follow from a list, if any of the paper's is not known to be dead. */
export function workingCode({ code, linkFaults }: WithCode): string | undefined {
  return code.find((url) => !['gone', 'empty'].includes(linkFaults?.[url]?.state ?? ''));
}

/**
 * The mark beside a link.
 * @example describeFault({ state: 'gone', date: '2026-07-05' }) // 'gone, as of 2026-07-05'
 */
export function describeFault({ state, date }: LinkFault): string {
  return `${state === 'unreachable' ? 'does not answer' : state}, as of ${date}`;
}

/** The links in one state, with the papers that have them. */
export interface LinkGroup {
  state: LinkFault['state'];
  links: { url: string; fault: LinkFault; paper: CatalogPaper }[];
}

/** The links that do not simply work, the worst first; empty where all do or none was checked. */
export function groupLinkFaults(papers: readonly CatalogPaper[]): LinkGroup[] {
  const all = papers.flatMap((paper) =>
    Object.entries(paper.linkFaults ?? {}).map(([url, fault]) => ({ url, fault, paper })),
  );
  const groups = Map.groupBy(all, ({ fault }) => fault.state);
  return (['gone', 'unreachable', 'moved', 'empty', 'archived'] as const).flatMap((state) => {
    const links = groups.get(state);
    return links ? [{ state, links }] : [];
  });
}
