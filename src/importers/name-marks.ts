import { isBody, isSuffix } from '#schema/person-name.ts';
import { decodeEntities } from './entities.ts';
import { emptyAcute } from './tex-markup.ts';

/** Notes at names, with what they say. */
const notes =
  /\\(?:textsuperscript|textsubscript|thanks|footnote\w*|inst|orcid\w*|email|corref|fnref|IEEE\w+)\*?(?:\[[^\]]{0,200}\])?(?:\s{0,9}\{[^{}]*\})?|\$\s*[\^_]\s*(?:\{[^{}$]*\}|\\?[^\s${}]+)\s*\$|<sup\b[^<>]*>[^<>]*<\/sup>/gi;

/** What sets letters in another shape: of a name only the letters count. */
const shaped =
  /\\(?:text(?:bf|it|rm|sf|tt|md|up|normal)|emph|underline|uline|mathbf|mkbib(?:bold|emph|italic))\s*\{|\\href\s*\{[^{}]*\}\s*\{|\{\s*\\(?:bf|it|em|sl|bfseries|itshape|scshape)(?![A-Za-z])\s*|\\textsc\s*(?=\{)|\\[{}]|[{}]/g;

/** The accents that a space may part from their letter: `\c c`, `\H o`. */
const looseAccent = /\\([cvuHkrbd]) +([A-Za-z])/g;

/** Addresses at names, and numbers of notes whose commas would part them: `Doe¹,²`, `Doe 1,2`. */
const behindNames =
  /\s*[([<]?\s*(?:ORCID(?: iD)?:?\s*)?(?:https?:\/\/orcid\.org\/)?\d{4}-\d{4}-\d{4}-\d{3}[\dX]\s*[)\]>]?|\s*[(<][^\s()<>]+@[^\s()<>]+[)>]|[¹²³⁰⁴-⁹]+(?:,[¹²³⁰⁴-⁹]+)+|(?<=\p{L}[.\s]?)\d{1,2}(?:,\s?\d{1,2})+(?![\p{L}\d])/gu;

/** A letter or an apostrophe written as a word: TeX joins it to what follows the space behind it. */
const joinedWord =
  /\\(aa|AA|ae|AE|oe|OE|ss|[oOlLij]|text(?:quotesingle|quoteright|apostrophe))(?:[ \n]+|\{\})(?=\S)/g;

/** A list of names in TeX or HTML, with letters in their words and without notes, shapes and tags. */
export function undressed(written: string): string {
  const list = /[\d@¹²³⁰⁴-⁹]/.test(written) ? written.replace(behindNames, '') : written;
  return /[\\<&$]/.test(list) ? withoutTex(list) : list;
}

/** Letters above the line inside a word, as in `M\textsuperscript{c}Donald`, are its letters. */
const raised = /(?<=\p{L})\\textsuperscript\s?\{(\p{Ll}{1,2})\}(?=\p{L})/gu;

function withoutTex(written: string): string {
  const text = decodeEntities(written)
    .replace(raised, '$1')
    .replace(notes, '')
    .replace(/<\/?(?:b|i|u|em|strong|sub|span|a)\b[^<>]*>/gi, '')
    .replace(/\\and(?![A-Za-z])|\\\\(?=\s)/g, ' and ')
    .replace(emptyAcute, "'")
    .replace(looseAccent, '{\\$1{$2}}')
    .replace(joinedWord, '{\\$1}');
  const shapes: boolean[] = [];
  return text.replace(shaped, (found) => {
    if (found === '\\{' || found === '\\}') return found;
    if (found === '}') return shapes.pop() ? '' : found;
    if (found.startsWith('\\textsc')) return '';
    shapes.push(found !== '{');
    return found === '{' ? found : '';
  });
}

/** What somebody did, where that stands at the name: `Jane Doe (Ed.)`. */
const role =
  /\s*[([]\s*(?:eds?|editors?|éds?|hrsg|hg|org|coords?|dirs?|comps?|trans|transl|authors?|Verfasser(?:in)?|Herausgeber(?:in)?)\.?\s*[)\]]|,?\s*(?<=[,-]\s*)(?:eds?\.|editors?|authors?|translators?)$/gi;
const degrees =
  /(?:,\s*(?:Ph\.?\s?D|D\.?\s?Phil|[MB]\.?\s?Sc|Esq|M\.?D|MA|MPH|MBA|BA|RN|DO|DDS|DVM|DSc|JD|LLM|PharmD|FRCP|FRS|Dr|Prof)\.?)+$/;
/** No given names have these initials. */
const certain = /Ph\.?\s?D|Phil|Sc|Esq/;
/** When somebody lived, as libraries write it behind a name: `Doe, Jane, 1907-1988`. */
const lived = /,\s*(?:b\.|d\.|ca\.)?\s*\d{4}\??(?:\s*[-–]\s*(?:\d{4}\??)?)?\.?$/;
/** Where somebody is: `Doe, Jane (Example University)`, `Jane Doe (MIT)`. */
const placed = /(?<=^[^,()]+[\s,][^,()]*[^,()\s])\s*\([^()]*\)$/;
const title = /^(?:(?:Dr|Prof|Professor)\.?\s+)+(?=\S+\s+\S)/;
const number = /(?<=[\p{L}.])[\s,]*(?:[[(]\d{1,2}(?:\s*,\s*\d{1,2})*[\])]|\s\d{1,2})$/u;

/** Signs that stand at names and in none; letters of a script and what joins them are no such signs. */
const sign = String.raw`[*＊†‡§¶‖#¹²³⁰⁴-⁹\p{So}\u2200-\u22ff\u2669-\u266f⁎⁑⁂]`;
const marks = new RegExp(`${sign}+`, 'gu');
const loneMarks = new RegExp(`\\s+(?:${sign}+|\\(\\s*${sign}+\\s*\\))(?=[\\s,]|$)`, 'gu');

/** A longer text is no name, and not looked at in all its parts. */
const LONGEST_NAME = 300;

/** A name without degrees and dates behind it; `Doe, MD` may have two given names. */
export function withoutDegrees(written: string): string {
  if (written.length > LONGEST_NAME || !written.includes(',')) return written;
  const name = /\d{4}/.test(written) ? written.replace(role, '').replace(lived, '') : written;
  return name.replace(degrees, (found, at: number) => {
    const before = name.slice(0, at);
    const isDegree = before.includes(',') || (certain.test(found) && /\S\s+\S/.test(before));
    return isDegree ? '' : found;
  });
}

/** One name without roles, titles and the numbers of notes. */
export function withoutRole(name: string): string {
  if (name.length > LONGEST_NAME) return name;
  return withoutTitles(name.replace(loneMarks, ''));
}

function withoutTitles(name: string): string {
  if (!/[\d([.]|, *[a-zA-Z]+$|^(?:Dr|Prof)/.test(name)) return name;
  if (isBody(name.replace(placed, ''))) return name;
  // Behind a name that is turned may stand what somebody is called.
  const own = name.replace(placed, (found) =>
    isBody(found) || /^\s*\(\p{Lu}{3,}\)$/u.test(found) || !name.includes(',') ? '' : found,
  );
  return own.trim().replace(role, '').replace(number, '').replace(title, '');
}

/** Marks of footnotes and degrees of certainty that stand at names: `Doe*`, `Doe†`, `Doe¹`. */
export function withoutMarks(part: string): string {
  return part
    .replace(/\$\s*\^?\s*\{?[^$\p{L}]*\}?\s*\$/gu, '')
    .replace(/\^\{?[\d*,†‡§¶]+\}?/g, '')
    .replace(/\\(?:textdagger|dagger|ddagger|ast|textasteriskcentered)(?![A-Za-z])(?:\{\})?/g, '')
    .replace(marks, '')
    .replace(/[([{]\s*[)\]}]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,]+|[\s,]+$/g, '');
}

/** A part without the numbers of notes: `Doe1,2`. The name of an account may end with digits. */
export function withoutNumbers(part: string): string {
  return part.replace(/(?<=\p{Ll})\d{1,2}(?:,\d{1,2})*$/u, '');
}

/** The suffix that stands behind one of the other parts: `King Jr., Martin`, `King, Martin Jr`. */
export function withoutSuffix(part: string): [rest: string, suffix: string | undefined] {
  const [, rest = part, suffix] = /^(.*[^\s,]),?\s(\S+)$/.exec(part) ?? [];
  return suffix && isSuffix(suffix) ? [rest, suffix] : [part, undefined];
}

/** Particles of family names, as they stand behind the given names in sorted lists. */
const particles =
  "(?:van|von|vom|der|den|de|del|della|di|da|dos|das|do|du|la|le|ter|ten|te|zu|zum|zur|af|'t|d')";
const particlesBehind = new RegExp(`^(\\p{Lu}.*?)((?: ${particles})+)$`, 'u');
const particlesAlone = new RegExp(`^${particles}(?: ${particles})* \\p{Lu}\\S*$`, 'u');

/** `Berg, Jan van den` is Jan van den Berg. */
export function withParticles(family: string, given: string): [family: string, given: string] {
  if (given.length > LONGEST_NAME) return [family, given];
  const [, own = given, particle = ''] = particlesBehind.exec(given) ?? [];
  return [`${particle} ${family}`.trim(), own];
}

/** Whether words are a family name alone: `van der Berg`. */
export function isFamilyAlone(name: string): boolean {
  return particlesAlone.test(name);
}
