import { z } from 'zod';
import { slugSchema, text, wording } from './identifiers.ts';

/** `family` alone is a single name ("Mausam", "王伟") or a body; `id` is of the author registry. */
export interface PersonName {
  family: string;
  given?: string | undefined;
  suffix?: string | undefined;
  id?: string | undefined;
}

/** Words that only names of bodies have, by which several may also be joined with "and". */
const bodyWords = [
  'Collaboration|Consorti(?:um|a)|Team|(?:Study|Working|Task|Research|Interest|Management) Group|Group',
  'Collaborators|Network|Council|Bureau of|Office of|Academy of|Library of|Bank of|Trust of',
  'Gesellschaft|Forschungsgemeinschaft|Bundes(?:amt|anstalt|ministerium|institut)|Statistisches',
  'Minist(?:erium|erio|ero|ère|ére)|Akademie|Hochschule|Agence|Agencia|Agenzia|Consejo|Conseil',
  'Committee|Commission|Institut(?:e|o|ion)?|Istituto|Universit(?:y|é|ät|à|eit)|Universidade?',
  'Foundation|Society|Association|Organi[sz]ation|Corporation|Laborator(?:y|ies)|Department|Ministry',
  'Nations|World Bank|Survey|Panel|Authority|Compan(?:y|ies)|Programme|Labs|Librar(?:y|ies)|Museum|Parliament',
  'Agency|Administration|Federation|Alliance|Initiative|Observatory|Task Force|Cent(?:er|re)',
  'Project|Workshop|Research|Community|Coalition|Partnership|Experiment|Hospital|Government|Forum|DeepMind',
  'Stiftung|Verein|Verlag|Soci[ée]t[ée]|Sociedad|Fondation|Fundaci[óo]n|Centro|Academia|Statistics',
  'Inc\\.?|Ltd\\.?|LLC|GmbH|Corp\\.?|[Cc]ontributors|[Dd]evelopers|Investigators|team|collaboration',
].join('|');

/** Such a word, or words that "of" joins, as in "Bureau of Standards". */
const body = `(?:(?:(?:^|[ (/])(?:${bodyWords})|-(?:Institut|Gesellschaft|Stiftung))(?:$|[ ,)/.])| (?:of|for|für) )`;
const bodyForm = new RegExp(body);
const turnedBody = new RegExp(`^(?:${bodyWords})$`);

/** Whether a name is that of a body, as "Planck Collaboration" and "R Core Team" are. */
export function isBody(name: string): boolean {
  return bodyForm.test(name);
}

/**
 * What no name has inside: the signs of TeX, of lists and of footnotes, "et al." and "others". An
 * editor's schema holds the same, so it is one expression.
 */
const oneName =
  /^(?!.*[;；、=\\{}$*＊†‡§¶‖¹²³^<>])(?!.*(?:^|[\s,])[Ee][Tt][.]? [Aa][Ll](?:[.,\s]|$))(?!(?:[Aa][Nn][Dd]|[Oo]thers)$)(?!.*[\s,](?:and|AND|[Oo]thers)$)/;

/** The same for a name that is written as one text, where " and " joins two people. */
const onePerson = new RegExp(`${oneName.source}(?:(?!.* (?:and|AND|&|[|]) )|(?=.*${body}))`);

/**
 * Whether an "and" stands behind several words or a comma, which one person's name does not have.
 * @param join each such word, with the space before it.
 * @param next what has to follow.
 */
export function isJoined(names: string, join: RegExp, next = /^\s/): boolean {
  const several = /\S\s+\S|,/.exec(names);
  if (!several) return false;
  const end = several.index + several[0].length;
  return names
    .matchAll(join)
    .some((found) => found.index >= end && next.test(names.slice(found.index + found[0].length)));
}

/** Two names of several words each, or with a comma, that an "and" joins. */
function areTwoPeople(names: string): boolean {
  return isJoined(names, / (?:and|&|[|])(?= )/gi, /^ (?:\S+\s+\S|\S+,)/);
}

/** What is wrong with a text as the name of one person or body; undefined where nothing is. */
function nameFault(text: unknown): string | undefined {
  if (typeof text !== 'string' || text.trim() === '') return undefined;
  if (/et\.? al\b|\bothers$/i.test(text)) return 'leave it out, and write authorsComplete: false';
  if (/[;；、]| (?:and|&|[|]) /i.test(text)) return 'write each name as an item of its own';
  if (/[\\{}$^]/.test(text)) return 'write its letters without TeX, like "Muñoz"';
  if (/[<>]/.test(text)) return 'write its letters without HTML, like "Muñoz"';
  if (/[*＊†‡§¶‖¹²³]/.test(text)) return 'write it without marks of footnotes';
  if (/=/.test(text)) return 'write its parts as {given: Jane, family: Doe}';
  return /,.*,/.test(text) ? 'write each name as an item of its own' : undefined;
}

