const entities = new Map(
  ['amp &', 'lt <', 'gt >', 'quot "', "apos '", 'ndash –', 'mdash —', 'hellip …', 'nbsp  '].map(
    (pair) => [pair.slice(0, -2), pair.slice(-1)],
  ),
);
const entity = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi;

/** Tags that count in pairs, and what stands for them in the markup. */
const wrapped = new Map<string, readonly [open: string, close: string]>([
  ...['i', 'em', 'italic'].map((name) => [name, ['*', '*']] as const),
  ...['b', 'strong', 'bold'].map((name) => [name, ['**', '**']] as const),
  ['sub', ['\\textsubscript{', '}']],
  ['sup', ['\\textsuperscript{', '}']],
]);
/** Tags that part paragraphs, and tags without a meaning here. */
const blocks = new Set(['p', 'br', 'div', 'sec', 'title', 'list', 'list-item', 'abstract']);
const silent = new Set('span sc inline-formula jats tex-math a ext-link monospace'.split(' '));

/** The markup for text with CSL's HTML or Crossref's JATS; only their tags are tags: `a < b > c` stays. */
export function htmlToMarkup(text: string): string {
  const decoded = replaceTags(text).replace(entity, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities.get(String(name).toLowerCase()) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : whole;
  });
  return paragraphs(decoded);
}

const tag = /(<\/?(?:jats:|mml:)?[a-z-]{1,20}(?:\s[^<>]*)?\/?>)/i;
const tagName = /^<(\/?)(?:jats:|mml:)?([a-z-]+)/i;

/** A tag for emphasis or an index counts only together with the one that closes it. */
function replaceTags(text: string): string {
  // Every other part is a tag.
  const parts = text.split(tag);
  const open: { name: string; at: number }[] = [];
  for (let at = 1; at < parts.length; at += 2) {
    const [, slash, written = ''] = tagName.exec(parts[at] ?? '') ?? [];
    const name = written.toLowerCase();
    const pair = wrapped.get(name);
    if (blocks.has(name)) parts[at] = '\n\n';
    else if (silent.has(name)) parts[at] = '';
    else if (pair && slash === '') open.push({ name, at });
    else if (pair && open.at(-1)?.name === name) {
      parts[open.pop()?.at ?? at] = pair[0];
      parts[at] = pair[1];
    }
  }
  return parts.join('');
}

/** White space is one space, but for the blank lines between paragraphs. */
export function paragraphs(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}
