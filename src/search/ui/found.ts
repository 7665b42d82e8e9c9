import { counted } from '#catalog/counted.ts';
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
import {
  type Answer,
  type FailureKind,
  SearchFailure,
  type Vocabulary,
} from '#search/engine/search.ts';
import { chip, chipOf, choiceInWords, chosenIn, type NameOf } from './choices.ts';
import { button, element } from './element.ts';

/** What was asked and all that answers it. */
export interface Found {
  state: SearchState;
  vocabulary: Vocabulary;
  answer: Answer;
  nameOf: NameOf;
  /** What of the address made no sense, or of the text was too much. */
  notes: readonly string[];
}

type Go = (state: SearchState) => void;

/** Whether a state asks nothing: the page's own list answers it. */
export function isStart({ q, filters, sort }: SearchState): boolean {
  const isNewestFirst = sort === undefined || sort === 'date' || sort === 'relevance';
  return q.trim() === '' && isNewestFirst && !hasFilters(filters);
}

/** How much was found, and whether it is all that was asked for, in the words that were typed. */
export function foundInWords({ total, mode, begun }: Answer): string {
  const papers = counted(total, 'paper');
  const beginnings = `that begin with ${quotedList(begun)}`;
  const isSome = mode === 'some-words' && total > 0;
  if (begun.length === 0) return isSome ? `${papers} with some of the words` : papers;
  return `${papers} with ${isSome ? 'some of the words, or with ones' : 'words'} ${beginnings}`;
}

function quotedList(words: readonly string[]): string {
  return words.map((word) => `“${word}”`).join(', ');
}

/** What the page of a state is called, in tabs and in the history. */
export function titleOf({ state, nameOf }: Found, site: string): string {
  const choices = chosenIn(state.filters).map((chosen) => choiceInWords(chosen, nameOf));
  const asked = [state.q.trim(), ...choices].filter(Boolean);
  return [asked.join(', '), site].filter(Boolean).join(' · ');
}

const others = [
  ['oldest', 'Oldest first'],
  ['title', 'Title'],
] as const;

/** The orders that an answer can be shown in; an empty value stands for the usual one. */
export function ordersFor({ state, vocabulary, answer }: Found) {
  const isChosen = state.sort !== undefined && state.sort !== 'relevance';
  const hasWords = isChosen && settle(state, vocabulary.known).query.length > 0;
  const isRanked = answer.order === 'relevance' || hasWords;
  return isRanked
    ? ([['', 'Best match'], ['date', 'Newest first'], ...others] as const)
    : ([['', 'Newest first'], ...others] as const);
}

/** What stands above the count: words on the answer, and a chip for each choice. */
export function partsAbove({ state, vocabulary, answer, nameOf, notes }: Found, go: Go): Node[] {
  const { known } = vocabulary;
  const lines = [...notes, ...answer.notes].map((note) => element('p', {}, note));
  if (answer.missing.length > 0 && answer.total > 0) {
    const words = quotedList(answer.missing);
    lines.push(element('p', {}, `No paper has ${words}; the rest of the words decides.`));
    if (answer.offered.length > 0) {
      const meant = textWith(state, answer.offered);
      lines.push(element('p', {}, 'Search for ', linkTo({ ...state, q: meant }, meant, go), '?'));
    }
  }
  lines.push(...answer.also.map((synonym) => alsoLine(state, synonym, go)));
  lines.push(...answer.unclear.map((ambiguity) => unclearLine(state, ambiguity, go)));
  if (answer.corrected.length > 0) lines.unshift(correction(state, answer, go));
  const chips = [
    ...answer.meant.map(({ typed, field, value }) =>
      chipOf(
        { label: fieldLabels[field], text: field === 'year' ? nameOf(field, value) : value },
        () => go({ ...state, q: quoted(state.q, typed), show: STEP }),
      ),
    ),
    ...chosenIn(answer.filters).map((chosen) =>
      chip(chosen, nameOf, () => go(withoutValue(state, chosen.facet, chosen.value, known))),
    ),
  ];
  const clear = () => go({ ...settleState(state, known), filters: noFilters });
  const all = [...chips, button({ class: 'clear' }, clear, 'Clear all')];
  const items = all.map((item) => element('li', {}, item));
  const list = { class: 'chips', 'aria-label': 'Active filters' };
  return [
    ...(lines.length > 0 ? [element('div', { class: 'notice' }, ...lines)] : []),
    ...(chips.length > 0 ? [element('ul', list, ...items)] : []),
  ];
}

/** What the chips call values that were read from the text. */
const fieldLabels = { venue: 'Venue', year: 'Year' } as const;

