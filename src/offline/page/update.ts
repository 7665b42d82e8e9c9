import type { Answers } from '../messages.ts';

/**
 * How far a newer version has come: it is `waiting` for the reader's word, `coming` in at that word,
 * and `in` place, behind a page of the older one.
 */
type Stage = 'none' | 'waiting' | 'coming' | 'in';

const words: Record<Exclude<Stage, 'none'>, string> = {
  waiting: 'A newer version of this catalogue is there.',
  coming: 'The newer version is coming in…',
  in: 'A newer version of this catalogue is there.',
};

/** Milliseconds that the older worker has to come to the end of its work. */
const COURTESY = 1000;

/** What is not answered is seen by what comes of it. */
function none(): void {}

/** What the reader is told; the button that reloads stays the one it is while the words change. */
export interface Notice {
  say(text: string): void;
}

/** What updates are followed with: the browser's own, or what a test takes for it. */
export interface Surroundings {
  registration: Pick<ServiceWorkerRegistration, 'waiting' | 'installing' | 'addEventListener'>;
  serviceWorker: Pick<ServiceWorkerContainer, 'controller' | 'addEventListener'>;
  ask(worker: ServiceWorker, ask: keyof Answers): Promise<unknown>;
  /** Whether the page has only just come from the network: it is of the newer version already. */
  isFresh(): boolean;
  /** Shows the reader a line with a button that does this. */
  offer(text: string, act: () => void): Notice;
  /** Loads the page again. */
  reload(): void;
}

/**
 * Offers a newer version of the site when its copy is complete. Nothing is loaded again before the
 * reader says so, and then not before the newer version answers: a page that is loaded sooner may
 * be the old one again. Behind a page that is the newer version the copy changes without a word.
 */
export function followUpdates({
  registration,
  serviceWorker,
  ask,
  isFresh,
  offer,
  reload,
}: Surroundings): void {
  let stage: Stage = 'none';
  let notice: Notice | undefined;
  /** The newer version that was met last. */
  let met: ServiceWorker | undefined;
  /** At a first visit there is no older version, and nothing to offer. */
  let hadWorker = serviceWorker.controller !== null;
  /** The page, new itself, has let the newer version in. */
  let isOwn = false;

  function enter(next: Exclude<Stage, 'none'>): void {
    stage = next;
    isOwn = false;
    if (notice) notice.say(words[next]);
    else notice = offer(words[next], press);
  }

  function press(): void {
    const { waiting } = registration;
    // What waited is in place by now, or gone: either way the next page is as new as it can be.
    if (!waiting) {
      reload();
      return;
    }
    enter('coming');
    void letIn(waiting);
  }

  /**
   * The browser lets the newer version in as soon as the older one has no work, and tells that one
   * to end then. What any tab asks for meanwhile starts it again, for half a minute: it is asked to
   * make way then, and the page is loaded again from the network, which has the newer version.
   * Chromium lets that one in at such a moment, and the request is lost with the older one: the
   * page is loaded once more when it hears of it.
   */
  async function letIn(waiting: ServiceWorker): Promise<void> {
    ask(waiting, 'take over').catch(none);
    await new Promise((resolve) => setTimeout(resolve, COURTESY));
    const { controller } = serviceWorker;
    if (!controller || registration.waiting !== waiting) return;
    await ask(controller, 'make way').catch(none);
    if (stage === 'coming' && registration.waiting === waiting) reload();
  }

  function meet(): void {
    const { waiting } = registration;
    if (!waiting || !hadWorker || waiting === met) return;
    met = waiting;
    isOwn = stage === 'none' && isFresh();
    if (isOwn || stage === 'coming') void letIn(waiting);
    else enter('waiting');
  }

  serviceWorker.addEventListener('controllerchange', () => {
    if (stage === 'coming') {
      stage = 'in';
      reload();
    } else if (hadWorker && !isOwn && !isFresh()) enter('in');
    hadWorker = true;
    isOwn = false;
  });
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', meet);
  });
  registration.installing?.addEventListener('statechange', meet);
  meet();
}
