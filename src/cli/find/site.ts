import { readFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createEngine } from '#search/engine/engine.ts';
import type { FailureKind, Search, SearchFailure } from '#search/engine/search.ts';
import { createSource } from '#search/engine/source.ts';
import { visible } from '#text/visible.ts';
import { UsageError } from '../frame/command.ts';

/** A built site that is asked: a folder, or an address. */
export interface AskedSite {
  /** As messages call it. */
  name: string;
  search: Search;
  /** What a JSON file holds, by its path below the site. @throws SearchFailure */
  json(path: string): Promise<unknown>;
  /** Where a page is, by its path below the site: its address, or its file. */
  pageAt(path: string): string;
}

/**
 * Opens a site with the engine that its own pages search with; nothing is read before it is asked.
 * @throws UsageError where `where` looks like an address and is none of the web
 */
export function openSite(where: string): AskedSite {
  const address = /^[a-z][a-z0-9+.-]+:/i.test(where) ? homeOf(where) : undefined;
  const base = address ?? pathToFileURL(resolve(where) + sep).href;
  const source = createSource({ base, fetch: address ? fetch : readFiles });
  return {
    name: address ?? where,
    search: createEngine(source),
    json: source.json,
    pageAt: (path) => (address ? address + path : join(where, path, 'index.html')),
  };
}

/** The address of a site's folder, from that of its first page. */
function homeOf(where: string): string {
  const url = URL.canParse(where) ? new URL(where) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`--site ${where} is no address; write https://… or a folder`);
  }
  return url.origin + url.pathname.replace(/(^|\/)index\.html$/, '$1').replace(/\/*$/, '/');
}

/** `fetch` of files: what is not there is answered as a host would. */
async function readFiles(input: string | URL | Request): Promise<Response> {
  try {
    return new Response(await readFile(new URL(String(input))));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return new Response(null, { status: 404 });
    throw error;
  }
}

const what: Record<FailureKind, string> = {
  missing: 'is no built site, or lacks a part; npm run build makes one, and --site names another',
  unreachable: 'gives no answer',
  slow: 'takes too long to answer',
  corrupt: 'what is there is not the search of a catalogue, or is damaged',
  outdated: 'is of another version than this software; build it anew, or ask with the other one',
  unsupported: 'cannot be read here',
};

/** Why a site gave no answer, with the file that it was about. */
export function failureLine({ name }: AskedSite, failure: SearchFailure): string {
  return visible(`${name}: ${what[failure.kind]} (${reasonOf(failure)})`);
}

/** What was said, down to the first cause: of a network that fails, `fetch` tells only there. */
function reasonOf(error: Error): string {
  const { cause } = error.cause instanceof Error ? error.cause : {};
  return cause instanceof Error ? `${error.message}: ${cause.message}` : error.message;
}
