import { href } from '#catalog/urls.ts';
import { writeAddress } from '#search/engine/query/address.ts';
import type { SearchState } from '#search/engine/query/state.ts';

/** A pause in typing after which the next key starts a new step of the history, in ms. */
const PAUSE = 2000;

/** A pause in scrolling after which it is noted how far, in ms. */
const REST = 150;

/**
 * The reader's way through states, as the browser's history holds it: every state is an address,
 * Back returns to the last one that was rested on, at the place it was scrolled to.
 */
export function visit(onReturn: () => void) {
  /** The page that this visit began on: one of those of the list. */
  const page = location.pathname;
  let typedAt = Number.NEGATIVE_INFINITY;
  let resting: ReturnType<typeof setTimeout> | undefined;
  /** The page's own list is there at once, results are not: the browser would scroll too soon. */
  const leaveScrollingToPage = () => {
    history.scrollRestoration = location.search ? 'manual' : 'auto';
  };
  const noteScroll = () => {
    clearTimeout(resting);
    history.replaceState({ scroll: scrollY }, '');
  };
  const restSoon = () => {
    clearTimeout(resting);
    resting = setTimeout(noteScroll, REST);
  };
  leaveScrollingToPage();
  addEventListener('popstate', () => {
    clearTimeout(resting);
    leaveScrollingToPage();
    onReturn();
  });
  addEventListener('scroll', restSoon, { passive: true });
  addEventListener('pagehide', noteScroll);

  return {
    /** Goes to a state; while the reader types, the steps between are one. */
    go(state: SearchState, { typing = false, replace = false } = {}): void {
      const asked = writeAddress(state);
      const address = asked ? href('/') + asked : page;
      const now = performance.now();
      const goesOn = typing && now - typedAt < PAUSE;
      typedAt = typing ? now : Number.NEGATIVE_INFINITY;
      if (address === location.pathname + location.search) return;
      if (replace || goesOn) {
        history.replaceState(history.state, '', address);
      } else {
        noteScroll();
        history.pushState(null, '', address);
      }
      leaveScrollingToPage();
    },
    /** Scrolls to where the reader was in this state; a new state is left where it is. */
    restoreScroll(): void {
      const top: unknown = history.state?.scroll;
      if (typeof top === 'number') scrollTo({ top, behavior: 'instant' });
    },
  };
}
