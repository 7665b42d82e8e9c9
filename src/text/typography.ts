import type { Inline } from './nodes.ts';

/** Stands for what has no text of its own in a sentence: a formula, code, a link. */
const object = '\ufffc';

/**
 * The nodes with typographic apostrophes, quotes and number ranges: `nobody's` and `1.5-7.1x`
 * become `nobody’s` and `1.5–7.1x`. Formulas, code and addresses are left alone. For display
 * only: the record keeps what was typed.
 */
export function typeset(nodes: readonly Inline[]): Inline[] {
  const typed = nodes.map(flat).join('');
  return distributed(nodes, typographic(typed), { at: 0 });
}

/** One character for one: what is ambiguous, as a prime or an inch, stays. */
export function typographic(typed: string): string {
  if (!/['"`]|[\d%x×]-\d/.test(typed)) return typed;
  return pairedQuotes(apostrophes(typed)).replace(range, dashed);
}

const range =
  /(?<![\p{L}\p{N}.,_/:+\-–−$])(\d+(?:,\d{3})*(?:\.\d+)?)([%x×]?)-(\d+(?:,\d{3})*(?:\.\d+)?)([%x×])(?![\p{L}\p{N}_/-])/gu;

/** Only two ascending numbers with a unit are surely a range: `GPT-4`, `2-3-4` and dates are not. */
function dashed(whole: string, low: string, unit: string, high: string, last: string): string {
  const ascending = Number(low.replaceAll(',', '')) <= Number(high.replaceAll(',', ''));
  return ascending ? `${low}${unit}–${high}${last}` : whole;
}

function apostrophes(typed: string): string {
  if (!/['`]/.test(typed)) return typed;
  return typed
    .replace(/(?<=[\p{L}\p{N}\ufffc])'(?=\p{L})/gu, '’')
    .replace(/(?<=\p{L}{2}|[.,!?)\]\ufffc])'(?![\p{L}\p{N}'])/gu, '’')
    .replace(/(?<=^|[\s([“"—–/-])['`](?=[\p{L}\p{N}\ufffc][^‘`']{0,200}?(?<=\S)’(?!\p{L}))/gu, '‘')
    .replace(/(?<=^|[\s(])'(?=\d\ds?\b)/g, '’');
}

/** Straight double quotes where both of a pair are found; one may be a TeX quote already. */
function pairedQuotes(typed: string): string {
  if (!typed.includes('"')) return typed;
  const characters = typed.split('');
  let opening = -1;
  for (const { 0: quote, index } of typed.matchAll(/["“”]/g)) {
    const before = characters[index - 1] ?? ' ';
    const after = characters[index + 1] ?? ' ';
    if (quote === '“') opening = index;
    else if (quote === '”') opening = -1;
    else if (opening >= 0 && /[^\s"“]/.test(before) && /[\s\p{P}\ufffc]/u.test(after)) {
      characters[opening] = '“';
      characters[index] = '”';
      opening = -1;
    } else if (/[\s([{‘—–/-]/.test(before) && /[^\s"]/.test(after)) opening = index;
  }
  return characters.join('');
}

function flat(node: Inline): string {
  if (node.type === 'text') return node.value;
  return isTypeset(node) ? node.children.map(flat).join('') : object;
}

function distributed(nodes: readonly Inline[], typed: string, place: { at: number }): Inline[] {
  return nodes.map((node) => {
    if (node.type === 'text') {
      const start = place.at;
      place.at += node.value.length;
      return { type: 'text', value: typed.slice(start, place.at) };
    }
    if (isTypeset(node)) return { ...node, children: distributed(node.children, typed, place) };
    place.at += object.length;
    return node;
  });
}

/** Emphasis runs with the sentence around it. */
function isTypeset(node: Inline): node is Extract<Inline, { children: Inline[] }> {
  return node.type === 'emphasis' || node.type === 'strong';
}
