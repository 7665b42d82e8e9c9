import { setTimeout } from 'node:timers/promises';
import { webUrlSchema } from '#schema/identifiers.ts';
import type { LinkState } from '#schema/link-state.ts';

/** Times are in milliseconds. */
export interface CheckOptions {
  /** Hosts that are asked at the same time. */
  concurrency: number;
  /** Between two requests to a host. */
  delay: number;
  /** Attempts after one that failed, each after twice the pause of the one before. */
  retries: number;
  timeout: number;
  /** Longest wait that a host may ask for. */
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
  const byHost = Map.groupBy(links, ({ url }) => new URL(url).host);
  // The workers take from one iterator, the longest queues first.
  const queues = [...byHost.values()].sort((a, b) => b.length - a.length).values();
  const work = async () => {
    for (const queue of queues) {
      for (const [index, link] of queue.entries()) {
        if (index > 0) await setTimeout(options.delay);
        await tell(link.url, await askPatiently(link, options));
      }
    }
  };
  await Promise.all(Array.from({ length: options.concurrency }, work));
}

async function askPatiently({ url, isCode }: Link, options: CheckOptions): Promise<Answer> {
  const { retries, delay, patience } = options;
  const asked = { ...options, isRepository: isCode && isRepositoryHost(url) };
  let answer = await askLink(url, asked);
  for (let attempt = 0; answer.retry && attempt < retries; attempt += 1) {
    const pause = Math.max(answer.retry.after * 1000, delay * 2 ** attempt);
    if (pause > patience) break;
    await setTimeout(pause);
    answer = await askLink(url, asked);
  }
  return answer;
}

/** What a link answers; `refused` says nothing about what it leads to. */
interface Answer {
  state: LinkState['state'] | 'refused';
  to?: string;
  /** Whether another attempt may bring another answer, and after how many seconds at the least. */
  retry?: { after: number };
  /** Whether anything answered at all. */
  reached: boolean;
}

const mostHops = 8;
const longestPage = 1_000_000;
const headers = {
  'user-agent': 'Mozilla/5.0 (compatible; link check of a catalogue of papers)',
  accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
};

/**
 * Asks an address once, following redirects: `moved` only where all of them are permanent
 * (https://www.rfc-editor.org/rfc/rfc9110#section-15.4) and lead to another page. Never throws.
 * @param options milliseconds for the answer; whether to read what it says of a repository
 */
export async function askLink(
  url: string,
  { timeout, isRepository }: { timeout: number; isRepository: boolean },
): Promise<Answer> {
  const signal = AbortSignal.timeout(timeout);
  let at = url;
  let permanent = true;
  try {
    for (let hop = 0; hop <= mostHops; hop += 1) {
      const answer = await request(at, isRepository ? 'GET' : 'HEAD', signal);
      const next = answer.headers.get('location');
      if (answer.status < 300 || answer.status >= 400 || next === null) {
        // An address that no record may have, such as that of a login, is no new place of a link.
        const isPlace = pageOf(url) !== pageOf(at) && webUrlSchema.safeParse(at).success;
        const to = permanent && isPlace ? at : undefined;
        return await conclude(answer, to, isRepository);
      }
      await answer.body?.cancel();
      permanent &&= answer.status === 301 || answer.status === 308;
      at = new URL(next, at).href;
      if (!/^https?:/.test(at)) break;
    }
    return { state: 'unreachable', reached: true };
  } catch {
    return { state: 'unreachable', reached: false, retry: { after: 0 } };
  }
}

/** Some servers know no HEAD, and some refuse it: https://www.rfc-editor.org/rfc/rfc9110#section-9.1 */
async function request(url: string, method: 'GET' | 'HEAD', signal: AbortSignal) {
  const answer = await fetch(url, { method, headers, redirect: 'manual', signal });
  const isRefused = method === 'HEAD' && answer.status >= 400 && answer.status !== 429;
  return isRefused ? fetch(url, { headers, redirect: 'manual', signal }) : answer;
}

async function conclude(answer: Response, to: string | undefined, isRepository: boolean) {
  const { status } = answer;
  const page = status < 300 && isRepository ? await readStart(answer) : '';
  await answer.body?.cancel().catch(() => {});
  const said = (state: Answer['state']) => ({ state, reached: true });
  if (status < 300) {
    return { ...said(readRepositoryPage(page) ?? (to ? 'moved' : 'alive')), ...(to && { to }) };
  }
  if (status === 404 || status === 410) return said('gone');
  if (status !== 429 && status < 500) return said('refused');
  // https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3, in seconds; dates are not waited for.
  const wait = answer.headers.get('retry-after') ?? '';
  const after = /^\d+$/.test(wait) ? Number(wait) : 0;
  return { ...said(status === 429 ? 'refused' : 'unreachable'), retry: { after } };
}

async function readStart(answer: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (text.length > longestPage) break;
  }
  return text;
}

/** An address without what no reader would correct. */
function pageOf(url: string): string {
  const { hostname, port, pathname, search } = new URL(url);
  const path = pathname.replace(/(?:\.git)?\/*$/, '').toLowerCase();
  return `${hostname.replace(/^www\./, '')}:${/^(?:443|80)?$/.test(port) ? '' : port}${path}${search}`;
}

/** What the pages of GitHub, GitLab, Gitea (Codeberg) and Bitbucket say of a repository. */
const archived =
  /This repository (?:has been|was) archived|This is an archived (?:project|repo)|This repo(?:sitory)? is archived|"archived":\s*true/i;
const empty =
  /This repository is (?:currently )?empty|The repository for this project is empty|repository doesn['’]t have any (?:content|files)|"isEmpty":\s*true/i;

/** Whether a page shows a repository that is read-only or has nothing in it. */
export function readRepositoryPage(html: string): 'archived' | 'empty' | undefined {
  if (archived.test(html)) return 'archived';
  return empty.test(html) ? 'empty' : undefined;
}

const hosts = /(?:^|\.)(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org)$|^git(?:lab|ea)?\./;

/** Whether an address is that of a repository whose page is worth reading. */
export function isRepositoryHost(url: string): boolean {
  return hosts.test(new URL(url).hostname);
}
