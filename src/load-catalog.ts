import { buildCatalog } from '#catalog/build-catalog.ts';
import type { Catalog } from '#catalog/catalog.ts';
import type { Content } from '#catalog/content.ts';
import { loadContent } from '#loaders/shared-content.ts';

let last: { content: Content; catalog: Catalog } | undefined;

/** The catalogue that every page shows; built once, and again when the content has changed. */
export async function loadCatalog(): Promise<Catalog> {
  const content = await loadContent();
  if (last?.content !== content) last = { content, catalog: buildCatalog(content) };
  return last.catalog;
}
