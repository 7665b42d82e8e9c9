/** The file that names all other files of the search; it is the one of them that changes. */
export const CATALOGUE = 'search/catalogue.json';

/** The page that stands in for those that are not kept. */
export const STAND_IN = 'offline/';

/** The list of the site's files with their digests. */
export const MANIFEST = 'offline.json';

/** The program that keeps the copy. */
export const WORKER = 'sw.js';

/**
 * The path of an address below the site's folder, without query and anchor: `papers/some-id/`, and
 * an empty one for the home page. None for what lies outside.
 * @param scope address of the site's folder, ending in a slash
 */
export function pathBelow(scope: string, address: string): string | undefined {
  const { origin, pathname } = new URL(address);
  const root = new URL(scope);
  if (origin !== root.origin || !pathname.startsWith(root.pathname)) return undefined;
  return pathname.slice(root.pathname.length).replace(/(^|\/)index\.html$/, '$1');
}

/**
 * Whether a path is of something that never changes, because its address holds a digest of it.
 * @param path below the site's folder, with its query where it has one
 */
export function isPiece(path: string): boolean {
  return path !== CATALOGUE && /^(?:_astro|search)\/[^?]*$/.test(path);
}

/** Whether a file of the site is only ever asked for by machines, which keep no copy. */
export function isForMachines(file: string): boolean {
  return (
    /(?:^|\/)(?:feed|changes)\.(?:xml|json)$/.test(file) ||
    /^(?:sitemap[^/]*|opensearch)\.xml$|^(?:robots|llms)\.txt$/.test(file) ||
    /^(?:404\.html|card\.png)$|\.(?:br|gz|zst)$|^_(?!astro\/)|(?:^|\/)\./.test(file) ||
    file.startsWith('pagefind/') ||
    file === WORKER ||
    file === MANIFEST
  );
}
