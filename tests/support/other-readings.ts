import type { PersonName } from '#schema/person-name.ts';
import type { OtherEntry } from './better-bibtex.ts';

/** What the other parser reads otherwise than is right, why, and how its reading becomes right. */
interface Rule<Reading> {
  why: string;
  mend(reading: Reading, entry: OtherEntry, role: Role): Reading;
}

export const roles = ['author', 'editor', 'translator', 'bookauthor'] as const;
export type Role = (typeof roles)[number];

/** The names of one role, as the other parser takes them apart; braces make `family` alone. */
export function namesIn({ fields }: OtherEntry, role: Role): PersonName[] {
  return (fields[role] ?? []).map(({ name, prefix, lastName, firstName, suffix }) => ({
    family: (name ?? [prefix, lastName].filter(Boolean).join(' ')).normalize('NFC'),
    given: firstName?.normalize('NFC'),
    suffix,
  }));
}

const eachName = (mend: (name: PersonName) => PersonName | PersonName[]) => (names: PersonName[]) =>
  names.flatMap(mend);

const eachText = (mend: (text: string) => string) =>
  eachName(({ family, given, suffix }) => ({
    family: mend(family),
    given: given && mend(given),
    suffix,
  }));

const dotless = (text: string) => text.replace(/ı(?=\p{M})/gu, 'i').normalize('NFC');

/** "Jane Q. Doe", "J.Doe" and "Doe J.". */
function fromWords(words: string): PersonName {
  const [, turned, initials] = /^(\S+) ((?:\p{Lu}\.)+)$/u.exec(words) ?? [];
  if (turned && initials) return { family: turned, given: initials };
  const [, given, family = words] = /^(.*?[\s.])([^\s.]+\.?)$/u.exec(words) ?? [];
  return { family, given: given?.trim() };
}

const others: PersonName = { family: 'others' };
const suffix = '(?:[JS]r\\.?|I{2,3}|IV)';
const body =
  /\b(?:Team|Consortium|University|Foundation|Laboratory|Developers|Network|[Cc]ollaboration|Administration|LLC|GmbH)\b| (?:of|for|on) /;

