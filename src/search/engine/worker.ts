import { href } from '#catalog/urls.ts';
import { createEngine } from './engine.ts';
import { type Question, type Reply, SearchFailure } from './search.ts';
import { createSource } from './source.ts';

/** The search on a thread of its own, so that nothing holds up the page: see `createSearch`. */
const base = new URL(href('/'), location.origin).href;
const fetch = globalThis.fetch.bind(globalThis);
const engine = createEngine(createSource({ base, fetch }));
const asked = new Map<number, AbortController>();

addEventListener('message', async ({ data }: MessageEvent<Question>) => {
  const { id, method } = data;
  if (method === 'cancel') {
    asked.get(id)?.abort();
    return;
  }
  const controller = new AbortController();
  asked.set(id, controller);
  // The types of `input` are those that the page's side was given.
  const ask = engine[method] as (...all: unknown[]) => Promise<unknown>;
  const reply: Promise<Reply> = ask(...data.input, { signal: controller.signal }).then(
    (answer) => ({ id, answer }),
    (error) => {
      const failure = error instanceof SearchFailure ? error.kind : 'corrupt';
      return { id, failure, message: String(error) };
    },
  );
  postMessage(await reply);
  asked.delete(id);
});
