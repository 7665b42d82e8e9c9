import { href } from '#catalog/urls.ts';
import { createEngine } from './engine.ts';
import {
  type AskOptions,
  type Question,
  type Reply,
  type Search,
  SearchFailure,
} from './search.ts';
import { createSource } from './source.ts';

/**
 * The search on a thread of its own: nothing that it does holds up the page, however many papers
 * there are. The page's side is `createSearch`.
 */
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
  postMessage(await reply(id, call(method, data.input, controller)));
  asked.delete(id);
});

/** The types of `input` are those that the page's side was given. */
function call(method: keyof Search, input: readonly unknown[], options: AskOptions) {
  return (engine[method] as (...all: unknown[]) => Promise<unknown>)(...input, options);
}

async function reply(id: number, answer: Promise<unknown>): Promise<Reply> {
  try {
    return { id, answer: await answer };
  } catch (error) {
    const failure = error instanceof SearchFailure ? error.kind : 'corrupt';
    return { id, failure, message: String(error) };
  }
}
