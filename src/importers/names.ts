import {
  isBody,
  isJoined,
  isJoining,
  isSuffix,
  type PersonName,
  parsePersonName,
} from '#schema/person-name.ts';
import {
  comma,
  isRest,
  type Others,
  splitList,
  splitOutside,
  type ToText,
  unwrap,
  vancouver,
  withoutRest,
} from './name-lists.ts';
import {
  isFamilyAlone,
  undressed,
  withoutDegrees,
  withoutMarks,
  withoutNumbers,
  withoutRole,
  withoutSuffix,
  withParticles,
} from './name-marks.ts';

/** The people that a source names, in its order. */
export interface Names {
  people: PersonName[];
  /** Whether the source says that there are more: "and others", "et al.". */
  open: boolean;
}

const asWritten: ToText = (written) => written;

/**
 * Reads a list of names as BibTeX joins them (https://www.ctan.org/pkg/btxdoc, section 4), and the
 * lists that people write all the same: with semicolons, with commas, with `&`, an "and" too many.
 * What stands in braces is one word. What is no name is left for the gate to refuse.
 * @param alone how a name without others would be written beside them.
 */
export function readNames(
  written: string,
  toText: ToText = asWritten,
  alone: Others = 'none',
): Names {
  const pieces = splitOutside(
    unwrap(undressed(written), toText),
    /^(?:[\s~]+and(?=[\s~]|$))+[\s~]*/i,
  )
    .flatMap((piece) => splitOutside(piece, /^\s*[;；、]\s*/))
    .map((piece) => withoutDegrees(piece.trim()));
  const isPlain = (piece: string) => !piece.includes(',') && /\S\s\S/.test(piece);
  const plain = pieces.filter(isPlain).length;
  const lists = pieces.flatMap((piece) => {
    const others = pieces.length - 1;
    const arePlain = plain - (isPlain(piece) ? 1 : 0) === others;
    const form = arePlain ? 'plain' : 'turned';
    return splitList(piece, toText, others > 0 ? form : alone);
  });
  return namesOf(lists, lists.length > 1, toText);
}

/** The people of a list of single names; short ones may be turned: "Doe JA". */
function namesOf(list: readonly string[], mayBeTurned: boolean, toText: ToText): Names {
  const names: Names = { people: [], open: false };
  const isVancouver = mayBeTurned && areVancouver(list);
  for (const piece of list) {
    const named = withoutRest(piece);
    names.open ||= named !== piece;
    const bare = named.replace(/^and\s+/i, '');
    if (isRest(toText(bare).trim())) names.open = true;
    else if (bare.trim() !== '') {
      const [, family, given, suffix] = (isVancouver && vancouver.exec(bare)) || [];
      const name = family ? { family, given, suffix } : readName(bare, toText);
      if (name) names.people.push(name);
    }
  }
  return names;
}

/** The same for a value that should be one name: a body's "and" parts nobody. */
export function readOneName(written: string): Names {
  const isList =
    (/;|[\s,](?:et\.? al|others)/i.test(written) || isJoined(written, /\s(?:and|&)(?=\s)/gi)) &&
    (/[;,]/.test(written) || !isBody(written));
  return readNames(
    isList || !/\s(?:and|&)\s/i.test(written) ? written : `{${written}}`,
    unbraced,
    'turned',
  );
}

/** Values that should be one name each, and of which none has a comma where all are like "Doe JA". */
export function readEachName(values: readonly string[]): Names {
  if (areVancouver(values)) return namesOf(values, true, asWritten);
  const read = values.map(readOneName);
  return { people: read.flatMap(({ people }) => people), open: read.some(({ open }) => open) };
}

const unbraced: ToText = (written) => written.replace(/^\s*\{(.*)\}\s*$/s, '$1');

function areVancouver(names: readonly string[]): boolean {
  return names.every((name) => vancouver.test(name) || isRest(name) || isBody(name));
}

/** What stands between family and given names, in BibTeX's form with two commas. */
const middle =
  /^(?:[JS]r|[IVX]{1,4}|\d(?:st|nd|rd|th)|Esq|Ph\.?D|M\.?D|fils|père|filho|neto|junior|senior)\.?$/i;

