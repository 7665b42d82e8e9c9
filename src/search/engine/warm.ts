import { contentWords } from '#search/terms/stop-words.ts';
import { queryWords } from '#search/terms/words.ts';
import type { Query } from './query/parse.ts';
import type { Session } from './session.ts';

/**
 * Has the files come that say which papers have the plain words of a query, all at once: what else
 * is looked up before them would keep them waiting. What fails is told when it is needed.
 */
export function warm(query: Query, { index, acronyms }: Pick<Session, 'index' | 'acronyms'>): void {
  const plain = query.flatMap((term) => (term.kind === 'word' ? queryWords(term.text) : []));
  const content = contentWords(plain, ({ forms }) => forms.join(''));
  const { load } = index();
  const loading =
    content.length > 0 ? [acronyms(), ...content.flatMap(({ forms }) => forms).map(load)] : [];
  for (const load of loading) load.catch(() => {});
}
