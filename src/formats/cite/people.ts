import { type CslItem, type CslName, familyOf } from './csl-json.ts';

/** Family name, given name, suffix, as many of them as there are. */
export function nameParts(name: CslName): string[] {
  return [familyOf(name), name.given, name.suffix].filter((part) => part !== undefined);
}

/**
 * "family, given suffix", as tags in pages have names. A body's name has a comma behind it, without
 * which Zotero takes its last word for a family's.
 */
export function nameOnPage(name: CslName): string {
  const [family = '', ...given] = nameParts(name);
  if (given.length > 0) return `${family}, ${given.join(' ')}`;
  return family.includes(' ') ? `${family},` : family;
}

/** Who made it public; of a thesis its school, and of a report its issuer, also beside a publisher. */
export function issuerOf({ type, authority, publisher }: CslItem): string | undefined {
  return /^(?:thesis|report)$/.test(type) ? (authority ?? publisher) : publisher;
}

/** What a format says that has no sign for a list of authors that is not complete. */
export const openListNote = 'Authors: the first of more';

/** Whether there are more authors than are named, or more editors. */
export function isIncomplete({ author, editor }: CslItem): boolean {
  return [author, editor].some((list) => list?.some(({ literal }) => literal === 'others'));
}

/** The authors, or some other people, without the sign that there are more. */
export function namedPeople(people: CslItem['author']): CslName[] {
  return (people ?? []).filter(({ literal }) => literal !== 'others');
}
