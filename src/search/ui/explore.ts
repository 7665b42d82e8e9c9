import { readAddress, readText } from '#search/engine/query/address.ts';
import {
  type Facet,
  hasFilters,
  type Known,
  type SearchState,
  STEP,
  type Stance,
  startState,
} from '#search/engine/query/state.ts';
import { catalogueView, sortIn } from './catalogue-view.ts';
import { choose, namesIn } from './choices.ts';
import { createSearch } from './create-search.ts';
import { loadStyles } from './element.ts';
import exploreCss from './explore.css?inline';
import { exportBar } from './export/export-bar.ts';
import { facetPanel } from './facet-panel.ts';
import {
  type Found,
  failureInWords,
  failureNotice,
  foundInWords,
  isOutdated,
  isStart,
  nothingFound,
  ordersFor,
  partsAbove,
  titleOf,
} from './found.ts';
import { helpPanel } from './help.ts';
import { resultList } from './result-list.ts';
import { rememberSearch, searchBox } from './search-box.ts';
import type { Started } from './start-worker.ts';
import { visit } from './visit.ts';

/** Rows that come with an answer: what most screens hold; the others follow with the next frame. */
const FIRST_ROWS = 4;

/**
 * Makes the catalogue page come alive: shows what its address asks, as the reader left it while
 * the script was on its way, and every change from there on. Returns what opens the help.
 * @param started the worker that searches, where one could be started.
 * @param begin starts another one, should that fail.
 */
