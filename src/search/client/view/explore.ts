import './explore.css';
import { counted } from '#catalog/counted.ts';
import { settleState, withoutValue } from '../../query/settle.ts';
import {
  type Facet,
  hasFilters,
  noFilters,
  type SearchState,
  type Sort,
  STEP,
  type Stance,
  startState,
  withStance,
} from '../../query/state.ts';
import { createSearch } from '../create-search.ts';
import type { Answer, ResultRow, Search, Vocabulary } from '../search.ts';
import { failureInWords, foundInWords, missingInWords, ordersFor } from './answer-words.ts';
import { CatalogueView } from './catalogue-view.ts';
import { button, element } from './element.ts';
import { FacetPanel } from './facet-panel.ts';
import { filterChips } from './filter-chips.ts';
import { helpDialog } from './help-dialog.ts';
import { wireKeyboard } from './keyboard.ts';
import { namesIn } from './names.ts';
import { RecentList } from './recent-list.ts';
import { rememberSearch } from './recent-searches.ts';
import { resultList } from './result-list.ts';
import { emptyState, failureNotice, skeleton } from './states.ts';
import { Visit } from './visit.ts';

/** A pause in typing after which the query is answered, in ms. */
const DEBOUNCE = 60;

/** Makes the catalogue page answer: what its address asks now, and every change from here on. */
export function explore(page: HTMLElement): void {
  new Explorer(page, createSearch()).start();
}

class Explorer {
  readonly #view: CatalogueView;
  readonly #search: Search;
  readonly #visit: Visit;
  readonly #facets: FacetPanel;
  readonly #recent: RecentList;
  #state: SearchState = startState;
  #running = new AbortController();

