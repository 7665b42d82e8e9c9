import { dateOfCopy } from './copy.ts';
import {
  CATALOGUE,
  digestOf,
  isImmutable,
  isPage,
  type Made,
  pathBelow,
  STAND_IN,
} from './manifest.ts';
import { findIn, ownParts, type Store, storedDate, storedDigest } from './store.ts';
import { keepVisited, VISITED } from './visited.ts';

/** What is asked for, and by whom. */
interface Asked {
  request: Request;
  /** What the browser has asked the network already, where it has. */
  preload: Promise<Response | undefined>;
  /** Who will show the page, if a page is asked for. */
  reader: string;
  /** Lets work go on after the answer. */
  after(work: Promise<unknown>): void;
}

/** Milliseconds that the network has to answer where a copy could. */
const PATIENCE = 4000;

/** Readers of copies that are remembered: the tabs that could ask how their page came. */
const MOST_READERS = 50;

/** Answers a site's requests from the network and from one version's copy. */
export function openLibrary(store: Store, { version, whole }: Made) {
  const shown = new Map<string, string>();
  /** Whether the reader has been given a newer catalogue than the copy's: the two never mix. */
  let isBehind = false;
  /** Whether a newer version is to come in: pages are those of the network then, if there is one. */
  let isLeaving = false;

  async function find(path: string, search = ''): Promise<Response | undefined> {
    const visited = whole ? undefined : await findIn(store, VISITED, path + search);
    return visited ?? findIn(store, version, path);
  }

  /** Keeps what a reader is given; a page that a reader does not go to was only asked for early. */
  function keep(path: string, response: Response, { request, after }: Asked): Response {
    const isVisit = request.mode === 'navigate' || !isPage(path);
    if (!whole && response.ok && isVisit) after(keepVisited(store, path, response.clone()));
    return response;
  }

  async function answerPage(path: string, asked: Asked): Promise<Response> {
    const { request, preload, reader, after } = asked;
    const network = preload.then((response) => response ?? store.fetch(request));
    after(network.catch(() => {}));
    try {
      const { response, isCopy } = await networkFirst(
        network,
        () => find(path),
        isLeaving ? undefined : PATIENCE,
      );
      if (!isCopy) return keep(path, response, asked);
      await remember(reader, response);
      return response;
    } catch (error) {
      const folder = await find(`${path}/`);
      if (folder && !/[./]$/.test(path)) return Response.redirect(`${store.scope}${path}/`);
      const standIn = await find(STAND_IN);
      if (!standIn) throw error;
      return new Response(standIn.body, { status: 503, headers: standIn.headers });
    }
  }

  async function remember(reader: string, copy: Response): Promise<void> {
    const date = whole ? await dateOfCopy(store, version) : undefined;
    shown.set(reader, date ?? storedDate(copy) ?? '');
    const [oldest = ''] = shown.keys();
    if (shown.size > MOST_READERS) shown.delete(oldest);
  }

  /** A tab that is older than the copy may need more of the version before. */
  async function answerImmutable(path: string, asked: Asked): Promise<Response> {
    let found = await find(path);
    for (const part of found ? [] : await ownParts(store))
      found ??= await findIn(store, part, path);
    return found ?? keep(path, await store.fetch(asked.request), asked);
  }

  async function answerFile(path: string, search: string, asked: Asked): Promise<Response> {
    const findCopy = async () => (isBehind && path !== CATALOGUE ? undefined : find(path, search));
    const network = store.fetch(asked.request);
    const { response, isCopy } = await networkFirst(network, findCopy, PATIENCE);
    if (path === CATALOGUE && whole) {
      const copied = storedDigest(await find(path));
      isBehind = !isCopy && copied !== (await digestOf(await response.clone().arrayBuffer()));
    }
    return isCopy ? response : keep(path + search, response, asked);
  }

  return {
    /** When the page was fetched that a reader is shown; none if it came from the network. */
    copyShown: (reader: string): string | undefined => shown.get(reader),
    /** Waits for the network from now on, as long as it takes. */
    leave(): void {
      isLeaving = true;
    },
    /** The answer to a request; none where the network answers alone. */
    answer(asked: Asked): Promise<Response> | undefined {
      const { method, mode, url, headers } = asked.request;
      const path = pathBelow(store.scope, url);
      if (method !== 'GET' || path === undefined || headers.has('Range')) return undefined;
      const { search } = new URL(url);
      const answer = () => {
        if (mode === 'navigate') return answerPage(path, asked);
        if (isImmutable(path + search)) return answerImmutable(path, asked);
        return answerFile(path, search, asked);
      };
      // Whatever is wrong with what is kept, the network may answer.
      return answer().catch(() => store.fetch(asked.request));
    },
  };
}

/**
 * What the network answers, or the copy where the network is absent or broken, or slower than so
 * many milliseconds.
 * @throws what asking the network throws, where there is no copy
 */
export async function networkFirst(
  asked: Promise<Response>,
  findCopy: () => Promise<Response | undefined>,
  patience?: number,
): Promise<{ response: Response; isCopy: boolean }> {
  const network = asked.then(refuseFailure);
  const tooLong = new Promise<undefined>((resolve) => {
    if (patience !== undefined) setTimeout(resolve, patience, undefined);
  });
  // Should it fail after the copy was given, nobody minds.
  const response = await Promise.race([network.catch(() => undefined), tooLong]);
  if (response && response.status < 500) return { response, isCopy: false };
  const copy = await findCopy();
  return copy ? { response: copy, isCopy: true } : { response: await network, isCopy: false };
}

/** A preload that failed is a rejection in Chromium, and in Firefox a response of no network. */
function refuseFailure(response: Response): Response {
  if (response.type === 'error') throw new TypeError('No network');
  return response;
}
