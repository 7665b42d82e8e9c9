const longest = 2000;

/** Quotes, brackets and wide punctuation end an address; `\_` and the like are TeX's escapes. */
const address =
  /https?:\/\/(?:\\[_%#&~]|[^\s\\<>"'`{}|^$\u2013\u2014\u2018-\u201f\u3000-\u303f\uff00-\uffef]){1,2000}/y;

/** The bare address that starts at `at`, without the punctuation of the sentence around it. */
export function matchAddress(source: string, at: number): { url: string; end: number } | undefined {
  address.lastIndex = at;
  const found = address.exec(source)?.[0];
  if (found === undefined) return undefined;
  const kept = withoutSentence(found);
  const url = webAddress(kept);
  return url === undefined ? undefined : { url, end: at + kept.length };
}

/** An http or https address without TeX's escapes; none with a user name, which hides the host. */
export function webAddress(text: string): string | undefined {
  const plain = text
    .trim()
    .replace(/\\([_%#&~])(?:\{\})?/g, '$1')
    .replace(/\\textasciitilde(?:\{\})?\s?/g, '~');
  if (plain.length > longest || !/^https?:\/\/[^\s\\<>"'`{}|^]+$/i.test(plain)) return undefined;
  if (!URL.canParse(plain)) return undefined;
  const { username, password, hostname } = new URL(plain);
  return username || password || !/[a-z0-9]/i.test(hostname) ? undefined : plain;
}

/** What a reader sees of an address: no scheme, no slash at the end. */
export function shownAddress(url: string): string {
  return url.replace(/^https?:\/\//i, '').replace(/\/$/, '');
}

function withoutSentence(found: string): string {
  const excess = (open: string, close: string) =>
    found.split(close).length - found.split(open).length;
  const surplus = { ')': excess('(', ')'), ']': excess('[', ']') };
  let end = found.length;
  while (end > 0) {
    const last = found[end - 1] ?? '';
    if (last === ')' || last === ']') {
      if (surplus[last] <= 0) break;
      surplus[last] -= 1;
    } else if (!/[.,;:!?*…]/.test(last)) break;
    end -= 1;
  }
  return found.slice(0, end);
}