/** One name in any of its forms; undefined where nothing is left of it. */
function readName(piece: string, toText: ToText = asWritten): PersonName | undefined {
  const keyed = readKeyed(piece, toText);
  if (keyed) return keyed;
  const written = withoutRole(piece);
  const parts = splitOutside(written, comma);
  const whole = toText(written).trim().replace(/\s+/g, ' ');
  const isWhole =
    /^\{.*\}$/s.test(written.trim()) && splitOutside(written.trim(), /^\s/).length === 1;
  if (isWhole) return nameOf({ family: whole.replace(/,$/, '') });
  if (isBody(whole)) return nameOf(parsePersonName(whole));
  const text = (part: string | undefined) => (part ? toText(part).trim() : '');
  const [family = '', second = '', ...more] = parts;
  const third = text(more.join(', '));
  // BibTeX has the suffix in the middle, RIS at the end.
  const isBehind = isSuffix(third) && !isSuffix(text(second));
  const [given, suffix] = isBehind ? [text(second), third] : [third, text(second)];
  if (third && !isBehind && !middle.test(text(second))) {
    // What commas part is no name, for the gate to refuse.
    return { family: text(family), given: `${text(second)}, ${third}` };
  }
  if (third) return nameOf({ family: text(family), suffix, given });
  if (!text(second)) return nameOf(readWords(family, toText));
  return isSuffix(text(second))
    ? nameOf({ ...readWords(family, toText), suffix: text(second) })
    : nameOf({ family: text(family), given: text(second) });
}

/** A name from its parts: a body is one name however it was taken apart, and no mark stays. */
export function nameOf(parts: PersonName): PersonName | undefined {
  const [last = '', first, own] = [parts.family, parts.given, parts.suffix].map((part) =>
    withoutMarks(part ?? ''),
  );
  if (!last) return first ? { family: first } : undefined;
  if (!first) return { family: last, ...(own && { suffix: own }) };
  if (isBody(`, ${last}`)) return parsePersonName(`${last}, ${first}`);
  const [bareFirst, behindFirst] = withoutSuffix(withoutNumbers(first));
  const [bareLast, behindLast] = withoutSuffix(withoutNumbers(last));
  const [family, given] = withParticles(bareLast, bareFirst);
  const suffix = own || (behindFirst ?? behindLast);
  return { family, given, ...(suffix && { suffix }) };
}

/** The keyed form of biblatex: `family=Roe, given=Ann, prefix=de, useprefix=true`. */
function readKeyed(written: string, toText: ToText): PersonName | undefined {
  if (!/(?:^|[,{])\s*(?:family|given|literal)\s*=/i.test(written)) return undefined;
  const parts = new Map<string, string>();
  for (const part of splitOutside(written.replace(/^\{(.*)\}$/s, '$1'), comma)) {
    const [, key, value = ''] = /^\s*([\w-]+)\s*=\s*(.*?)\s*$/s.exec(part) ?? [];
    if (key === undefined) return undefined;
    parts.set(key.toLowerCase(), toText(value.replace(/^"(.*)"$/s, '$1')));
  }
  const family = [parts.get('prefix'), parts.get('family') ?? parts.get('literal')]
    .filter(Boolean)
    .join(' ');
  return nameOf({ family, given: parts.get('given'), suffix: parts.get('suffix') });
}

/** Lower-case words between given names and the last word are the family's particles. */
function readWords(written: string, toText: ToText): PersonName {
  const words = splitOutside(written, /^[\s~]+/)
    .filter(Boolean)
    .map((word) => toText(word).trim())
    .filter(Boolean);
  const suffix = words.length > 2 && isSuffix(words.at(-1) ?? '') ? words.pop() : undefined;
  const last = words.length - 1;
  const whole = words.join(' ');
  if (isFamilyAlone(whole)) return { family: whole };
  // A space is missing in "J.R.Doe"; "A & B" is a firm.
  const [, initial, family] = /^((?:\p{Lu}\.-?)+)(\p{Lu}\p{L}\S*)$/u.exec(whole) ?? [];
  if (initial && family) return { given: initial, family };
  if (words.length === 3 && words[1] === '&') return { family: whole };
  const particle = words.findIndex((word, at) => at > 0 && at < last && /^\p{Ll}/u.test(word));
  const from = particle > 0 ? particle - (isJoining(words, particle) ? 1 : 0) : last;
  return {
    family: words.slice(Math.max(0, from)).join(' '),
    given: words.slice(0, Math.max(0, from)).join(' ') || undefined,
    suffix,
  };
}
