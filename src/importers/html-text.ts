const entities = new Map(
  ['amp &', 'lt <', 'gt >', 'quot "', "apos '", 'ndash –', 'mdash —', 'hellip …', 'nbsp  '].map(
    (pair) => [pair.slice(0, -2), pair.slice(-1)],
  ),
);

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

/**
 * The markup of this catalogue for text with the HTML that CSL allows
 * (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html) or the JATS of Crossref's
 * abstracts. Only tags of these kinds are taken for tags: `a < b > c` stays.
 */
export function htmlToMarkup(text: string): string {
  return paragraphs(decodeEntities(replaceTags(text)));
}

const tag = /<(\/?)(?:jats:|mml:)?([a-z-]{1,20})(?:\s[^<>]*)?\/?>/gi;

/** A tag for emphasis or an index counts only together with the one that closes it. */
function replaceTags(text: string): string {
  const tags = [...text.matchAll(tag)].map((match) => ({
    match,
    name: (match[2] ?? '').toLowerCase(),
    text: undefined as string | undefined,
  }));
  const open: typeof tags = [];
  for (const found of tags) {
    const { match, name } = found;
    const pair = wrapped.get(name);
    if (blocks.has(name)) found.text = '\n\n';
    else if (silent.has(name)) found.text = '';
    else if (pair && match[1] === '') open.push(found);
    else if (pair && open.at(-1)?.name === name) {
      const opening = open.pop();
      if (opening) opening.text = pair[0];
      found.text = pair[1];
    }
  }
  let at = 0;
  const parts = tags.map(({ match, text: written }) => {
    const before = text.slice(at, match.index);
    at = match.index + match[0].length;
    return before + (written ?? match[0]);
  });
  return parts.join('') + text.slice(at);
}

/** White space is one space, but for the blank lines between paragraphs. */
export function paragraphs(text: string): string {
  return text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return entities.get(String(name).toLowerCase()) ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 31 && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : whole;
    },
  );
}