/** A text with a part in quotes, by which its words are nothing but words. */
function quoted(q: string, part: string): string {
  const words = part.split(' ').map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return q.replace(new RegExp(`(?<!\\S)${words.join('\\s+')}(?!\\S)`), (typed) => `"${typed}"`);
}

/** What was searched for in place of what was typed, and the way to what was typed. */
function correction(state: SearchState, { corrected }: Answer, go: Go): HTMLParagraphElement {
  const link = linkTo({ ...state, asTyped: true }, state.q.trim(), go);
  const shown = element('strong', {}, textWith(state, corrected));
  return element('p', {}, 'Showing results for ', shown, '; search instead for ', link, '.');
}

/** What else was searched for, and the way to what was typed alone. */
function alsoLine(state: SearchState, { typed, other }: Answer['also'][number], go: Go) {
  const link = linkTo({ ...state, q: quoted(state.q, typed) }, `only ${typed}`, go);
  return element('p', {}, 'Also: ', element('strong', {}, other), ' (', link, ').');
}

/** What a part of the text may stand for, each with the way to it. */
function unclearLine(state: SearchState, { typed, others }: Answer['unclear'][number], go: Go) {
  const links = others.map((used) =>
    linkTo({ ...state, q: textWith(state, [{ typed, used }]) }, used, go),
  );
  const list = links.flatMap((link, at) => (at > 0 ? [', ', link] : [link]));
  return element('p', {}, `“${typed}” may be: `, ...list, '.');
}

/** The text of a state with other words in the place of some that were typed. */
export function textWith({ q }: Pick<SearchState, 'q'>, words: Answer['corrected']): string {
  return words.reduce((text, { typed, used }) => text.replace(typed, () => used), q.trim());
}

function linkTo(asked: SearchState, text: string, go: Go): HTMLElement {
  const state = { ...asked, show: STEP };
  const link = element('a', { href: writeAddress(state) }, text);
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(state);
  });
  return link;
}

/** What stands in place of the list when nothing was found: what to give up, and what that gives. */
export function nothingFound(
  { state, vocabulary, answer, nameOf }: Found,
  go: Go,
  help: () => void,
): HTMLElement {
  const q = state.q.trim();
  const asked = q ? `“${q}”${hasFilters(answer.filters) ? ' with these filters' : ''}` : '';
  const way = (label: string, count: number, without: SearchState) => {
    const take = button({ class: 'way' }, () => go(without), label);
    return element('li', {}, take, ` ${counted(count, 'paper')}`);
  };
  const ways = answer.loosen
    .filter(({ count }) => count < vocabulary.size)
    .map(({ removed, state: without, count }) => {
      const name = removed === 'text' ? q : choiceInWords(removed, nameOf);
      return way(`Without “${name}”`, count, without);
    });
  const meant = textWith(state, answer.offered);
  const other = () => go({ ...state, q: meant, show: STEP });
  const offers =
    answer.offered.length > 0 ? [button({ class: 'way' }, other, `Search for “${meant}”`)] : [];
  const offered = offers.map((offer) => element('li', {}, offer));
  const all = way('See every paper', vocabulary.size, startState);
  const helped = element('li', {}, button({ class: 'way' }, help, 'How to search'));
  const said = element('p', {}, `Nothing matches ${asked || 'these filters together'}.`);
  return element(
    'div',
    { class: 'state' },
    said,
    element('ul', {}, ...offered, ...ways, all, helped),
  );
}

const failures: Record<FailureKind, string> = {
  missing: 'This site has no search index; it comes with npm run build.',
  unreachable: 'Search could not load its index.',
  slow: 'Search takes too long to load on this connection.',
  corrupt: 'Search could not read its index.',
  outdated: 'The catalogue has changed since this page was loaded: load it again.',
  unsupported: 'This browser lacks what searching needs.',
};

/** Of a large catalogue the offline copy has what was visited. */
const withoutNetwork = 'Search has no network, and answers only what you asked before.';

/** What went wrong, in a sentence for the reader. */
export function failureInWords(error: unknown): string {
  const kind = error instanceof SearchFailure ? error.kind : 'unreachable';
  if (kind === 'unreachable' && !navigator.onLine) return withoutNetwork;
  return failures[kind];
}

/** Whether the site has been built anew since the search began. */
export function isOutdated(error: unknown): boolean {
  return error instanceof SearchFailure && error.kind === 'outdated';
}

/** One line about something that went wrong, with what to do about it. */
export function failureNotice(message: string, retry: () => void): HTMLElement {
  const again = button({ class: 'way' }, retry, 'Try again');
  return element('p', { class: 'notice' }, `${message} `, again);
}
