import type { Inline } from './nodes.ts';

/** Stands for what has no text of its own in a sentence: a formula, code, a link. */
const object = '\ufffc';

/** With typographic apostrophes, quotes and ranges, for display only: `nobody’s`, `1.5–7.1x`. */
export function typeset(nodes: readonly Inline[]): Inline[] {
  const runs: Inline[] = [];
  const copy = copied(nodes, runs);
  const typed = typographic(runs.map((run) => (run.type === 'text' ? run.value : object)).join(''));
  let at = 0;
  for (const run of runs) {
    const start = at;
    at += run.type === 'text' ? run.value.length : object.length;
    if (run.type === 'text') run.value = typed.slice(start, at);
  }
  return copy;
}

/** The nodes anew, and in `runs` the parts of the sentence; emphasis runs with what is around it. */
function copied(nodes: readonly Inline[], runs: Inline[]): Inline[] {
  return nodes.map((node) => {
    if (node.type === 'emphasis' || node.type === 'strong')
      return { ...node, children: copied(node.children, runs) };
    runs.push({ ...node });
    return runs.at(-1) ?? node;
  });
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
