import { href } from '#catalog/urls.ts';
import { createEngine } from './engine.ts';
import { SearchFailure } from './failure.ts';
import type { Answerable, Question, Reply } from './messages.ts';
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
  postMessage(await replyTo(data, controller.signal));
  asked.delete(id);
});

async function replyTo(question: Answerable, signal: AbortSignal): Promise<Reply> {
  try {
    return { id: question.id, answer: await answerTo(question, signal) };
  } catch (error) {
    const kind = error instanceof SearchFailure ? error.kind : 'corrupt';
    return { id: question.id, failure: kind, message: String(error) };
  }
}

function answerTo(question: Answerable, signal: AbortSignal): Promise<unknown> {
  switch (question.method) {
    case 'vocabulary':
      return engine.vocabulary();
    case 'prepare':
      return engine.prepare();
    case 'find':
      return engine.find(...question.input, { signal });
    case 'rows':
      return engine.rows(...question.input, { signal });
    case 'authors':
      return engine.authors(...question.input, { signal });
    case 'authorsAtEnd':
      return engine.authorsAtEnd(...question.input, { signal });
    case 'venues':
      return engine.venues(...question.input, { signal });
  }
}
