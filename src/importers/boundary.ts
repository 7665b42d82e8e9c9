import { mayBeName, type NameShape, nameShape } from './name-shape.ts';

/** A place where a title may end and its first author begin. */
export interface Boundary {
  title: string;
  authors: string[];
  /** Of the least certain name. */
  shape: NameShape;
  /** The word that is broken in two. */
  token: string;
  /** What stands between the last comma and the break. */
  before: string;
  /** Commas before it. */
  commas: number;
}

/** A name is not longer, so no break is looked for further from the comma after it. */
const longestName = 80;

/**
 * Every place in `TitleFirst Author, Second, Third` where a name may begin without a space before
 * it and only names follow, from the last one to the first.
 */
export function findBoundaries(text: string): Boundary[] {
  const segments = splitNames(text);
  const found: Boundary[] = [];
  let certain = true;
  for (let index = segments.length - 1; index >= 0; index--) {
    const segment = segments[index] ?? '';
    const opening = segments.slice(0, index).map((part) => `${part}, `);
    for (const at of breaksOf(segment)) {
      const own = nameShape(segment.slice(at));
      if (!own) continue;
      found.push({
        title: opening.join('') + segment.slice(0, at),
        authors: [segment.slice(at), ...segments.slice(index + 1)],
        shape: certain ? own : 'loose',
        token: tokenAt(segment, at),
        before: segment.slice(0, at),
        commas: index,
      });
    }
    if (!mayBeName(segment)) break;
    certain &&= nameShape(segment) !== undefined && nameShape(segment) !== 'loose';
  }
  return found;
}

/** Splits at commas; "Jr." and "III" stay with the name before them. */
export function splitNames(text: string): string[] {
  return text.split(/, (?!(?:Jr\.?|Sr\.?|II|III|IV)(?:,|$))/);
}

function breaksOf(segment: string): number[] {
  const from = Math.max(1, segment.length - longestName);
  const nearby = segment.slice(from - 1);
  return [...nearby.matchAll(/(?<=\S)[\p{Lu}\p{Lo}]/gu)]
    .filter(({ index }) => endsTitle(nearby.slice(0, index)))
    .filter(({ index }) => startsName(nearby.slice(0, index), nearby.slice(index)))
    .map(({ index }) => from - 1 + index);
}

/** Not after a hyphen, an opening bracket or quote, a colon, or the dot of an initial. */
function endsTitle(before: string): boolean {
  if (/\p{Lu}\.$/u.test(before)) return false;
  return /[\p{L}\p{M}\p{N}]$|[\p{L}\p{N}]\S*[)\]}?!."”»$%+*…]$/u.test(before);
}

/** `GPUYu` breaks before "Yu" only, `MRFsYu` not before "Fs", `3D Shapes` not before "D". */
function startsName(before: string, after: string): boolean {
  if (/\p{Lu}\p{M}*$/u.test(before)) {
    const beginsWord = /^(?:\p{Lu}\p{M}*(?:[\p{Ll}'’]|\.(?:[ -]|\p{Lu}\.))|\p{Lo})/u;
    return beginsWord.test(after) && !/^\p{Lu}s(?:\p{Lu}| )/u.test(after);
  }
  if (/\p{N}$/u.test(before)) return !/^\p{Lu} /u.test(after);
  return !/\p{Lo}\p{M}*$/u.test(before) || /^\p{Lu}/u.test(after);
}

function tokenAt(segment: string, at: number): string {
  const end = segment.indexOf(' ', at);
  return segment.slice(segment.lastIndexOf(' ', at) + 1, end < 0 ? undefined : end);
}
