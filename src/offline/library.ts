import { dateOfCopy, openCopy } from './copy.ts';
import { digestOf, type Made } from './manifest.ts';
import { networkFirst } from './network-first.ts';
import { ownCaches, type Place } from './place.ts';
import { CATALOGUE, isPiece, pathBelow, STAND_IN } from './routes.ts';
import { storedDate, storedDigest } from './stored.ts';
import { keepVisited, openVisited } from './visited.ts';

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

export interface Library {
  /** The answer to a request; none where the network answers alone. */
  answer(asked: Asked): Promise<Response> | undefined;
  /** When the page was fetched that a reader is shown; none if it came from the network. */
  copyShown(reader: string): string | undefined;
}

/** Readers of copies that are remembered: the tabs that could ask how their page came. */
const MOST_READERS = 50;

/** Answers a site's requests from the network and from one version's copy. */
export function openLibrary(place: Place, { version, whole }: Made): Library {
  const shown = new Map<string, string>();
  /** Whether the reader has been given a newer catalogue than the copy's: the two never mix. */
  let isBehind = false;

  async function find(path: string, search: string): Promise<Response | undefined> {
    const copy = await openCopy(place, version);
    if (whole) return copy.match(place.scope + path);
    const visited = await openVisited(place);
    return (
      (await visited.match(place.scope + path + search)) ?? (await copy.match(place.scope + path))
    );
  }

  /** A tab that is older than the copy may need more of the version before. */
  async function findPiece(path: string): Promise<Response | undefined> {
    const own = await find(path, '');
    if (own) return own;
    for (const name of await ownCaches(place)) {
      const found = await (await place.caches.open(name)).match(place.scope + path);
      if (found) return found;
    }
    return undefined;
  }

  function keep(path: string, response: Response, { after }: Asked): Response {
    if (!whole && response.ok) after(keepVisited(place, path, response.clone()));
    return response;
  }

  async function answerPage(path: string, asked: Asked): Promise<Response> {
    const { request, preload, reader, after } = asked;
    const network = preload.then((response) => response ?? place.fetch(request));
    after(network.catch(() => {}));
    try {
      const { response, isCopy } = await networkFirst(network, () => find(path, ''));
      if (!isCopy) return keep(path, response, asked);
      await remember(reader, response);
      return response;
    } catch (error) {
      const folder = await find(`${path}/`, '');
      if (folder && !/[./]$/.test(path)) return Response.redirect(`${place.scope}${path}/`);
      const standIn = await find(STAND_IN, '');
      if (!standIn) throw error;
      return new Response(standIn.body, { status: 503, headers: standIn.headers });
    }
  }

  async function remember(reader: string, copy: Response): Promise<void> {
    const date = whole ? await dateOfCopy(place, version) : undefined;
    shown.set(reader, date ?? storedDate(copy) ?? '');
    const [oldest = ''] = shown.keys();
    if (shown.size > MOST_READERS) shown.delete(oldest);
  }

  async function answerPiece(path: string, asked: Asked): Promise<Response> {
    const kept = await findPiece(path);
    return kept ?? keep(path, await place.fetch(asked.request), asked);
  }

  async function answerFile(path: string, search: string, asked: Asked): Promise<Response> {
    const findCopy = async () => (isBehind && path !== CATALOGUE ? undefined : find(path, search));
    const network = place.fetch(asked.request);
    const { response, isCopy } = await networkFirst(network, findCopy);
    if (path === CATALOGUE && whole) {
      const copied = storedDigest(await find(path, ''));
      isBehind = !isCopy && copied !== (await digestOf(await response.clone().arrayBuffer()));
    }
    return isCopy ? response : keep(path + search, response, asked);
  }

  return {
    copyShown: (reader) => shown.get(reader),
    answer(asked) {
      const { method, mode, url, headers } = asked.request;
      const path = pathBelow(place.scope, url);
      if (method !== 'GET' || path === undefined || headers.has('Range')) return undefined;
      const { search } = new URL(url);
      const answer = () => {
        if (mode === 'navigate') return answerPage(path, asked);
        return isPiece(path + search) ? answerPiece(path, asked) : answerFile(path, search, asked);
      };
      // Whatever is wrong with what is kept, the network may answer.
      return answer().catch(() => place.fetch(asked.request));
    },
  };
}
