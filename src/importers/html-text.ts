const entities = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    ndash: '–',
    mdash: '—',
    hellip: '…',
  }),
);

const wrapped = new Map([
  ['i', ['*', '*']],
  ['em', ['*', '*']],
  ['italic', ['*', '*']],
  ['b', ['**', '**']],
  ['strong', ['**', '**']],
  ['bold', ['**', '**']],
  ['sub', ['\\textsubscript{', '}']],
  ['sup', ['\\textsuperscript{', '}']],
]);
const blocks = new Set(['p', 'br', 'div', 'sec', 'title', 'list', 'list-item', 'abstract']);
const silent = new Set([
  'span',
  'sc',
  'inline-formula',
  'jats',
  'tex-math',
  'a',
  'ext-link',
  'monospace',
]);

/**
 * The markup of this catalogue for text with the HTML that CSL allows
 * (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html) or the JATS of Crossref's
 * abstracts. Only tags of these kinds are taken for tags: `a < b > c` stays.
 */
export function htmlToMarkup(text: string): string {
  const marked = text.replace(
    /<(\/?)(?:jats:|mml:)?([a-z-]{1,20})(?:\s[^<>]*)?\/?>/gi,
    (whole, close: string, name: string) => {
      const tag = name.toLowerCase();
      const pair = wrapped.get(tag);
      if (pair) return pair[close ? 1 : 0] ?? '';
      if (blocks.has(tag)) return '\n\n';
      return silent.has(tag) ? '' : whole;
    },
  );
  return paragraphs(decodeEntities(marked));
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
