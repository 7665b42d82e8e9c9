import { isBody, isSuffix } from '#schema/person-name.ts';
import { decodeEntities } from './entities.ts';
import { emptyAcute } from './tex-markup.ts';

/** Notes at names, with what they say. */
const notes =
  /\\(?:textsuperscript|textsubscript|thanks|footnote\w*|inst|orcid\w*|email|corref|fnref)\*?(?:\[[^\]]{0,200}\])?(?:\s{0,9}\{[^{}]*\})?|\$\s*[\^_]\s*(?:\{[^{}$]*\}|\\?[^\s${}]+)\s*\$|<sup\b[^<>]*>[^<>]*<\/sup>/gi;

/** What sets letters in another shape: of a name only the letters count. */
const shaped =
  /\\(?:text(?:bf|it|rm|sf|tt|md|up|normal)|emph|underline|uline|mathbf|mkbib(?:bold|emph|italic))\s*\{|\{\s*\\(?:bf|it|em|sl|bfseries|itshape|scshape)(?![A-Za-z])\s*|\\textsc\s*(?=\{)|\\[{}]|[{}]/g;

/** The accents that a space may part from their letter: `\c c`, `\H o`. */
const looseAccent = /\\([cvuHkrbd]) +([A-Za-z])/g;

/** A letter or an apostrophe written as a word: TeX joins it to what follows the space behind it. */
const joinedWord =
  /\\(aa|AA|ae|AE|oe|OE|ss|[oOlLij]|text(?:quotesingle|quoteright|apostrophe))(?:[ \n]+|\{\})(?=\S)/g;

/** A list of names in TeX or HTML, with letters in their words and without notes, shapes and tags. */
export function undressed(written: string): string {
  if (!/[\\<&$]/.test(written)) return written;
  const text = decodeEntities(written)
    .replace(notes, '')
    .replace(/<\/?(?:b|i|u|em|strong|sub|span|a)\b[^<>]*>/gi, '')
    .replace(/\\and(?![A-Za-z])/g, ' and ')
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
  /\s*[([]\s*(?:eds?|editors?|éds?|hrsg|hg|org|coords?|dirs?|comps?|trans|transl|authors?)\.?\s*[)\]]|,\s*(?:eds?\.|editors?)$/gi;
const degree = /(?<=\S\s+\S+),\s*(?:Ph\.?\s?D|D\.?\s?Phil|M\.?\s?Sc|B\.?\s?Sc|Esq)\.?$/;
const title = /^(?:(?:Dr|Prof|Professor)\.?\s+)+(?=\S+\s+\S)/;
const number = /(?<=[\p{L}.])[\s,]*(?:[[(]\d{1,2}(?:\s*,\s*\d{1,2})*[\])]|\s\d{1,2})$/u;

/** A longer text is no name, and not looked at in all its parts. */
const LONGEST_NAME = 300;

/** One name without roles, degrees, titles and the numbers of notes. */
export function withoutRole(name: string): string {
  if (name.length > LONGEST_NAME) return name;
  if (!/[\d([.]|, *[a-zA-Z]+$|^(?:Dr|Prof)/.test(name) || isBody(name)) return name;
  return name.trim().replace(role, '').replace(number, '').replace(degree, '').replace(title, '');
}

/** Marks of footnotes and degrees of certainty that stand at names: `Doe*`, `Doe†`, `Doe¹`. */
export function withoutMarks(part: string): string {
  return part
    .replace(/\$\s*\^?\s*\{?[^$\p{L}]*\}?\s*\$/gu, '')
    .replace(/\^\{?[\d*,†‡§¶]+\}?/g, '')
    .replace(/\\(?:textdagger|dagger|ddagger|ast|textasteriskcentered)(?![A-Za-z])(?:\{\})?/g, '')
    .replace(/[*†‡§¶⁎∗★☆✉✝¹²³⁰⁴-⁹#]+/g, '')
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
