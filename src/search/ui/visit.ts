import { href } from '#catalog/urls.ts';
import { type ReadAddress, readAddress, writeAddress } from '#search/engine/query/address.ts';
import type { Known, SearchState } from '#search/engine/query/state.ts';

/** A pause in typing after which the next key starts a new step of the history, in ms. */
const PAUSE = 2000;

/** A pause in scrolling after which it is noted how far, in ms. */
const REST = 150;

interface Scrolled {
  scroll?: number;
}

/**
 * The reader's way through states, as the browser's history holds it: every state is an address,
 * Back returns to the last one that was rested on, at the place it was scrolled to.
 */
export class Visit {
  /** The page that this visit began on: one of those of the list. */
  readonly #page = location.pathname;
  #typedAt = Number.NEGATIVE_INFINITY;
  #resting: ReturnType<typeof setTimeout> | undefined;

  constructor(onReturn: () => void) {
    this.#leaveScrollingToPage();
    addEventListener('popstate', () => {
      clearTimeout(this.#resting);
      this.#leaveScrollingToPage();
      onReturn();
    });
    addEventListener('scroll', () => this.#restSoon(), { passive: true });
    addEventListener('pagehide', () => this.#noteScroll());
  }

  read(known?: Known): ReadAddress {
    return readAddress(new URLSearchParams(location.search), known);
  }

  /** Goes to a state; while the reader types, the steps between are one. */
  go(state: SearchState, { typing = false, replace = false } = {}): void {
    const asked = writeAddress(state);
    const address = asked ? href('/') + asked : this.#page;
    const now = performance.now();
    const same = address === location.pathname + location.search;
    const goesOn = typing && now - this.#typedAt < PAUSE;
    this.#typedAt = typing ? now : Number.NEGATIVE_INFINITY;
    if (same) return;
    if (replace || goesOn) {
      history.replaceState(history.state, '', address);
    } else {
      this.#noteScroll();
      history.pushState(null, '', address);
    }
    this.#leaveScrollingToPage();
  }

  /** Scrolls to where the reader was in this state; a new state is left where it is. */
  restoreScroll(): void {
    const state: Scrolled | null = history.state;
    if (typeof state?.scroll === 'number') scrollTo({ top: state.scroll, behavior: 'instant' });
  }

  /** The page's own list is there at once, results are not: the browser would scroll too soon. */
  #leaveScrollingToPage(): void {
    history.scrollRestoration = location.search ? 'manual' : 'auto';
  }

  #restSoon(): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#noteScroll(), REST);
  }

  #noteScroll(): void {
    clearTimeout(this.#resting);
    history.replaceState({ scroll: scrollY } satisfies Scrolled, '');
  }
}
