import { hash } from 'node:crypto';
import { buildCatalog } from '#catalog/build-catalog.ts';
import type { Catalog } from '#catalog/catalog.ts';
import type { Content } from '#catalog/content.ts';
import { type PageKeys, pageKeys } from '#catalog/page-keys.ts';
import { loadContent } from '#loaders/shared-content.ts';
import { site } from '#site.ts';

/** Pages are bundled apart from the integrations, so a module's variable would exist twice. */
const key = Symbol.for('offprint.catalog');
const shared = globalThis as {
  [key]?: { content: Content; catalog: Catalog; keys: PageKeys };
};

/** The catalogue that every page shows; built once, and again when the content has changed. */
export async function loadCatalog(): Promise<Catalog> {
  return (await load()).catalog;
}

/** What `getStaticPaths` gives as `cacheKey`: a build leaves pages alone whose key is the same. */
export async function loadPageKeys(): Promise<PageKeys> {
  return (await load()).keys;
}

/** Old addresses of the catalogue, each with the one to which it leads now. */
export async function loadMoves(): Promise<[from: string, to: string][]> {
  return [...((await loadContent()).moves ?? [])];
}

async function load() {
  const content = await loadContent();
  const last = shared[key];
  if (last?.content === content) return last;
  const authorPageFrom = Number(process.env['AUTHOR_PAGE_FROM']) || site.authorPageFrom;
  const catalog = buildCatalog(content, { authorPageFrom });
  shared[key] = { content, catalog, keys: pageKeys(catalog, shortDigest) };
  return shared[key];
}

/** Long enough that no two of a catalogue's pages will ever share one. */
function shortDigest(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22);
}
