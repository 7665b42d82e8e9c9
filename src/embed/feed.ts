/** What other sites show of a feed; all of it is text of others, to be set as text. */
export interface ShownFeed {
  title: string;
  entries: ShownEntry[];
}

export interface ShownEntry {
  title: string;
  /** Of the title, where the feed says so. */
  language: string | undefined;
  /** An address of the web; none where the feed knows none. */
  address: string | undefined;
  /** The first of its authors, or all. */
  authors: string[];
  /** Whether there are more. */
  more: boolean;
  /** Where and when it was published, as far as the feed says. */
  place: string;
}

/** Entries that are shown where nobody says how many. */
const USUAL = 10;

/** Up to so many authors are named, of more the first few, as in the catalogue's own lists. */
const IN_FULL = 5;
const OTHERWISE = 3;

/** Characters of the longest text that is shown. */
const LONGEST = 1000;

/**
 * Reads a JSON Feed (https://jsonfeed.org/version/1.1), whoever wrote it.
 * @param limit how many entries are wanted; as it was written, so perhaps no number
 * @throws where it is no feed
 */
export function readFeed(feed: unknown, limit: string | null): ShownFeed {
  const { version, title, items } = fieldsOf(feed);
  if (!textOf(version).startsWith('https://jsonfeed.org/version/1') || !Array.isArray(items)) {
    throw new Error('this is no JSON Feed');
  }
  const wanted = Math.floor(Number(limit)) > 0 ? Math.floor(Number(limit)) : USUAL;
  const entries = items.map(entryOf).filter(({ title }) => title !== '');
  return { title: textOf(title), entries: entries.slice(0, wanted) };
}

function entryOf(item: unknown): ShownEntry {
  const { title, url, external_url, language, authors, date_published, _paper } = fieldsOf(item);
  const names = (Array.isArray(authors) ? authors : [])
    .map((author) => textOf(fieldsOf(author)['name']))
    .filter(Boolean);
  const { venue, date } = fieldsOf(_paper);
  const year = /^\d{4}/.exec(textOf(date) || textOf(date_published))?.[0] ?? '';
  const more = names.length > IN_FULL;
  return {
    title: textOf(title),
    language: /^[a-z]{2,3}(?:-[a-z\d]{1,8})*$/i.exec(textOf(language))?.[0],
    address: addressOf(url) ?? addressOf(external_url),
    authors: more ? names.slice(0, OTHERWISE) : names,
    more,
    place: textOf(venue) || year,
  };
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim().slice(0, LONGEST) : '';
}

function addressOf(value: unknown): string | undefined {
  const text = textOf(value);
  return /^https?:\/\//i.test(text) && URL.canParse(text) ? text : undefined;
}
