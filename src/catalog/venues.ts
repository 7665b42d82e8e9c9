import type { Venue } from '#schema/paper.ts';
import { nameSlug } from '#text/slug.ts';
import type { CatalogPaper, Listing } from './catalog.ts';
import { compareText } from './order.ts';

type NamedVenue = Pick<Venue, 'name' | 'type' | 'year'>;

/** Words by which a name is that of a meeting, and not of a journal or a series. */
const meeting =
  /\b(?:annual|colloqui(?:um|a)|conf(?:erence|\.)?|congress|forum|meeting|school|summit|symposi(?:um|a)|track|workshops?)\b/i;

/** An acronym by itself: `ICML`, `NeurIPS`, `CVPR/ICCV`. */
const acronym = /^[\p{L}\d]*\p{Lu}[\p{L}\d]*\p{Lu}[\p{L}\d/-]*$/u;

const units = 'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth';
const teens =
  'tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|(?:twen|thir|for|fif|six|seven|eigh|nine)tieth';
const tens = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';

/**
 * Which time it is, at the beginning of a name: `the 41st`, `Thirty-Seventh`. The first few are also
 * words of subjects, `Second Language`, `Third World`, and count before what opens a name alone.
 */
const ordinal = new RegExp(
  `^(?:the )?(?:\\d+ ?(?:st|nd|rd|th)|(?:${tens})[- ](?:${units})|${teens}|(?:${units})(?= (?:annual|bi|conf|eur|int|joint|meeting|nat|symp|workshop)))(?! century)[ ,]+`,
  'iu',
);

const beforeAcronym = new RegExp(`^(?:the )?(?:${units}) +(?=(\\p{L}{2}))`, 'iu');

/** A name without which time it is. */
function withoutOrdinal(name: string): string {
  const [opening = '', letters = ''] = beforeAcronym.exec(name) ?? [];
  if (/^\p{Lu}{2}/u.test(letters)) return name.slice(opening.length);
  return name.replace(ordinal, '');
}

const proceedings = /^(?:proceedings|proc\.?) (?:of|for) (?:the )?/i;

/**
 * What a venue is called whatever its year: the name that the record gives, without the year, and of
 * meetings without which time it is and which volume. Nothing else is guessed: a name that is
 * spelled out and its acronym are two.
 * @example venueName({ name: 'Proc. of the 41st Int. Conf. on Looms', type: 'conference', year: 2024 }) // 'Int. Conf. on Looms'
 */
export function venueName({ name, type, year }: NamedVenue): string {
  const undated = tidied(name.replace(yearIn(year), ' '));
  const isMeeting = type === 'conference' || type === 'workshop';
  return (isMeeting ? lastingName(undated) : undated) || name;
}

/** The last part of a venue's address: names that differ in case, marks or punctuation share it. */
export function venueSlug(venue: NamedVenue): string {
  // These signs are words, and tell names apart: C and C++.
  return nameSlug(venueName(venue).replaceAll('&', ' and ').replaceAll('+', ' plus '));
}

/** The venues of some papers, each with the name that most of its papers give. */
export function nameVenues(papers: readonly CatalogPaper[]): Listing[] {
  const named = papers.flatMap(({ venue, sameVenue }) =>
    venue && sameVenue ? [{ name: venueName(venue), listing: sameVenue }] : [],
  );
  return Array.from(
    Map.groupBy(named, ({ listing }) => listing),
    ([listing, own]) => {
      const spellings = Array.from(Map.groupBy(own, ({ name }) => name)).sort(
        ([a, { length: times }], [b, { length: others }]) => others - times || compareText(a, b),
      );
      return Object.assign(listing, { name: spellings[0]?.[0] ?? '' });
    },
  );
}

/** The year of a venue, or one beside it, which the volume may have: `2024`, `’24`. */
function yearIn(year: number): RegExp {
  const years = [year - 1, year, year + 1];
  const short = years.map((one) => String(one).slice(-2));
  return new RegExp(
    `(?<![\\d.])(?:${years.join('|')})(?![\\d\\p{L}])|['‘’](?:${short.join('|')})(?!\\d)`,
    'gu',
  );
}

function lastingName(name: string): string {
  const whole = tidied(name.replace(/\(vol(?:ume|\.)? ?\d[^)]*\)/i, ' '));
  const bare = whole.replace(proceedings, '');
  const own = meeting.test(bare) || acronym.test(withoutOrdinal(bare)) ? bare : whole;
  const once = withoutOrdinal(own);
  return meeting.test(own) || acronym.test(once) ? once : own;
}

/** Without brackets and signs that nothing is left in or beside. */
function tidied(name: string): string {
  return name
    .replace(/\(\s*\)|\[\s*\]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,:;)])/g, '')
    .replace(/(?<=[,:;])[,:;]+/g, '')
    .replace(/^[\s,:;·–—-]+|[\s,:;·–—@-]+$/g, '');
}
