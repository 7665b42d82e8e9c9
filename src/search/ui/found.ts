import { writeAddress } from '#search/engine/query/address.ts';
import {
  hasFilters,
  noFilters,
  type SearchState,
  STEP,
  settle,
  settleState,
  startState,
  withoutValue,
} from '#search/engine/query/state.ts';
import type { Answer, Vocabulary } from '#search/engine/search.ts';
import { missingInWords } from './answer-words.ts';
import { element } from './element.ts';
import { chipsOf, choiceInWords, filterChips } from './filter-chips.ts';
import type { Names } from './names.ts';
import { emptyState } from './states.ts';

/** What was asked and all that answers it. */
export interface Found {
  state: SearchState;
  vocabulary: Vocabulary;
  answer: Answer;
  names: Names;
  /** What of the address made no sense. */
  notes: readonly string[];
}

type Go = (state: SearchState) => void;

/** Whether a state asks nothing: the page's own list answers it. */
export function isStart({ q, filters, sort }: SearchState): boolean {
  const isNewestFirst = sort === undefined || sort === 'date' || sort === 'relevance';
  return q.trim() === '' && isNewestFirst && !hasFilters(filters);
}

/** What stands above the count: words on the answer, and a chip for each choice. */
export function partsAbove({ state, vocabulary, answer, names, notes }: Found, go: Go): Node[] {
  const { known } = vocabulary;
  const missing = answer.total > 0 ? missingInWords(answer.missing) : undefined;
  const said = missing ? [...notes, missing] : notes;
  const chips = filterChips(answer.filters, names, {
    remove: (facet, value) => go({ ...withoutValue(state, facet, value, known), show: STEP }),
    clear: () => go({ ...settleState(state, known), filters: noFilters, show: STEP }),
  });
  const lines = said.map((line) => element('p', {}, line));
  if (answer.corrected.length > 0) lines.unshift(correction(state, answer, go));
  const notice = lines.length > 0 ? [element('div', { class: 'notice' }, ...lines)] : [];
  return chips ? [...notice, chips] : notice;
}

/** What was searched for in place of what was typed, and the way to what was typed. */
function correction(state: SearchState, { corrected }: Answer, go: Go): HTMLParagraphElement {
  const used = corrected.reduce(
    (q, word) => q.replace(word.typed, () => word.used),
    state.q.trim(),
  );
  const asTyped: SearchState = { ...state, asTyped: true, show: STEP };
  const link = element('a', { href: writeAddress(asTyped) }, state.q.trim());
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(asTyped);
  });
  const shown = element('strong', {}, used);
  return element('p', {}, 'Showing results for ', shown, '; search instead for ', link, '.');
}

/** What stands in place of the list when nothing was found: what to give up, and what that gives. */
export function nothingFound(
  { state, vocabulary, answer, names }: Found,
  go: Go,
  help: () => void,
): HTMLElement {
  const q = state.q.trim();
  const helping = answer.loosen.filter(({ count }) => count < vocabulary.size);
  const ways = helping.map(({ removed, state: without, count }) => ({
    label: `Without ${removed === 'text' ? `“${q}”` : `“${choiceInWords(removed, names)}”`}`,
    count,
    take: () => go({ ...without, show: STEP }),
  }));
  const every = { label: 'See every paper', count: vocabulary.size, take: () => go(startState) };
  return emptyState(askedInWords(q, answer), [...ways, every], help);
}

/** Whether there are words that the papers can be ordered by. */
export function isRanked({ state, vocabulary, answer }: Found): boolean {
  if (answer.order === 'relevance') return true;
  const isChosen = state.sort !== undefined && state.sort !== 'relevance';
  return isChosen && settle(state, vocabulary.known).query.length > 0;
}

/** What the page of a state is called, in tabs and in the history. */
export function titleOf({ state, names }: Found, site: string): string {
  const choices = chipsOf(state.filters).map((chip) => choiceInWords(chip, names));
  const asked = [state.q.trim(), ...choices].filter((words) => words !== '');
  return [asked.join(', '), site].filter((words) => words !== '').join(' · ');
}

function askedInWords(q: string, { filters }: Answer): string {
  if (!q) return 'these filters together';
  return hasFilters(filters) ? `“${q}” with these filters` : `“${q}”`;
}
