import type { VisitedPage } from './visited.ts';

/** What a page asks its worker. */
export type Question =
  /** A page was loaded; `seen` are the addresses of what it is made of. */
  | { ask: 'arrived'; seen: readonly string[] }
  | { ask: 'kept' }
  /** The worker that waits shall take the place of the one before it. */
  | { ask: 'take over' }
  | { ask: 'remove' };

/** How the page came that the asker shows. */
export interface Arrival {
  /** Whether the whole site is kept, or what was visited. */
  whole: boolean;
  /** When the page was fetched, as an ISO date, where it is a copy. */
  copyOf: string | undefined;
}

/** What is kept in this browser. */
export interface KeptState {
  whole: boolean;
  /** When the copy was complete, as an ISO date; none where it is not. */
  date: string | undefined;
  bytes: number;
  /** The pages that were visited last, where not the whole site is kept. */
  visited: readonly VisitedPage[];
}
