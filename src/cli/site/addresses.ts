/** Where an address leads. */
export type Target =
  | { kind: 'file'; file: number; anchor: string }
  | { kind: 'outside' }
  | { kind: 'fault'; message: string };

export interface Place {
  /** Files of the site, by path; the value is the file's number. */
  files: ReadonlyMap<string, number>;
  /** The path under which the site is served; begins and ends in a slash. */
  base: string;
  /** The host that the site was built for, as `https://papers.example`; it may be unknown. */
  origin: string | undefined;
}

const outside: Target = { kind: 'outside' };
const schemes = new Set(['http:', 'https:', 'mailto:', 'data:']);

/**
 * A function that tells where an address of a file leads. Addresses repeat on very many pages, so
 * that what does not depend on the page is looked up once.
 */
export function targetFinder(place: Place): (address: string, page: string) => Target {
  const found = new Map<string, Target>();
  return (address, page) => {
    const known = found.get(address);
    if (known) return known;
    if (/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(address)) {
      const target = findTarget(address, place);
      found.set(apart(address), target);
      return target;
    }
    if (address.startsWith('#')) return findPath(page, address, place);
    const { pathname, search, hash } = new URL(address, `http://site${place.base}${page}`);
    return findTarget(`${pathname}${search}${hash}`, place);
  };
}

/** A part of a text keeps all of it in memory; a copy does not. */
function apart(text: string): string {
  return Buffer.from(text).toString();
}

function findTarget(address: string, place: Place): Target {
  const { base, origin } = place;
  let path = address;
  if (origin && address.startsWith(`${origin}/`)) path = address.slice(origin.length);
  else if (address === origin) path = '/';
  if (!path.startsWith('/') || path.startsWith('//')) {
    const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(path)?.[0].toLowerCase();
    if (scheme && schemes.has(scheme)) return outside;
    return { kind: 'fault', message: 'is no address of the web' };
  }
  const end = path.search(/[?#]/);
  const plain = end < 0 ? path : path.slice(0, end);
  if (!plain.startsWith(base)) {
    // Another site may stand beside this one on its host.
    return path === address ? { kind: 'fault', message: `is outside of ${base}` } : outside;
  }
  return findPath(plain.slice(base.length), path.slice(plain.length), place);
}

/** @param rest query and anchor */
function findPath(path: string, rest: string, { files }: Place): Target {
  try {
    const name = decodeURIComponent(path);
    const file = files.get(name === '' || name.endsWith('/') ? `${name}index.html` : name);
    if (file === undefined) return { kind: 'fault', message: 'leads nowhere' };
    const hash = rest.indexOf('#');
    const anchor = hash < 0 ? '' : decodeURIComponent(rest.slice(hash + 1));
    return { kind: 'file', file, anchor };
  } catch {
    return { kind: 'fault', message: 'is written wrongly' };
  }
}
