/** One element of a JSON array as text, and the line on which it begins. */
export interface Element {
  text: string;
  line: number;
}

/**
 * The elements of a JSON array (or the one value that there is), found by their brackets alone,
 * so that a broken one does not take the others with it. Linear in the length of the text.
 */
export function* splitArray(text: string): Generator<Element> {
  let line = 1;
  let at = /^\uFEFF?\s*\[?/.exec(text)?.[0].length ?? 0;
  line += newlines(text.slice(0, at));
  while (at < text.length) {
    const gap = /^[\s,]*/.exec(text.slice(at, at + 10_000))?.[0] ?? '';
    at += gap.length;
    line += newlines(gap);
    if (gap.length === 10_000) continue;
    if (at >= text.length || /^\]\s*$/.test(text.slice(at, at + 100))) return;
    const end = endOfElement(text, at);
    const element = text.slice(at, end);
    yield { text: element, line };
    line += newlines(element);
    at = end;
  }
}

/** Behind the bracket that closes the first one, or at the next comma outside of all. */
function endOfElement(text: string, start: number): number {
  let depth = 0;
  let quoted = false;
  for (let at = start; at < text.length; at += 1) {
    const sign = text[at];
    if (quoted) {
      if (sign === '\\') at += 1;
      // No string of JSON holds a line feed, so an open quote ends with its line.
      else if (sign === '"' || sign === '\n') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === '{' || sign === '[') depth += 1;
    else if (sign === '}' || sign === ']') {
      if (depth === 0) return Math.max(at, start + 1);
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (sign === ',' && depth === 0 && at > start) return at;
  }
  return text.length;
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
