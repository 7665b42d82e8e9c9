import { PAGEFIND_FOLDER, type PackedText } from '../catalogue-file.ts';
import { SearchFailure } from './failure.ts';
import { feedPagefind } from './pagefind-files.ts';
import type { Source } from './source.ts';

/** What this site uses of a Pagefind result. */
export interface PagefindResult {
  /** Name of the page: the paper's ordinal. */
  id: string;
  score: number;
  matchedMetaFields?: readonly string[];
}

export interface Pagefind {
  /** @throws SearchFailure if Pagefind or a piece of its index could not be loaded. */
  search(term: string): Promise<readonly PagefindResult[]>;
  /** Loads the pieces of the index that the words of a term are in. */
  preload(term: string): Promise<void>;
}

export interface PagefindHost {
  /** Address of the site's folder, ending in a slash. */
  base: string;
  source: Source;
  /** Imports a module by its address. */
  load(address: string): Promise<unknown>;
}

interface PagefindModule {
  createInstance(options: { basePath: string }): {
    search(term: string): Promise<{ results: PagefindResult[] }>;
    preload(term: string): Promise<void>;
  };
}

/** Starts Pagefind on this thread, which is a worker's in the browser. */
export async function startPagefind(host: PagefindHost, text: PackedText): Promise<Pagefind> {
  const folder = host.base + PAGEFIND_FOLDER;
  const [module, files] = await Promise.all([
    importPagefind(host, `${folder}pagefind.js?v=${text.version}`),
    feedPagefind(host.source, folder, text),
  ]);
  const instance = module.createInstance({ basePath: folder });
  let turn: Promise<unknown> = Promise.resolve();

  /** One at a time, so that a failure is known to be of this question. */
  function inTurn<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    const asked = turn.then(() => files.watch(ask));
    turn = asked.catch(() => {});
    return asked;
  }

  return {
    search: (term) => inTurn(async () => (await instance.search(term)).results),
    preload: (term) => inTurn(() => instance.preload(term)),
  };
}

async function importPagefind(host: PagefindHost, address: string): Promise<PagefindModule> {
  try {
    return (await host.load(address)) as PagefindModule;
  } catch (error) {
    throw new SearchFailure('unreachable', `${address}: ${String(error)}`, { cause: error });
  }
}
