/** The file that an address leads to, and the place in it; undefined outside of the site. */
type Target = { file: number; anchor: string } | { fault: string } | undefined;

interface Place {
  /** The number of each file of the site, by its path. */
  files: ReadonlyMap<string, number>;
  /** The path under which the site is served; begins and ends in a slash. */
  base: string;
  /** The host that the site was built for, as `https://papers.example`, where that is known. */
  origin: string | undefined;
}

/** Tells where an address of a file leads; what does not depend on the file is looked up once. */
export function targetFinder(place: Place): (address: string, page: string) => Target {
  const found = new Map<string, Target>();
  return (address, page) => {
    if (found.has(address)) return found.get(address);
    if (/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(address)) {
      const target = findTarget(address, place);
      // A part of a page's text would keep all of it in memory; a copy does not.
      found.set(Buffer.from(address).toString(), target);
      return target;
    }
    if (address.startsWith('#')) return findPath(page, address, place);
    const { pathname, search, hash } = new URL(address, `http://site${place.base}${page}`);
    return findTarget(`${pathname}${search}${hash}`, place);
  };
}

function findTarget(address: string, place: Place): Target {
  const { base, origin } = place;
  let path = address;
  if (origin && address.startsWith(`${origin}/`)) path = address.slice(origin.length);
  else if (address === origin) path = '/';
  if (!path.startsWith('/') || path.startsWith('//')) {
    const isOutside = /^(?:https?|mailto|data):/i.test(path);
    return isOutside ? undefined : { fault: 'is no address of the web' };
  }
  const [plain = ''] = path.split(/[?#]/, 1);
  if (!plain.startsWith(base)) {
    // Another site may stand beside this one on its host.
    return path === address ? { fault: `is outside of ${base}` } : undefined;
  }
  return findPath(plain.slice(base.length), path.slice(plain.length), place);
}

/** @param rest query and anchor */
function findPath(path: string, rest: string, { files }: Place): Target {
  try {
    const name = decodeURIComponent(path);
    const file = files.get(name === '' || name.endsWith('/') ? `${name}index.html` : name);
    if (file === undefined) return { fault: 'leads nowhere' };
    const hash = rest.indexOf('#');
    return { file, anchor: hash < 0 ? '' : decodeURIComponent(rest.slice(hash + 1)) };
  } catch {
    return { fault: 'is written wrongly' };
  }
}

/** What a file of a site names: its own places, and addresses that have to answer. */
interface FileParts {
  ids: string[];
  /** Targets of links to pages, by which a reader gets on. */
  links: string[];
  /** Whatever else the file needs or names: styles, scripts, feeds, its own address. */
  others: string[];
  /** Whether the page only sends its readers on. */
  moved: boolean;
}

const tag = /<([a-z][a-z0-9]*)([^">]*(?:"[^"]*"[^">]*)*)>/g;
const pageAttribute = /\s(id|href|src|action|content)="([^"]*)"/g;
/** A whole string that names a program or a style; other paths get the base when scripts run. */
const scriptAddress = /["'`]((?:\.{1,2}\/|\/(?:[\w.-]+\/)*_astro\/)[\w./-]+\.(?:js|css))["'`]/g;

const xmlAttribute = /\s(?:href|src|template)="([^"]*)"/g;
const xmlText = /<(?:uri|loc|id|Image)\b[^>]*>((?:https?:\/)?\/[^<]*)</g;
const feedAddress = /"(?:url|home_page_url|feed_url|next_url|icon|favicon)":"([^"]*)"/g;

/** The kinds of files that name addresses, and where in them; pages are read tag by tag. */
const kinds: readonly [name: RegExp, ...addresses: RegExp[]][] = [
  [/\.html$/],
  [/\.xml$/, xmlAttribute, xmlText],
  [/(?:^|\/)(?:feed|changes)\.json$/, feedAddress],
  [/^(?:llms|robots)\.txt$/, /^- \[.*?\]\((\S+?)\)(?::|$)/gm, /^Sitemap: (\S+)/gm],
  [/^_astro\/.*\.js$/, scriptAddress],
  [/\.css$/, /\burl\(\s*["']?([^"')\s]+)/g],
];

/** Whether a file, by its name, is of a kind that names addresses. */
export function namesAddresses(name: string): boolean {
  return kinds.some(([kind]) => kind.test(name));
}

/** Reads the parts of a file; its name tells its kind. */
export function readParts(name: string, text: string): FileParts {
  const parts: FileParts = { ids: [], links: [], others: [], moved: false };
  const [, ...patterns] = kinds.find(([kind]) => kind.test(name)) ?? [];
  for (const [, address = ''] of patterns.flatMap((pattern) => [...text.matchAll(pattern)])) {
    parts.others.push(decode(address));
  }
  return name.endsWith('.html') ? readPage(text, parts) : parts;
}

function readPage(text: string, parts: FileParts): FileParts {
  for (const [, name = '', attributes = ''] of text.matchAll(tag)) {
    if (!attributes.includes('="')) continue;
    for (const [, key, written = ''] of attributes.matchAll(pageAttribute)) {
      const value = decode(written);
      // Addresses stand in `og:url`, in the tags for Scholar, and where a page sends readers on.
      const target = key === 'content' ? /^\d+;\s*url=(.*)$/i.exec(value)?.[1] : undefined;
      parts.moved ||= target !== undefined;
      if (key === 'id') parts.ids.push(value);
      else if (target !== undefined) parts.links.push(target);
      else if (key === 'action' || (name === 'a' && key === 'href')) parts.links.push(value);
      else if (key !== 'content' || /^https?:\/\/\S+$/.test(value)) parts.others.push(value);
    }
  }
  return parts;
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The references that writers of HTML and XML use for signs of the markup. */
function decode(written: string): string {
  if (!written.includes('&')) return written;
  return written.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name) return named[name] ?? whole;
    return String.fromCodePoint(decimal ? Number(decimal) : Number.parseInt(hex, 16));
  });
}
