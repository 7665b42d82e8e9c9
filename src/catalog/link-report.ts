import type { CatalogPaper } from './catalog.ts';
import type { LinkFault } from './link-states.ts';

/** The links in one state, with the papers that have them. */
export interface LinkGroup {
  state: LinkFault['state'];
  links: { url: string; fault: LinkFault; paper: CatalogPaper }[];
}

const order = ['gone', 'unreachable', 'moved', 'empty', 'archived'] as const;

/** The links that do not simply work, the worst first; empty where all do or none was checked. */
export function groupLinkFaults(papers: readonly CatalogPaper[]): LinkGroup[] {
  const groups = new Map(order.map((state) => [state, { state, links: [] } as LinkGroup]));
  for (const paper of papers) {
    for (const [url, fault] of Object.entries(paper.linkFaults ?? {})) {
      groups.get(fault.state)?.links.push({ url, fault, paper });
    }
  }
  return [...groups.values()].filter(({ links }) => links.length > 0);
}
