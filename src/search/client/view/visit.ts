import { type ReadAddress, readAddress, writeAddress } from '#search/query/address.ts';
import type { Known } from '#search/query/settle.ts';
import type { SearchState } from '#search/query/state.ts';

/** A pause in typing after which the next key starts a new step of the history, in ms. */
const PAUSE = 2000;

interface Place {
  scroll?: number;
}

/**
 * The reader's way through states, as the browser's history holds it: every state is an address,
 * Back returns to the last one that was rested on, at the place it was scrolled to.
 */
export class Visit {
  #typedAt = Number.NEGATIVE_INFINITY;

  constructor(onReturn: () => void) {
    history.scrollRestoration = 'manual';
    addEventListener('popstate', onReturn);
    addEventListener('scrollend', () => this.#notePlace());
    addEventListener('pagehide', () => this.#notePlace());
  }

  read(known?: Known): ReadAddress {
    return readAddress(new URLSearchParams(location.search), known);
  }

  /** Goes to a state; while the reader types, the steps between are one. */
  go(state: SearchState, { typing = false, replace = false } = {}): void {
    const address = location.pathname + writeAddress(state);
    const now = performance.now();
    const same = address === location.pathname + location.search;
    const goesOn = typing && now - this.#typedAt < PAUSE;
    this.#typedAt = typing ? now : Number.NEGATIVE_INFINITY;
    if (same) return;
    if (replace || goesOn) {
      history.replaceState(history.state, '', address);
    } else {
      this.#notePlace();
      history.pushState(null, '', address);
    }
  }

  /** Scrolls to where the reader was in this state; a new state is left where it is. */
  restorePlace(): void {
    const place: Place | null = history.state;
    if (typeof place?.scroll === 'number') scrollTo({ top: place.scroll, behavior: 'instant' });
  }

  #notePlace(): void {
    history.replaceState({ scroll: scrollY } satisfies Place, '');
  }
}
