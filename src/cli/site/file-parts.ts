/** What a file of a site names: its own places, and addresses that have to answer. */
export interface FileParts {
  ids: string[];
  /** Targets of links to pages, by which a reader gets on. */
  links: string[];
  /** Whatever else the file needs or names: styles, scripts, feeds, its own address. */
  others: string[];
  /** Whether the page only sends its readers on. */
  moved: boolean;
}

/** Whether a file, by its name, is of a kind that names addresses. */
export function namesAddresses(name: string): boolean {
  return readers.some(([kind]) => kind.test(name));
}

/** Reads the parts of a file; its name tells its kind. */
export function readParts(name: string, text: string): FileParts {
  const read = readers.find(([kind]) => kind.test(name))?.[1];
  return read?.(text) ?? others([]);
}

const readers: readonly [kind: RegExp, read: (text: string) => FileParts][] = [
  [/\.html$/, readPage],
  [/\.xml$/, (text) => others([...matches(text, attribute), ...matches(text, elementText)])],
  [/(?:^|\/)(?:feed|changes)\.json$/, (text) => others(matches(text, jsonAddress))],
  [/^(?:llms|robots)\.txt$/, (text) => others([...matches(text, listLink), ...matches(text, map)])],
  [/^_astro\/.*\.js$/, (text) => others(matches(text, scriptAddress))],
  [/\.css$/, (text) => others(matches(text, styleAddress))],
];

const tag = /<([a-z][a-z0-9]*)([^">]*(?:"[^"]*"[^">]*)*)>/g;
const pageAttribute = /\s(id|href|src|action|content)="([^"]*)"/g;
const attribute = /\s(?:href|src|template)="([^"]*)"/g;
const elementText = /<(?:uri|loc|id|Image)\b[^>]*>((?:https?:\/)?\/[^<]*)</g;
const jsonAddress = /"(?:url|home_page_url|feed_url|next_url|icon|favicon)":"([^"]*)"/g;
const listLink = /^- \[.*?\]\((\S+?)\)(?::|$)/gm;
const map = /^Sitemap: (\S+)/gm;
/**
 * A whole string that names a program or a style, which is loaded later. Other paths of scripts
 * get the base put before them when they run.
 */
const scriptAddress = /["'`]((?:\.{1,2}\/|\/(?:[\w.-]+\/)*_astro\/)[\w./-]+\.(?:js|css))["'`]/g;
const styleAddress = /\burl\(\s*["']?([^"')\s]+)/g;

function readPage(text: string): FileParts {
  const parts: FileParts = { ids: [], links: [], others: [], moved: false };
  for (const [, name = '', attributes = ''] of text.matchAll(tag)) {
    if (!attributes.includes('="')) continue;
    for (const [, key, written = ''] of attributes.matchAll(pageAttribute)) {
      const value = decode(written);
      if (key === 'id') parts.ids.push(value);
      else if (key === 'content') readMeta(value, parts);
      else if (name === 'a' || key === 'action') parts.links.push(value);
      else parts.others.push(value);
    }
  }
  return parts;
}

/** Addresses stand in `og:url`, in the tags for Scholar, and where a page sends its readers on. */
function readMeta(value: string, parts: FileParts): void {
  const target = /^\d+;\s*url=(.*)$/i.exec(value)?.[1];
  if (target !== undefined) {
    parts.moved = true;
    parts.links.push(target);
  } else if (/^https?:\/\/\S+$/.test(value)) parts.others.push(value);
}

function others(addresses: string[]): FileParts {
  return { ids: [], links: [], others: addresses, moved: false };
}

function matches(text: string, pattern: RegExp): string[] {
  return text
    .matchAll(pattern)
    .map(([, address = '']) => decode(address))
    .toArray();
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