export const nameRules: readonly Rule<PersonName[]>[] = [
  { why: 'an accented \\i keeps no dot of its own', mend: eachText(dotless) },
  {
    why: 'an acute over nothing is an apostrophe, another accent belongs to the next letter',
    mend: eachText((text) =>
      text
        .replace(/ \u0301/g, "'")
        .replace(/ (\p{M})(\p{L})/gu, '$2$1')
        .normalize('NFC'),
    ),
  },
  {
    why: '\\textquotesingle is an apostrophe',
    mend: eachText((text) => text.replaceAll('\\textquotesingle', "'")),
  },
  {
    why: 'letters may be entities of HTML',
    mend: eachText((text) => text.replaceAll('&ouml;', 'ö')),
  },
  {
    why: 'the number of a footnote is not in the name',
    mend: eachText((text) => text.replace(/(?<=\p{Ll})\d$/u, '')),
  },
  {
    why: 'an "and" too many is nobody',
    mend: eachText((text) => text.replace(/^and /, '')),
  },
  {
    why: 'the field may be called "editors"',
    mend: (names, { fields }, role) => {
      const { editors } = fields;
      return role === 'editor' && editors
        ? namesIn({ fields: { editor: editors } } as OtherEntry, role)
        : names;
    },
  },
  {
    why: '"et al." are others',
    mend: eachName((name) => {
      const { given = '', family } = name;
      const [, rest] = /^(.*?) ?\bet al\.?$/.exec(`${given} ${family}`.trim()) ?? [];
      if (rest !== undefined) return rest ? [fromWords(rest), others] : others;
      const known = given.replace(/ et al\.?$/, '');
      return known === given ? name : [{ ...name, given: known }, others];
    }),
  },
  {
    why: '"others" stand behind all who are named',
    mend: (names) => [
      ...names.filter(({ family }) => family !== 'others'),
      ...names.filter(({ family }) => family === 'others').slice(0, 1),
    ],
  },
  {
    why: 'commas join people that are written with all their names',
    mend: eachName((name) => {
      const people = [name.family, name.suffix, name.given].filter((it) => it !== undefined);
      const areWhole = people.every((it) => /^\p{Lu}\S* .*\S/u.test(it) && /\p{L}{2}/u.test(it));
      return people.length > 1 && areWhole ? people.map(fromWords) : name;
    }),
  },
  {
    why: 'a tie parts words, a comma at the end parts nothing, and a space may be missing',
    mend: eachName((name) =>
      /^\p{Lu}\S*?[\s.]\S/u.test(name.family) && !name.given ? fromWords(name.family) : name,
    ),
  },
  {
    why: 'a body has no given name',
    mend: eachName((name) => {
      const whole = [name.given, name.family].filter(Boolean).join(' ');
      return body.test(whole) ? { family: whole } : name;
    }),
  },
  {
    why: 'Jr. and III are suffixes',
    mend: eachName((name) => {
      const whole = [name.given, name.family].filter(Boolean).join(' ');
      const [, rest, own] = new RegExp(`^(.*) (${suffix})$`).exec(whole) ?? [];
      if (!rest || !own) return name;
      const isAlone = name.family === own;
      const family = name.family.slice(0, -own.length).trim();
      return isAlone ? { ...fromWords(rest), suffix: own } : { ...name, family, suffix: own };
    }),
  },
  {
    why: 'a particle behind the given names belongs to the family name',
    mend: eachName((name) => {
      const [, given, particle] = /^(.*) (v[ao]n|den?)$/.exec(name.given ?? '') ?? [];
      return particle ? { given, family: `${particle} ${name.family}` } : name;
    }),
  },
  {
    why: 'without capitals nothing tells the family name; the first word is given',
    mend: eachName((name) => {
      const [first, ...rest] = [name.given, name.family].filter(Boolean).join(' ').split(' ');
      const isLow = rest.length > 1 && !/\p{Lu}/u.test(`${name.given}${name.family}`);
      return isLow ? { given: first, family: rest.join(' ') } : name;
    }),
  },
  {
    why: 'the body that publishes it stands for a work by nobody',
    mend: (names, { fields }, role) => {
      const { school, institution, organization, publisher, key, author, editor } = fields;
      const bodies = [school, institution, organization, publisher, key].filter(Boolean);
      const family = [bodies[0] ?? []].flat().join(' and ');
      return role === 'author' && family && !author?.length && !editor?.length
        ? [{ family }]
        : names;
    },
  },
];

/** A text without the commands that the other parser leaves in formulas. */
export function withoutTypefaces(text: string): string {
  return text.replace(/\\(?:textnormal|mathcal)/g, '');
}

export const titleRules: readonly Rule<string>[] = [
  { why: 'an accented \\i keeps no dot of its own', mend: dotless },
  {
    why: 'a formula has no commands of its typeface',
    mend: withoutTypefaces,
  },
  {
    why: 'a bare % ends no title',
    mend: (title, { input }) => {
      const [, written = title] = /\btitle\s*=\s*\{([^{}]*[^\\{}]%[^{}]*)\}/i.exec(input) ?? [];
      return written;
    },
  },
  {
    why: 'tags of HTML are no text',
    mend: (title) => title.replace(/¡\/?[a-z][^¡¿]*¿/g, ''),
  },
];

/** Mends a reading of the other parser with every rule that changes it; gives those, too. */
export function mended<Reading>(
  rules: readonly Rule<Reading>[],
  reading: Reading,
  entry: OtherEntry,
  role: Role = 'author',
): { reading: Reading; used: string[] } {
  const used: string[] = [];
  let now = reading;
  for (const { why, mend } of rules) {
    const next = mend(now, entry, role);
    if (JSON.stringify(next) !== JSON.stringify(now)) used.push(why);
    now = next;
  }
  return { reading: now, used };
}
