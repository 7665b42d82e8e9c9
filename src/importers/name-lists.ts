// How the names of a list are parted.
import { isBody, isSuffix } from '#schema/person-name.ts';

/** Turns a piece of the source's text into plain text; the source's own marks, such as braces, go. */
export type ToText = (written: string) => string;

/** Also as Chinese and Japanese write it. */
export const comma = /^\s*[,，]\s*/;

/**
 * What stands for those who are not named, in the languages of bibliographies, in any case; words
 * that are names when they begin with a capital in theirs alone.
 */
const unnamed = {
  anyCase:
    'others?|et\\.? ?al(?:ii|ia|\\.)*|et coll|und (?:andere|Mitarbeiter)|et autres|y otros|e altri|e outros|en anderen|и другие|等|(?:many|several|\\d+)\\s+(?:(?:additional|more|other)\\s+)?(?:others?|more|authors)|colleagues|co-?(?:workers|authors)',
  lowerCase: 'al(?=\\.?$)|u\\. ?a|i in|и др|та ін|andere|more',
};
const rests = [
  new RegExp(`^[([]?(?:(?:and\\s+)?(?:${unnamed.anyCase})|\\.{3}|…)[.,\\])]*$`, 'i'),
  new RegExp(`^[([]?(?:and\\s+)?(?:${unnamed.lowerCase})[.,\\])]*$`),
];

/** Whether a name of a list stands for those who are not named. */
export function isRest(name: string): boolean {
  return rests.some((rest) => rest.test(name));
}

const restsBehind = [
  /(?<![\s,~])[\s,~]+[[({]?(?:et\.?[ ~]*(?:al(?:ii|ia)?|coll)|(?:and|&|\\&)\s+(?:others|colleagues|al)|und andere|et autres|y otros|e altri|e outros|en anderen|и другие)[.,\])}]*$/i,
  /(?<![\s,~])[\s,~]+[[({]?(?:u\. ?a|i in|и др|та ін)[.,\])}]*$/,
  /(?<!\s)\s*等[.,\])}]*$/,
];

/** A name without what stands behind it for those who are not named. */
export function withoutRest(name: string): string {
  return restsBehind.reduce((left, behind) => left.replace(behind, ''), name);
}

/** Braces around a whole list hold no name together: `{Doe, Jane and Roe, Richard}`. */
export function unwrap(written: string, toText: ToText): string {
  const inner = /^\s*\{(.*)\}\s*$/s.exec(written)?.[1];
  if (inner === undefined || !isBalanced(inner)) return written;
  const isList = /\sand\s/i.test(inner) && /,\s|\sand\s+others/i.test(inner);
  return isList && !isBody(toText(inner)) ? inner : written;
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if (sign === '{') depth += 1;
    else if (sign === '}') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

const initials = /^(?:\p{Lu}\p{M}*\.?[\s-]*){1,4}$/u;

/** What joins two people that are turned around; Ana Costa e Silva Moura is one. */
const turnedJoiner = /^\s+e\s+/;
/** What joins two people that are written with all their names. */
const joiner = /^\s+(?:\\?&|\+|with|und|et|y|en|og|och|oraz|ve|és|и|та)\s+|^\s*[/|·•]\s*/;

/** "van den Berg JA", "Kim J-H", "Doe J 3rd", as PubMed writes names; only where a whole list is of this form. */
export const vancouver =
  /^((?:\p{Ll}[\p{Ll}'’]* )*(?:\p{Ll}{1,2}['’])?\p{Lu}[\p{L}'’-]*\p{Ll}(?: \p{L}[\p{L}'’-]+)*) (\p{Lu}{1,3}|\p{Lu}(?:-\p{Lu}){1,2}|\p{Lu}\.(?:[ -]?\p{Lu}\.){0,3})(?: ([JS]r\.?|I{2,3}|IV|2nd|3rd|[4-9]th))?$/u;

/** How the other names of a list are written: there are none, without commas, or turned around. */
export type Others = 'none' | 'plain' | 'turned';

