import { counted } from '#catalog/counted.ts';
import { type Answer, type FailureKind, SearchFailure } from '#search/engine/search.ts';

/** How much was found, and whether it is all that was asked for. */
export function foundInWords({ total, mode }: Pick<Answer, 'total' | 'mode'>): string {
  const papers = counted(total, 'paper');
  return mode === 'some-words' && total > 0 ? `${papers} with some of the words` : papers;
}

/** What the reader should know of words that no paper has. */
export function missingInWords(missing: readonly string[]): string | undefined {
  if (missing.length === 0) return undefined;
  const words = missing.map((word) => `“${word}”`).join(', ');
  return `No paper has ${words}; the rest of the words decides.`;
}

const failures: Record<FailureKind, string> = {
  missing: 'This site has no search index; it comes with npm run build.',
  unreachable: 'Search could not load its index.',
  slow: 'Search takes too long to load on this connection.',
  corrupt: 'Search could not read its index.',
  outdated: 'The catalogue has changed since this page was loaded: load it again.',
  unsupported: 'This browser lacks what searching needs.',
};

/** What went wrong, in a sentence for the reader. */
export function failureInWords(error: unknown): string {
  const kind = error instanceof SearchFailure ? error.kind : 'unreachable';
  if (kind === 'unreachable' && !navigator.onLine) return withoutNetwork;
  return failures[kind];
}

/** Of a large catalogue the offline copy has what was visited. */
const withoutNetwork = 'Search has no network, and answers only what you asked before.';

const others = [
  ['oldest', 'Oldest first'],
  ['title', 'Title'],
] as const;

/** The orders that an answer can be shown in; an empty value stands for the usual one. */
export function ordersFor(ranked: boolean): readonly (readonly [string, string])[] {
  if (!ranked) return [['', 'Newest first'], ...others];
  return [['', 'Best match'], ['date', 'Newest first'], ...others];
}
