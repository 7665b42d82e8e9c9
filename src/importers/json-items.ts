import { countLines, type Problem } from './draft.ts';

type Item = Record<string, unknown>;

/** An object of a JSON text, and the lines on which it and its members begin. */
interface FoundItem {
  item: Item;
  line: number;
  lineOf: (name: string) => number;
}

/**
 * The objects of a JSON array, of one object, or of objects one a line, each by itself: a broken one
 * does not take others with it. Linear in the length.
 */
export function* splitJson(text: string): Generator<FoundItem | Problem> {
  const gap = /[\s,]*/y;
  const close = /\]\s*$/y;
  let end = /^\uFEFF?\s*\[?/.exec(text)?.[0].length ?? 0;
  let line = 1 + countLines(text.slice(0, end));
  for (;;) {
    gap.lastIndex = end;
    const start = end + (gap.exec(text)?.[0].length ?? 0);
    line += countLines(text.slice(end, start));
    close.lastIndex = start;
    if (start >= text.length || close.test(text)) return;
    end = endOfElement(text, start);
    const element = text.slice(start, end);
    yield parseItem(element, line);
    line += countLines(element);
  }
}

/** Behind the bracket that closes the first one, or at the next comma outside of all. Linear. */
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

function parseItem(element: string, line: number): FoundItem | Problem {
  try {
    const item: unknown = JSON.parse(element);
    if (typeof item !== 'object' || item === null || Array.isArray(item))
      return { line, message: 'is not an item of CSL-JSON; write an object' };
    // Members are asked for in their order, so the search goes on from where the last one was.
    let [at, counted] = [0, line];
    const lineOf = (name: string) => {
      const found = element.indexOf(JSON.stringify(name), at);
      if (found < 0) return counted;
      counted += countLines(element.slice(at, found));
      at = found;
      return counted;
    };
    return { item: item as Item, line, lineOf };
  } catch (error) {
    const place = / in JSON at position[\s\S]*$|\s*\(line[\s\S]*$/;
    const reason = (error as Error).message.replace(place, '');
    return { line, message: `is not valid JSON: ${reason}; correct this item` };
  }
}

/** The items of a list; none of what is no list. */
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** The fields of an object; none of what is no object. */
export const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
