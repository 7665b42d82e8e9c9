import { href } from '#catalog/urls.ts';
import { CATALOGUE_FILE } from '#search/index/catalogue-file.ts';
import { createEngine } from './engine.ts';
import { type Beginning, type Question, type Reply, SearchFailure } from './search.ts';
import { createSource } from './source.ts';

/**
 * The search on a thread of its own, so that nothing holds up the page: `startWorker` starts it,
 * `handOver` has the first word, and `createSearch` asks it.
 */
const base = new URL(href('/'), location.origin).href;
const fetch = globalThis.fetch.bind(globalThis);
let begin = (_catalogue: string) => {};
const catalogue = new Promise<string>((resolve) => {
  begin = resolve;
});
const engine = createEngine(
  createSource({ base, fetch, given: new Map([[CATALOGUE_FILE, catalogue]]) }),
);
const asked = new Map<number, AbortController>();

/** Those whose turn comes once messages that are there have been heard. */
const waiting: (() => void)[] = [];
const turns = new MessageChannel();
turns.port1.onmessage = () => waiting.shift()?.();

/** A timer would take four milliseconds. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    turns.port2.postMessage(undefined);
  });
}

addEventListener('message', async ({ data }: MessageEvent<Question | Beginning>) => {
  if (data.method === 'begin') {
    begin(data.catalogue);
    // What fails is told when it is needed.
    engine.prepare(data.text).catch(() => {});
    return;
  }
  const { id, method } = data;
  if (method === 'cancel') {
    asked.get(id)?.abort();
    return;
  }
  const controller = new AbortController();
  asked.set(id, controller);
  // The types of `input` are those that the page's side was given.
  const ask = engine[method] as (...all: unknown[]) => Promise<unknown>;
  const reply: Promise<Reply> = ask(...data.input, { signal: controller.signal, pause }).then(
    (answer) => ({ id, answer }),
    (error) => {
      const failure = error instanceof SearchFailure ? error.kind : 'corrupt';
      return { id, failure, message: String(error) };
    },
  );
  postMessage(await reply);
  asked.delete(id);
});
