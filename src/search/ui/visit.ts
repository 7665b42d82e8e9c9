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
  /** The address of the state that is shown. */
  let shown = addressNow();
  let typedAt = Number.NEGATIVE_INFINITY;
  let resting: ReturnType<typeof setTimeout> | undefined;
  /** What lies over the page, a step of the history of its own, and the address it was opened at. */
  let over: { close: () => void; opened: string } | undefined;
  /** Whether the next step back only ends what lay over the page. */
  let isEnding = false;
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
    if (isEnding) isEnding = false;
    else if (over) endByBack(over);
    else {
      shown = addressNow();
      onReturn();
    }
  });
  addEventListener('scroll', restSoon, { passive: true });
  addEventListener('pagehide', noteScroll);

  /** What was chosen meanwhile stays chosen: Back has only taken away what lay over it. */
  function endByBack({ close }: { close: () => void }): void {
    over = undefined;
    close();
    if (shown === addressNow()) return;
    history.pushState(null, '', shown);
    leaveScrollingToPage();
  }

  return {
    /**
     * Notes that something lies over the page: Back closes it, and all that is chosen until then is
     * one step. Returns what is to be called when it is away.
     */
    cover(close: () => void): () => void {
      noteScroll();
      over = { close, opened: addressNow() };
      history.pushState(history.state, '', over.opened);
      return () => {
        if (!over) return;
        const { opened } = over;
        over = undefined;
        if (addressNow() !== opened) return;
        isEnding = true;
        history.back();
      };
    },
    /** Goes to a state; while the reader types, the steps between are one. */
    go(state: SearchState, { typing = false, replace = false } = {}): void {
      const asked = writeAddress(state);
      const address = asked ? href('/') + asked : page;
      const now = performance.now();
      const goesOn = typing && now - typedAt < PAUSE;
      typedAt = typing ? now : Number.NEGATIVE_INFINITY;
      shown = address;
      if (address === addressNow()) return;
      if (replace || goesOn || over) {
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

function addressNow(): string {
  return location.pathname + location.search;
}
