import { relative } from 'node:path';
import { counted } from '#catalog/counted.ts';
import { compareText } from '#catalog/order.ts';
import type { LinkState } from '#schema/link-state.ts';
import { writeWhole } from '../files/write-whole.ts';
import type { Answer } from './ask-link.ts';

/**
 * Gathers the answers for a file of link states. A link that nobody answers is in doubt until
 * another one answers: where the network is down, nothing is to be written of the links.
 * @param known the links of the catalogue; the states of others are left out
 */
export function openBook(path: string, states: Map<string, LinkState>, known: ReadonlySet<string>) {
  const tally = new Map<string, number>();
  const doubtful: LinkState[] = [];
  const book = {
    answers: 0,
    /** The last link that a server answered. */
    lastReached: undefined as string | undefined,
    note(url: string, { state, to, reached }: Answer, date: string): number {
      book.answers += 1;
      tally.set(state, (tally.get(state) ?? 0) + 1);
      const entry = { url, state, date, ...(to !== undefined && { to }) };
      if (reached) {
        book.lastReached = url;
        book.settle();
        // A refusal says nothing, and what was known before holds.
        if (isKnown(entry)) states.set(url, entry);
      } else if (isKnown(entry)) doubtful.push(entry);
      return book.answers;
    },
    isInDoubt: () => doubtful.length > 0,
    isWorthWriting: () => book.lastReached !== undefined || doubtful.length === 0,
    settle(): void {
      for (const entry of doubtful.splice(0)) states.set(entry.url, entry);
    },
    async write(): Promise<void> {
      if (book.answers === doubtful.length) return;
      const kept = [...states.values()].filter(({ url }) => known.has(url));
      const lines = kept
        .sort((a, b) => compareText(a.url, b.url))
        .map((it) => `${JSON.stringify(it)}\n`);
      await writeWhole(path, lines.join(''));
    },
    summary(rest: number): string {
      const parts = [...tally]
        .sort((a, b) => b[1] - a[1])
        .map(([state, number]) => `${number} ${state}`);
      const answers = parts.length > 0 ? `: ${parts.join(', ')}` : '';
      return `${relative('', path)}: ${counted(book.answers, 'link')} asked${answers}; ${rest} asked not long ago`;
    },
  };
  return book;
}

function isKnown(entry: Omit<LinkState, 'state'> & { state: Answer['state'] }): entry is LinkState {
  return entry.state !== 'refused';
}
