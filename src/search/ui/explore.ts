import {
  type Facet,
  hasFilters,
  type SearchState,
  type Sort,
  STEP,
  type Stance,
  startState,
} from '#search/engine/query/state.ts';
import type { Search, Vocabulary } from '#search/engine/search.ts';
import { SearchFailure } from '#search/engine/search.ts';
import { CatalogueView } from './catalogue-view.ts';
import { choose, namesIn } from './choices.ts';
import { createSearch } from './create-search.ts';
import { loadStyles } from './element.ts';
import exploreCss from './explore.css?inline';
import { ExportBar } from './export/export-bar.ts';
import { FacetPanel } from './facet-panel.ts';
import {
  type Found,
  failureInWords,
  failureNotice,
  foundInWords,
  isStart,
  nothingFound,
  ordersFor,
  partsAbove,
  titleOf,
} from './found.ts';
import { helpDialog } from './help-dialog.ts';
import { ResultList } from './result-list.ts';
import { rememberSearch, SearchBox } from './search-box.ts';
import { Visit } from './visit.ts';

/** Rows that come with an answer: what most screens hold; the others follow with the next frame. */
const FIRST_ROWS = 4;

/** The catalogue page come alive: what its address asks, and every change from here on. */
export class Explorer {
  readonly #title = document.title;
  /** The catalogue's name, as the masthead has it. */
  readonly #name = document.querySelector('.logo')?.textContent.trim() ?? '';
  readonly #styles = loadStyles(exploreCss);
  readonly #search: Search = createSearch();
  readonly help = helpDialog(this.#styles);
  readonly #view: CatalogueView;
  readonly #visit: Visit;
  readonly #facets: FacetPanel;
  readonly #box: SearchBox;
  readonly #export: ExportBar;
  #state: SearchState = startState;
  /** Whether the state is as the address was found, which may be mended once values are known. */
  #isRead = true;
  #found: Found | undefined;
  #running = new AbortController();

  constructor(page: HTMLElement) {
    this.#view = new CatalogueView(page);
    const { box, form, sort, list, panel } = this.#view;
    this.#export = new ExportBar(list, this.#search);
    this.#visit = new Visit(() => this.#arrive());
    this.#facets = new FacetPanel(
      panel,
      (...choice) => this.#choose(...choice),
      (text) => this.#search.authors(text),
    );
    this.#box = new SearchBox(box, form, {
      ask: (q, typing) => this.#ask(q, typing),
      choose: (facet, value, q) => this.#take(facet, value, q),
      search: this.#search,
      vocabulary: () => this.#vocabulary(),
      isNarrowed: () => hasFilters(this.#state.filters),
      // A failure is told when something is asked.
      prepare: () => void this.#search.prepare().catch(() => {}),
      help: this.help,
      styles: this.#styles,
    });
    sort.addEventListener('change', () => {
      this.#box.flush();
      this.#go({ ...this.#state, sort: sortIn(sort) });
    });
    list.addEventListener('click', ({ target }) => {
      if (target instanceof Element && target.closest('.paper a')) rememberSearch(this.#state.q);
    });
    this.#view.wireKeys(this.#box.offers, () => {
      this.#box.show('');
      this.#ask('', false);
    });
  }

  /** Takes up the page where the reader left it while the script was on its way. */
  start(): void {
    const { box, sort } = this.#view;
    const { state } = this.#visit.read();
    const q = box.value.trim();
    const order = sortIn(sort) ?? state.sort;
    if (q !== state.q || order !== state.sort) {
      this.#visit.go({ ...state, q, sort: order, show: STEP }, { typing: true });
    }
    this.#arrive();
    if (q !== state.q) this.#box.suggest();
  }

  /** Shows what the address asks, where the reader was. */
  async #arrive(): Promise<void> {
    this.#isRead = true;
    this.#state = this.#visit.read().state;
    this.#box.show(this.#state.q);
    if (await this.#answer()) this.#visit.restoreScroll();
  }

  #ask(q: string, typing: boolean): void {
    if (q.trim() !== this.#state.q.trim()) this.#go(this.#with(q), { typing });
  }

  /** The state with another text; the orders that only words give go with them. */
  #with(q: string): SearchState {
    const { sort } = this.#state;
    const isLost = !q.trim() && (sort === 'relevance' || sort === 'date');
    return { ...this.#state, q, asTyped: undefined, sort: isLost ? undefined : sort };
  }

  #choose(facet: Facet, value: string, stance: Stance): void {
    this.#box.flush();
    if (!this.#found) return;
    const { answer, vocabulary } = this.#found;
    const choice = { facet, value, stance };
    this.#go(choose(this.#state, answer.filters, choice, vocabulary.known));
  }

  /** A suggested value is ticked; the text is what is left of it. */
  async #take(facet: Facet, value: string, q: string): Promise<void> {
    const { known } = await this.#vocabulary();
    const choice = { facet, value, stance: 'include' } as const;
    this.#go(choose(this.#with(q), this.#state.filters, choice, known));
  }

  /** Goes to a state and shows it, from its first paper on. */
  #go(state: SearchState, { typing = false, show = STEP } = {}): void {
    this.#isRead = false;
    this.#state = { ...state, show };
    if (!typing) this.#box.show(state.q);
    this.#visit.go(this.#state, { typing });
    this.#answer();
  }

  async #vocabulary(): Promise<Vocabulary> {
    return this.#found?.vocabulary ?? this.#search.vocabulary();
  }

  /** Only the answer to the last question is shown; says whether this one was. */
  async #answer(isSecond = false): Promise<boolean> {
    this.#running.abort();
    this.#running = new AbortController();
    const { signal } = this.#running;
    if (isStart(this.#state)) this.#view.showStatic();
    else this.#view.busy();
    try {
      await this.#show(await this.#find(signal), signal);
    } catch (error) {
      if (signal.aborted) return false;
      if (isOutdated(error) && !isSecond) return this.#answer(true);
      this.#fail(error);
    }
    return true;
  }

  async #find(signal: AbortSignal): Promise<Found> {
    const search = this.#search;
    const asked = this.#isRead ? undefined : search.find(this.#state, { signal });
    // Until it is waited for, a refusal of it is told by the vocabulary's.
    asked?.catch(() => {});
    const vocabulary = await search.vocabulary();
    signal.throwIfAborted();
    const { state, notes } = asked
      ? { state: this.#state, notes: [] }
      : this.#visit.read(vocabulary.known);
    this.#state = state;
    const answer = await (asked ?? search.find(state, { signal }));
    await this.#styles;
    signal.throwIfAborted();
    return { state, vocabulary, answer, nameOf: namesIn(vocabulary, answer.authors), notes };
  }

  async #show(found: Found, signal: AbortSignal): Promise<void> {
    const { state, vocabulary, answer, nameOf } = found;
    const { total, ordinals, words } = answer;
    const rows = (from: number, to: number) =>
      this.#search.rows(ordinals.slice(from, to), words, { signal });
    const shown = { total, nameOf, searched: words.length > 0, rows };
    const list: ResultList = new ResultList(shown, () => this.#more(list));
    if (!isStart(state)) await list.fill(FIRST_ROWS, signal);
    this.#found = found;
    this.#box.suggestPapers(list.first);
    this.#facets.show(vocabulary, answer, state.q);
    this.#view.showSort(ordersFor(found), state.sort ?? '');
    const go = (next: SearchState) => this.#go(next);
    const above = partsAbove(found, go);
    document.title = isStart(state) ? this.#title : titleOf(found, this.#name);
    if (isStart(state)) {
      this.#view.showStatic(above);
      return this.#export.show(answer);
    }
    const below = answer.total > 0 ? list.nodes : [nothingFound(found, go, this.help)];
    this.#view.show(foundInWords(answer), above, below);
    this.#export.show(answer);
    await drawn();
    signal.throwIfAborted();
    await list.fill(state.show, signal);
  }

  async #more(list: ResultList): Promise<void> {
    const first = list.length;
    const { signal } = this.#running;
    const state = { ...this.#state, show: first + STEP };
    try {
      await list.fill(state.show, signal);
      this.#state = state;
      this.#visit.go(state, { replace: true });
      list.focus(first);
    } catch (error) {
      if (signal.aborted) return;
      if (isOutdated(error)) this.#go(state, { show: state.show });
      else list.complain(failureInWords(error));
    }
  }

  /** The page's own list stands in; its facets are links as long as nothing else is known. */
  #fail(error: unknown): void {
    if (isStart(this.#state)) return;
    const retry = isOutdated(error) ? () => location.reload() : () => void this.#answer();
    const message = `${failureInWords(error)} The list below is complete without it.`;
    this.#view.showStatic([failureNotice(message, retry)], message);
  }
}

/** Waits until what was shown has been drawn; a page in the background is not. */
function drawn(): Promise<void> {
  if (document.hidden) return Promise.resolve();
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

function isOutdated(error: unknown): boolean {
  return error instanceof SearchFailure && error.kind === 'outdated';
}

function sortIn(select: HTMLSelectElement): Sort | undefined {
  return select.value === '' ? undefined : (select.value as Sort);
}
