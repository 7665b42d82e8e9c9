import type { Arrival, KeptState, Question } from '../messages.ts';

/** Milliseconds that a worker has for its answer. */
const PATIENCE = 10_000;

export function ask(worker: ServiceWorker, question: { ask: 'kept' }): Promise<KeptState>;
export function ask(
  worker: ServiceWorker,
  question: { ask: 'arrived'; seen: readonly string[] },
): Promise<Arrival>;
export function ask(
  worker: ServiceWorker,
  question: { ask: 'take over' | 'remove' },
): Promise<undefined>;
/** @throws if the worker gives no answer in good time. */
export function ask(worker: ServiceWorker, question: Question): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(() => reject(new Error('The worker gives no answer')), PATIENCE);
    worker.postMessage(question, [port2]);
  });
}