const howToName = 'write one person, like "Jane Doe" or "Van Gool, Luc"';

const explained = {
  error: (issue: z.core.$ZodRawIssue) =>
    wording(nameFault(issue.input) ?? howToName).error(issue) as string,
};

const part = text('a name', 'write a name');
const namePart = part.regex(oneName, explained);

/** `"Jane Doe"`, `"Van Gool, Luc"` or `{given, family, id}`; all become a PersonName. */
export const personNameSchema = z.union(
  [
    part
      .regex(onePerson, explained)
      .refine(isOnePerson, wording(howToName))
      .transform(parsePersonName),
    z
      .strictObject({
        family: namePart.describe('Family name with its particles, or the only name'),
        given: namePart
          .regex(/^[^,]*$/, explained)
          .optional()
          .describe('Given names, absent for a single name'),
        suffix: namePart.optional().describe('Generational suffix, like Jr. or III'),
        id: slugSchema.optional().describe('Entry of the author registry'),
      })
      .refine(({ family, given }) => isBody(family) || !areTwoPeople(`${family} ${given ?? ''}`), {
        path: ['family'],
        error: 'names two people; write each name as an item of its own',
      }),
  ],
  wording('write "Jane Doe", "Van Gool, Luc" or {given: Jane, family: Doe}'),
);

/** A name as China, Japan and Korea write it, with a space behind the family's. */
const familyFirst = /^[\p{sc=Han}\p{sc=Hang}]+ [\p{sc=Han}\p{sc=Hang}\p{sc=Hira}\p{sc=Kana}]+$/u;

/**
 * Splits a written name: "family, given", "family, suffix, given", or words of which the last, with
 * the lower-case particles before it, is the family name; in Chinese, Japanese and Korean the first
 * is. Bodies and names written without spaces stay whole.
 * @example parsePersonName('Ludwig van Beethoven') // { given: 'Ludwig', family: 'van Beethoven' }
 */
export function parsePersonName(text: string): PersonName {
  const whole = text.trim().replace(/\s+/g, ' ');
  const parts = whole.split(',').map((it) => it.trim());
  const [family = '', second, third] = parts;
  if (isBody(whole))
    return { family: bodyOf(family, parts.length === 2 ? second : undefined, whole) };
  if (parts.length === 2 && second) {
    return isSuffix(second)
      ? { ...parsePersonName(family), suffix: second }
      : { family, given: second };
  }
  if (parts.length === 3 && second && third) return { family, given: third, suffix: second };
  const words = whole.split(' ');
  if (familyFirst.test(whole)) return { family: words[0] ?? '', given: words[1] };
  const last = words.length - 1;
  if (last > 1 && isSuffix(words[last] ?? '')) {
    return { ...parsePersonName(words.slice(0, last).join(' ')), suffix: words[last] };
  }
  let start = last;
  while (start > 1 && /^\p{Ll}/u.test(words[start - 1] ?? '')) start--;
  if (start === 0) return { family: whole };
  if (isJoining(words, start)) start--;
  return { given: words.slice(0, start).join(' '), family: words.slice(start).join(' ') };
}

/** Whether the word at a place joins two family names, as in "José Ortega y Gasset". */
export function isJoining(words: readonly string[], at: number): boolean {
  return at > 1 && /^[yi]$/.test(words[at] ?? '');
}

/** A body that was turned around as if it were a person: "Team, R Core", "Collaboration, Planck". */
function bodyOf(family: string, given: string | undefined, whole: string): string {
  const isTurned = given !== undefined && turnedBody.test(family);
  return isTurned ? `${given} ${family}` : whole;
}

/** False where commas leave a part empty or separate more than the parts of one name. */
function isOnePerson(text: string): boolean {
  const parts = text.split(',').map((it) => it.trim());
  if (parts.includes('')) return false;
  if (isBody(text)) return true;
  return parts.length < 3 || (parts.length === 3 && isSuffix(parts[1] ?? ''));
}

/** Whether a word stands behind names, as "Jr." and "III" do. */
export function isSuffix(word: string): boolean {
  return /^(?:Jr|Sr|JR|SR|jr|sr)\.?$|^(?:II|III|IV|2nd|3rd|[4-9]th)$/.test(word);
}
