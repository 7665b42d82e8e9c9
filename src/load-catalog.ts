import { hash } from 'node:crypto';
import { buildCatalog } from '#catalog/build-catalog.ts';
import type { Catalog } from '#catalog/catalog.ts';
import type { Content } from '#catalog/content.ts';
import { type PageKeys, pageKeys } from '#catalog/page-keys.ts';
import { siteAddress } from '#formats/discovery/origin.ts';
import { type RelatedPaper, relatedPapers } from '#related/related-papers.ts';
import { loadContent } from '#sources/shared-content.ts';

type Related = readonly (readonly RelatedPaper[])[];

interface Loaded {
  content: Content;
  catalog: Catalog;
  /** Made when they are asked for. */
  related?: Related;
  keys?: PageKeys;
}

/** Pages are bundled apart from the integrations, so a module's variable would exist twice. */
const key = Symbol.for('catalogue.catalog');
const shared = globalThis as { [key]?: Loaded };

async function load(): Promise<Loaded> {
  const content = await loadContent();
  if (shared[key]?.content === content) return shared[key];
  // Told by the environment, since integrations and pages both ask, and only pages have Vite's.
  const site = { ...content.site, ...siteAddress(process.env) };
  shared[key] = { content, catalog: buildCatalog({ ...content, site }) };
  return shared[key];
}

/** The catalogue that every page shows; built once, and again when the content has changed. */
export async function loadCatalog(): Promise<Catalog> {
  return (await load()).catalog;
}

/** What is related to each paper, in the order of the papers of `loadCatalog`. */
export async function loadRelated(): Promise<Related> {
  const loaded = await load();
  loaded.related ??= relatedPapers(loaded.catalog);
  return loaded.related;
}

/** Lets a build that knows some of it from the last one say what is related. */
export async function shareRelated(related: Related): Promise<void> {
  (await load()).related = related;
}

/** What `getStaticPaths` gives as `cacheKey`: a build leaves pages alone whose key is the same. */
export async function loadPageKeys(): Promise<PageKeys> {
  const loaded = await load();
  loaded.keys ??= pageKeys(loaded.catalog, shortDigest, await loadRelated());
  return loaded.keys;
}

/** Old addresses of the catalogue, each with the one to which it leads now. */
export async function loadMoves(): Promise<[from: string, to: string][]> {
  return [...((await loadContent()).moves ?? [])];
}

/** Long enough that no two of a catalogue's pages will ever share one. */
export function shortDigest(text: string): string {
  return hash('sha256', text, 'base64url').slice(0, 22);
}
