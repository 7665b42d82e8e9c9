import { setTimeout } from 'node:timers/promises';
import { type Answer, askLink } from './ask-link.ts';
import { isRepositoryHost } from './repository-page.ts';

export interface CheckOptions {
  /** Links that are asked at the same time; one of a host at a time. */
  concurrency: number;
  /** Milliseconds between two requests to a host. */
  delay: number;
  /** Attempts after one that failed, each after twice the pause of the one before. */
  retries: number;
  timeout: number;
  /** Longest wait that a host may ask for, in milliseconds. */
  patience: number;
}

export interface Link {
  url: string;
  isCode: boolean;
}

/** Asks every link and tells each answer as it comes; hosts are asked side by side. */
export async function checkLinks(
  links: readonly Link[],
  options: CheckOptions,
  tell: (url: string, answer: Answer) => Promise<void> | void,
): Promise<void> {
  const queues = Map.groupBy(links, ({ url }) => new URL(url).host);
  const waiting = [...queues.values()].sort((a, b) => b.length - a.length);
  await Promise.all(
    Array.from({ length: Math.min(options.concurrency, waiting.length) }, async () => {
      for (let queue = waiting.shift(); queue; queue = waiting.shift()) {
        for (const [index, link] of queue.entries()) {
          if (index > 0) await setTimeout(options.delay);
          await tell(link.url, await askPatiently(link, options));
        }
      }
    }),
  );
}

async function askPatiently({ url, isCode }: Link, options: CheckOptions): Promise<Answer> {
  const { timeout, retries, delay, patience } = options;
  const isRepository = isCode && isRepositoryHost(url);
  let answer = await askLink(url, { timeout, isRepository });
  for (let attempt = 0; answer.retry && attempt < retries; attempt += 1) {
    const pause = Math.max(answer.retry.after * 1000, delay * 2 ** attempt);
    if (pause > patience) break;
    await setTimeout(pause);
    answer = await askLink(url, { timeout, isRepository });
  }
  return answer;
}