/** Names that commas or an `&` join, where the parts cannot be those of one name. */
export function splitList(piece: string, toText: ToText, others: Others = 'none'): string[] {
  const parts = splitOutside(piece, comma).map((part) => part.trim());
  const bare = (part: string) => part.replace(/^\{([^{}]*)\}$/, '$1');
  const joined = splitOutside(piece, joiner).map((part) => part.trim());
  const byE = splitOutside(piece, turnedJoiner);
  if (byE.length > 1 && byE.every((part) => part.includes(',')))
    return byE.flatMap((part) => splitList(part.trim(), toText, 'turned'));
  const isPerson = (part: string) => /\s|,/.test(part) && !isBody(toText(part));
  if (joined.length > 1 && joined.every(isPerson)) {
    const isPlain = joined.some((part) => !/[,，]/.test(part));
    return joined.flatMap((part) => splitList(part, toText, isPlain ? 'plain' : 'none'));
  }
  if (/=/.test(piece) || isBody(toText(piece))) return [piece];
  const endsList = (part: string, at: number) => at > 0 && isRest(toText(part));
  const filled = parts.filter((part, at) => part !== '' && !endsList(part, at));
  const behind = parts.some(endsList) ? ['others'] : [];
  if (filled.some((part) => isSuffix(toText(part)))) return [piece];
  const [first = '', second = '', third] = filled;
  const areWhole = filled.every((part) => /\S[\s~]+\S/.test(part) && !initials.test(toText(part)));
  if (third !== undefined && areWhole) return [...filled.map(bare), ...behind];
  // Names of two to four ideograms.
  const areHan = filled.every((part) =>
    /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]{2,5}$/u.test(part),
  );
  if (third !== undefined && areHan) return [...filled, ...behind];
  // No family name has initials or a number: "J. Doe, R. Roe", "Doe J., Roe R.", "Doe JA, Roe R", "Jane Doe 1, R. Roe 2".
  const areShort = (form: RegExp) =>
    others !== 'turned' && filled.length === 2 && filled.every((part) => form.test(toText(part)));
  if (
    areShort(/^(?:\p{Lu}\.[\s-]?)+\s*\p{L}{2}/u) ||
    areShort(/\p{L}{2} (?:(?:\p{Lu}\.[\s-]?)+|\d{1,2})$/u) ||
    areShort(vancouver)
  )
    return [...filled, ...behind];
  // "Jane Doe, Richard Roe and Edgar Poe": the last one is written as the others are.
  if (others === 'plain' && areWhole && filled.length === 2)
    return [...filled.map(bare), ...behind];
  // A comma behind the last of two: "Jane Doe, Richard Roe, and Edgar Poe".
  if (parts.length === 3 && third === undefined && areWhole) return [...filled, ...behind];
  const pairs = filled.length > 3 && filled.length % 2 === 0;
  const areFamilies = filled.every((part, at) => at % 2 || /^(?:\p{Ll}\S* )*\S+$/u.test(part));
  const areGiven = filled.every((part, at) => at % 2 === 0 || initials.test(toText(part)));
  if (pairs && (areFamilies || areGiven)) {
    const names = filled.flatMap((part, at) => (at % 2 ? [] : `${part}, ${filled[at + 1]}`));
    return [...names, ...behind];
  }
  if (behind.length > 0) return [[first, second, third].filter(Boolean).join(', '), 'others'];
  return [piece];
}

/** Splits at what the pattern finds outside of braces, where a space or a sign may part names. */
export function splitOutside(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (sign === '{') depth += 1;
    else if (sign === '}') depth = Math.max(0, depth - 1);
    if (depth > 0 || !/[\s,;~/|，；、·•]/.test(sign) || text[at - 1] === '\\') continue;
    const [found] = separator.exec(text.slice(at, at + 60)) ?? [];
    if (!found) continue;
    parts.push(text.slice(start, at));
    start = at + found.length;
    at = start - 1;
  }
  return [...parts, text.slice(start)];
}