  constructor(page: HTMLElement, search: Search) {
    this.#search = search;
    this.#view = new CatalogueView(page);
    this.#visit = new Visit(() => this.#arrive());
    this.#facets = new FacetPanel(this.#view.panel, {
      choose: (...choice) => this.#choose(...choice),
      authors: (text) => search.authors(text),
    });
    this.#recent = new RecentList(this.#view.form, (q) => this.#go({ ...startState, q }));
    this.#wireBox();
    this.#wireKeys();
  }

  /** Takes up the page where the reader left it while the script was on its way. */
  start(): void {
    const { box, sort } = this.#view;
    const untouched = box.value === '' && sort.value === '';
    if (location.search || untouched) this.#arrive();
    else this.#go({ ...startState, q: box.value, sort: sortIn(sort) });
  }

  /** Shows what the address asks. */
  async #arrive(): Promise<void> {
    const { state, notes } = this.#visit.read();
    this.#state = state;
    this.#view.box.value = state.q;
    await this.#answer(notes);
    this.#visit.restorePlace();
  }

  #wireBox(): void {
    const { box, form, sort, list } = this.#view;
    let pause: ReturnType<typeof setTimeout> | undefined;
    const ask = (typing: boolean) => {
      clearTimeout(pause);
      const q = box.value;
      if (q !== this.#state.q) this.#go({ ...this.#state, q, show: STEP }, typing);
    };
    box.addEventListener('input', () => {
      clearTimeout(pause);
      pause = setTimeout(() => ask(true), DEBOUNCE);
      this.#recent.show(box.value === '');
    });
    box.addEventListener('focus', () => {
      this.#recent.show(box.value === '');
      // A failure is told when something is asked.
      this.#search.prepare().catch(() => {});
    });
    form.addEventListener('submit', () => {
      rememberSearch(box.value);
      ask(false);
    });
    sort.addEventListener('change', () => {
      this.#go({ ...this.#state, sort: sortIn(sort), show: STEP });
    });
    list.addEventListener('click', () => rememberSearch(this.#state.q));
  }

  #wireKeys(): void {
    const { box, form, list } = this.#view;
    const dialog = helpDialog();
    const help = () => dialog.showModal();
    form.append(dialog);
    form.querySelector('.hint')?.append(' ', button({}, help, 'Help'));
    const clear = () => this.#go({ ...this.#state, q: '', show: STEP });
    wireKeyboard({ box, results: list, clear, help });
  }

  /** Goes to a state and shows it. */
  #go(state: SearchState, typing = false): Promise<void> {
    this.#state = state;
    if (!typing) this.#view.box.value = state.q;
    this.#visit.go(state, { typing });
    return this.#answer();
  }

  async #choose(facet: Facet, value: string, stance: Stance): Promise<void> {
    const open = await this.#without(facet, value);
    this.#go({ ...open, filters: withStance(open.filters, facet, value, stance) });
  }

  /** A typed operator and a tick are one choice, so both are taken back. */
  async #without(facet: Facet, value: string): Promise<SearchState> {
    const { known } = await this.#search.vocabulary();
    return { ...withoutValue(this.#state, facet, value, known), show: STEP };
  }

  async #withoutAny(): Promise<SearchState> {
    const { known } = await this.#search.vocabulary();
    return { ...settleState(this.#state, known), filters: noFilters, show: STEP };
  }

  /** Only the answer to the last question is shown. */
  async #answer(notes: readonly string[] = []): Promise<void> {
    this.#running.abort();
    this.#running = new AbortController();
    const { signal } = this.#running;
    const state = this.#state;
    if (!isStart(state)) this.#view.busy(skeleton);
    try {
      const vocabulary = await this.#search.vocabulary();
      const answer = await this.#search.find(state, { signal });
      const shown = isStart(state) ? [] : answer.ordinals.slice(0, state.show);
      const rows = await this.#search.rows(shown, answer.words, { signal });
      if (!signal.aborted) this.#show({ state, vocabulary, answer, rows, notes });
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  #show({ state, vocabulary, answer, rows, notes }: Found): void {
    const names = namesIn(vocabulary);
    this.#facets.show(vocabulary, answer);
    this.#view.showSort(ordersFor(state), state.sort ?? '');
    const chips = filterChips(answer.filters, names.of, {
      remove: async (facet, value) => this.#go(await this.#without(facet, value)),
      clear: async () => this.#go(await this.#withoutAny()),
    });
    const missing = answer.total > 0 ? missingInWords(answer.missing) : undefined;
    const said = missing ? [...notes, missing] : notes;
    const above: Node[] = said.map((note) => element('p', { class: 'notice' }, note));
    if (chips) above.push(chips);
    if (isStart(state)) this.#view.showStatic(above);
    else if (answer.total === 0)
      this.#view.show(counted(0, 'paper'), above, [this.#nothing(state, answer, names.of)]);
    else {
      const list = resultList({ rows, total: answer.total, names }, () => this.#more());
      this.#view.show(foundInWords(answer), above, list);
    }
  }

  #nothing(
    { q }: SearchState,
    { loosen }: Answer,
    nameOf: (facet: Facet, value: string) => string,
  ) {
    const ways = loosen.map(({ removed, state, count }) => ({
      label:
        removed === 'text'
          ? `Without “${q.trim()}”:`
          : `Without ${nameOf(removed.facet, removed.value)}:`,
      count,
      take: () => this.#go(state),
    }));
    const every = { label: 'See every paper', take: () => this.#go(startState) };
    return emptyState(q.trim() ? `“${q.trim()}”` : 'these filters together', [...ways, every]);
  }

  #more(): void {
    this.#state = { ...this.#state, show: this.#state.show + STEP };
    this.#visit.go(this.#state, { replace: true });
    this.#answer();
  }

  #fail(error: unknown): void {
    const notice = failureNotice(failureInWords(error), () => this.#answer());
    this.#view.showStatic([notice]);
  }
}

interface Found {
  state: SearchState;
  vocabulary: Vocabulary;
  answer: Answer;
  rows: readonly ResultRow[];
  /** What of the address made no sense. */
  notes: readonly string[];
}

function isStart({ q, filters, sort }: SearchState): boolean {
  return q.trim() === '' && sort === undefined && !hasFilters(filters);
}

function sortIn(select: HTMLSelectElement): Sort | undefined {
  return select.value === '' ? undefined : (select.value as Sort);
}
