import { beforeEach, expect, test, vi } from 'vitest';
import { followUpdates } from '#offline/page/update.ts';

/** A worker of some version, and what it was asked. */
function fakeWorker() {
  const asked: string[] = [];
  return Object.assign(new EventTarget(), { asked }) as unknown as ServiceWorker & {
    asked: string[];
  };
}

/** A tab that an older worker serves, or none yet, and what its reader sees. */
function openTab({
  isFresh = false,
  isServed = true,
  waiting = undefined as Fake | undefined,
} = {}) {
  const old = isServed ? fakeWorker() : null;
  const registration = Object.assign(new EventTarget(), {
    waiting: (waiting ?? null) as Fake | null,
    installing: null as Fake | null,
  });
  const container = Object.assign(new EventTarget(), { controller: old as Fake | null });
  const tab = {
    old,
    isFresh,
    /** All that the line has said, and how often it was shown anew. */
    said: [] as string[],
    shown: 0,
    reloads: 0,
    press: () => {},
    /** A newer version is found, and its copy made. */
    install(worker: Fake) {
      registration.installing = worker;
      registration.dispatchEvent(new Event('updatefound'));
      registration.installing = null;
      registration.waiting = worker;
      worker.dispatchEvent(new Event('statechange'));
    },
    /** The browser puts it in the place of the older one. */
    letIn(worker: Fake) {
      registration.waiting = null;
      worker.dispatchEvent(new Event('statechange'));
      container.controller = worker;
      container.dispatchEvent(new Event('controllerchange'));
    },
    /** What waited is gone: another tab has removed it. */
    lose: () => {
      registration.waiting = null;
    },
  };
  followUpdates({
    registration: registration as unknown as ServiceWorkerRegistration,
    serviceWorker: container as unknown as ServiceWorkerContainer,
    ask: async (worker, ask) => void (worker as Fake).asked.push(ask),
    isFresh: () => tab.isFresh,
    offer(text, act) {
      tab.said.push(text);
      tab.shown += 1;
      tab.press = act;
      return { say: (next) => void tab.said.push(next) };
    },
    reload: () => {
      tab.reloads += 1;
    },
  });
  return tab;
}

type Fake = ReturnType<typeof fakeWorker>;

const there = 'A newer version of this catalogue is there.';
const coming = 'The newer version is coming in…';

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

test('a newer version is offered once it is complete, in one line', () => {
  const tab = openTab();
  const newer = fakeWorker();
  tab.install(newer);
  newer.dispatchEvent(new Event('statechange'));
  expect(tab.said).toEqual([there]);
  expect([newer.asked, tab.old?.asked, tab.reloads]).toEqual([[], [], 0]);
});

test('one that waited when the tab was opened is offered, too', () => {
  expect(openTab({ waiting: fakeWorker() }).said).toEqual([there]);
});

test('Reload lets the newer version in and loads the page once, when that answers', () => {
  const tab = openTab();
  const newer = fakeWorker();
  tab.install(newer);
  tab.press();
  expect(newer.asked).toEqual(['take over']);
  expect(tab.old?.asked, 'a message would start one that has ended').toEqual([]);
  expect(tab.reloads, 'the older one would answer').toBe(0);
  tab.letIn(newer);
  expect(tab.reloads).toBe(1);
  vi.runAllTimers();
  tab.letIn(newer);
  expect(tab.reloads).toBe(1);
  expect(tab.said.slice(0, 2)).toEqual([there, coming]);
  expect(tab.shown, 'the button stays the one that was pressed').toBe(1);
});

test('an older one that the newer has taken the place of by then is left alone', () => {
  const tab = openTab();
  const newer = fakeWorker();
  tab.install(newer);
  tab.press();
  tab.letIn(newer);
  vi.runAllTimers();
  expect([tab.old?.asked, newer.asked]).toEqual([[], ['take over']]);
});

test('a version that another tab lets in while Reload is pressed leaves the button alone', () => {
  const tab = openTab();
  const newer = fakeWorker();
  tab.install(newer);
  const { press } = tab;
  tab.letIn(newer);
  expect([tab.shown, tab.reloads]).toEqual([1, 0]);
  press();
  expect(tab.reloads).toBe(1);
  expect(newer.asked).toEqual([]);
});

test('where an older one does not end, the page comes from the network', async () => {
  const tab = openTab();
  const newer = fakeWorker();
  tab.install(newer);
  tab.press();
  await vi.advanceTimersByTimeAsync(999);
  expect([tab.old?.asked, tab.said.at(-1), tab.reloads]).toEqual([[], coming, 0]);
  await vi.advanceTimersByTimeAsync(1);
  expect([tab.old?.asked, tab.reloads]).toEqual([['make way'], 1]);
  // The page is still there: the older one has taken the request with it.
  tab.letIn(newer);
  await vi.runAllTimersAsync();
  expect([newer.asked, tab.reloads]).toEqual([['take over'], 2]);
});

test('a page that is the newer version itself is not loaded again', async () => {
  const tab = openTab({ isFresh: true });
  tab.install(fakeWorker());
  await vi.runAllTimersAsync();
  expect([tab.old?.asked, tab.said, tab.reloads]).toEqual([['make way'], [], 0]);
});

test('a third version that comes meanwhile is let in, too', () => {
  const tab = openTab();
  const [second, third] = [fakeWorker(), fakeWorker()];
  tab.install(second);
  tab.press();
  tab.install(third);
  expect(third.asked).toEqual(['take over']);
  tab.letIn(third);
  expect(tab.reloads).toBe(1);
});

test('where what waited is gone, Reload loads the page', () => {
  const tab = openTab();
  tab.install(fakeWorker());
  tab.lose();
  tab.press();
  expect(tab.reloads).toBe(1);
});

test('a page that has just come from the network lets the newer version in without a word', () => {
  const tab = openTab({ isFresh: true });
  const newer = fakeWorker();
  tab.install(newer);
  expect(newer.asked).toEqual(['take over']);
  // It was new when it asked, however long that takes.
  tab.isFresh = false;
  tab.letIn(newer);
  expect([tab.said, tab.reloads]).toEqual([[], 0]);
  tab.install(fakeWorker());
  expect(tab.said).toEqual([there]);
});

test('at a first visit the worker comes without a word, and the next one is offered', () => {
  const tab = openTab({ isServed: false });
  const first = fakeWorker();
  tab.install(first);
  tab.letIn(first);
  expect([tab.said, first.asked]).toEqual([[], []]);
  tab.install(fakeWorker());
  expect(tab.said).toEqual([there]);
});