export function explore(
  page: HTMLElement,
  started: Started | undefined,
  begin: () => Started | undefined,
): () => void {
  const ownTitle = document.title;
  /** The catalogue's name, as the masthead has it. */
  const siteName = document.querySelector('.logo')?.textContent.trim() ?? '';
  const styles = loadStyles(exploreCss);
  const search = createSearch(started, begin);
  const help = helpPanel(styles);
  const view = catalogueView(page);
  let state: SearchState = startState;
  /** Whether the state is as the address was found, which may be mended once values are known. */
  let isRead = true;
  /** What is to be said of a state that was not read. */
  let said: readonly string[] = [];
  let found: Found | undefined;
  let running = new AbortController();
  const showExport = exportBar(view.list, search);
  const visits = visit(arrive);
  const { cover } = visits;
  const suggest = { author: search.authors, venue: search.venues };
  const showFacets = facetPanel(view.panel, tick, { suggest, cover });
  const box = searchBox(view.box, view.form, {
    ask,
    choose: take,
    search,
    vocabulary: loadVocabulary,
    isNarrowed: () => hasFilters(state.filters),
    // A failure is told when something is asked.
    prepare: () => void search.prepare(view.box.value).catch(() => {}),
    help,
    styles,
  });
  view.sort.addEventListener('change', () => {
    box.flush();
    go({ ...state, sort: sortIn(view.sort) });
  });
  view.list.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('.paper a')) rememberSearch(state.q);
  });
  view.wireKeys(box.press, () => {
    box.show('');
    ask('', false);
  });

  const asked = read().state;
  const { q: typed } = readText(view.box.value);
  const sort = sortIn(view.sort) ?? asked.sort;
  if (typed !== asked.q || sort !== asked.sort) {
    visits.go({ ...asked, q: typed, sort, show: STEP }, { typing: true });
  }
  arrive();
  if (typed !== asked.q) box.suggest();
  return help;

  function read(known?: Known) {
    return readAddress(new URLSearchParams(location.search), known);
  }

  /** Shows what the address asks, where the reader was. */
  async function arrive(): Promise<void> {
    isRead = true;
    state = read().state;
    box.show(state.q);
    if (await refresh()) visits.restoreScroll();
  }

  function ask(q: string, typing: boolean): void {
    const asked = readText(q);
    if (asked.q !== state.q.trim()) go(withText(asked.q), { typing, notes: asked.notes });
  }

  /** The state with another text; the orders that only words give go with them. */
  function withText(q: string): SearchState {
    const isLost = !q.trim() && (state.sort === 'relevance' || state.sort === 'date');
    return { ...state, q, asTyped: undefined, sort: isLost ? undefined : state.sort };
  }

  function tick(facet: Facet, value: string, stance: Stance): void {
    box.flush();
    if (!found) return;
    const { answer, vocabulary } = found;
    go(choose(state, answer.filters, { facet, value, stance }, vocabulary.known));
  }

  /** A suggested value is ticked; the text is what is left of it. */
  async function take(facet: Facet, value: string, q: string): Promise<void> {
    const { known } = await loadVocabulary();
    const choice = { facet, value, stance: 'include' } as const;
    go(choose(withText(q), state.filters, choice, known));
  }

  /** Goes to a state and shows it, from its first paper on. */
  function go(next: SearchState, options: GoOptions = {}): void {
    const { typing = false, show = STEP, notes = [] } = options;
    isRead = false;
    said = notes;
    state = { ...next, show };
    if (!typing) box.show(state.q);
    visits.go(state, { typing });
    refresh();
  }

  async function loadVocabulary() {
    return found?.vocabulary ?? search.vocabulary();
  }

  /** Only the answer to the last question is shown; says whether this one was. */
  async function refresh(isSecond = false): Promise<boolean> {
    running.abort();
    running = new AbortController();
    const { signal } = running;
    if (isStart(state)) view.showOwn();
    else view.busy();
    try {
      await show(await find(signal), signal);
    } catch (error) {
      if (signal.aborted) return false;
      if (isOutdated(error) && !isSecond) return refresh(true);
      fail(error);
    }
    return true;
  }

  async function find(signal: AbortSignal): Promise<Found> {
    const early = isRead ? undefined : search.find(state, { signal });
    // Until it is waited for, a refusal of it is told by the vocabulary's.
    early?.catch(() => {});
    const vocabulary = await search.vocabulary();
    signal.throwIfAborted();
    const mended = early ? { state, notes: said } : read(vocabulary.known);
    state = mended.state;
    const answer = await (early ?? search.find(state, { signal }));
    await styles;
    signal.throwIfAborted();
    return { ...mended, vocabulary, answer, nameOf: namesIn(vocabulary, answer.chosen) };
  }

  async function show(next: Found, signal: AbortSignal): Promise<void> {
    const { state: own, vocabulary, answer, nameOf } = next;
    const { total, ordinals, words } = answer;
    const rows = (from: number, to: number) =>
      search.rows(ordinals.slice(from, to), words, { signal });
    const shown = { total, nameOf, searched: words.length > 0, rows };
    const list: ResultList = resultList(shown, (first) => more(list, first));
    const first = isStart(own) ? [] : await list.fill(FIRST_ROWS, signal);
    found = next;
    box.suggestPapers(first);
    showFacets(vocabulary, answer, own.q);
    view.showSort(ordersFor(next), own.sort ?? '');
    const above = partsAbove(next, go);
    document.title = isStart(own) ? ownTitle : titleOf(next, siteName);
    if (isStart(own)) {
      view.showOwn(above);
      return showExport(answer);
    }
    const below = total > 0 ? list.nodes : [nothingFound(next, go, help)];
    view.show(foundInWords(answer), above, below);
    showExport(answer);
    await drawn();
    signal.throwIfAborted();
    await list.fill(own.show, signal);
  }

  /** Adds papers to the list, behind so many. */
  async function more(list: ResultList, length: number): Promise<void> {
    const { signal } = running;
    const next = { ...state, show: length + STEP };
    try {
      await list.fill(next.show, signal);
      state = next;
      visits.go(state, { replace: true });
      list.focus(length);
    } catch (error) {
      if (signal.aborted) return;
      if (isOutdated(error)) go(next, { show: next.show });
      else list.complain(failureInWords(error));
    }
  }

  /** The page's own list stands in; its facets are links as long as nothing else is known. */
  function fail(error: unknown): void {
    if (isStart(state)) return;
    const retry = isOutdated(error) ? () => location.reload() : () => void refresh();
    const message = `${failureInWords(error)} The list below is complete without it.`;
    view.showOwn([failureNotice(message, retry)], message);
  }
}

interface GoOptions {
  /** Whether more of the text may come. */
  typing?: boolean;
  show?: number;
  notes?: readonly string[];
}

type ResultList = ReturnType<typeof resultList>;

/** Waits until what was shown has been drawn; a page in the background is not. */
function drawn(): Promise<void> {
  if (document.hidden) return Promise.resolve();
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
