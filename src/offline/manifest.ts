/** What the worker knows of its version from the start; it stands in the worker's first line. */
export interface Made {
  /** Fingerprint of the manifest. */
  version: string;
  /** Whether the manifest lists the whole site, or only what every page needs. */
  whole: boolean;
  /** Bytes of the files that it lists. */
  bytes: number;
}

/** Digests of the files of one version, by path; a folder stands for its index.html. */
export interface Manifest {
  files: Readonly<Record<string, string>>;
  /** Digest of the catalogue, where it is not among the files: the version changes with it. */
  catalogue?: string;
}

/** The file that names all other files of the search; it is the one of them that changes. */
export const CATALOGUE = 'search/catalogue.json';

/** The page that stands in for those that are not kept. */
export const STAND_IN = 'offline/';

/** The list of the site's files with their digests. */
export const MANIFEST = 'offline.json';

/** The program that keeps the copy. */
export const WORKER = 'sw.js';

/** Hexadecimal digits of a digest: it is to tell versions apart, and damage from none. */
export const DIGITS = 16;

/** The digest of a file's bytes as the manifest has it. */
export async function digestOf(bytes: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const digits = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0'));
  return digits.join('').slice(0, DIGITS);
}

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
export function isImmutable(path: string): boolean {
  return path !== CATALOGUE && /^(?:_astro|search)\/[^?]*$/.test(path);
}

/** Whether a path, or an address, is of a page: a folder stands for its index.html. */
export function isPage(path: string): boolean {
  return /(?:^|\/)$/.test(path);
}

/** Whether a file of the site is only ever asked for by machines, which keep no copy. */
export function isForMachines(file: string): boolean {
  return (
    /(?:^|\/)(?:feed|changes)\.(?:xml|json)$/.test(file) ||
    /^(?:sitemap[^/]*|opensearch)\.xml$|^(?:robots|llms)\.txt$/.test(file) ||
    /(?:^|\/)index\.md$|^linkset[^/]*\.json$/.test(file) ||
    /^(?:404\.html|card\.png)$|\.(?:br|gz|zst)$|^_(?!astro\/)|(?:^|\/)\./.test(file) ||
    file.startsWith('pagefind/') ||
    file === WORKER ||
    file === MANIFEST
  );
}
