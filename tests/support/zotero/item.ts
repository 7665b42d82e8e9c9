/** What Zotero holds of a work, by its base fields; empty fields are not there. */
export interface ZoteroItem {
  itemType: string;
  /** "author: family|given" of each, and "author: name" of one that is not parted. */
  creators: readonly string[];
  /** Lines of the field Extra, sorted. */
  extra?: readonly string[];
  [field: string]: string | readonly string[] | undefined;
}

/** The base field of each field that has one (https://github.com/zotero/zotero-schema). */
const baseFields: Record<string, string> = Object.fromEntries(
  Object.entries({
    publicationTitle: 'bookTitle proceedingsTitle websiteTitle sessionTitle',
    publisher: 'company institution repository university',
    number: 'archiveID identifier patentNumber reportNumber',
    type: 'genre manuscriptType presentationType reportType thesisType websiteType',
    date: 'issueDate',
    place: 'repositoryLocation',
  }).flatMap(([base, names]) => names.split(' ').map((name) => [name, base])),
);

/** The creator whom a type of items has in place of an author. */
export const mainCreators: Record<string, string> = {
  computerProgram: 'programmer',
  patent: 'inventor',
  presentation: 'presenter',
};

/** Fields that a type of items has not, where records have them. */
const lacking: Record<string, RegExp> = {
  book: /^versionNumber$/,
  bookSection: /^numPages$/,
  computerProgram: /^(?:language|series|number)$/,
  document: /^(?:versionNumber|number|series|conferenceName)$/,
  journalArticle: /^number$/,
  patent: /^publisher$/,
  preprint: /^(?:volume|pages)$/,
  report: /^series$/,
};

/** What is no part of the work: when and where Zotero found it. */
const circumstances =
  /^(?:key|version|accessDate|libraryCatalog|shortTitle|tags|notes|collections|relations|attachments|seeAlso|itemID|rights)$/;

interface Creator {
  creatorType: string;
  firstName?: string;
  lastName?: string;
  name?: string;
}

/** An item as Zotero's translators and its server give it, in one form. */
export function itemOf(given: Record<string, unknown>): ZoteroItem {
  const itemType = String(given['itemType']);
  const creators = ((given['creators'] ?? []) as Creator[]).map((creator) => {
    const { firstName, lastName, name } = creator;
    const role = creator.creatorType === 'author' ? mainCreators[itemType] : undefined;
    const whole = [name ?? lastName, firstName?.replace(/,|\.$/g, '')].filter(Boolean).join('|');
    return `${role ?? creator.creatorType}: ${whole}`;
  });
  // Only those of one role have an order.
  creators.sort((one, other) => roleOf(one).localeCompare(roleOf(other)));
  const fields = Object.entries(given).flatMap(([name, value]) => {
    const isText = typeof value === 'string' && value.trim() !== '';
    // What a preprint or an unpublished work is, its type says.
    if (
      value === 'preprint' ||
      value === 'unpublished' ||
      !isText ||
      circumstances.test(name) ||
      name === 'itemType' ||
      name === 'extra'
    )
      return [];
    const field = baseFields[name] ?? name;
    if (lacking[itemType]?.test(field)) return [];
    return [[field, textOf(field, value)] as const];
  });
  const extra = String(given['extra'] ?? '')
    .split('\n')
    .filter(Boolean)
    .sort();
  return { itemType, creators, ...Object.fromEntries(fields), ...(extra.length > 0 && { extra }) };
}

function roleOf(creator: string): string {
  return creator.split(':')[0] ?? '';
}

/** A date in digits, pages with one hyphen, an ISBN without any, and no bracket that is guarded. */
function textOf(field: string, value: string): string {
  const text = value.replace(/\s+/g, ' ').replaceAll('<\u2060', '<').trim();
  if (field === 'date') return isoDate(text);
  if (field === 'ISBN') return text.replaceAll('-', '');
  return field === 'pages' ? text.replace(/[-–]+/g, '-') : text;
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

function isoDate(text: string): string {
  const [, month = '', day, year] = /^([A-Z][a-z]{2})[a-z]*(?: (\d+),)? (\d{4})$/.exec(text) ?? [];
  if (year === undefined) return text.replaceAll('/', '-');
  const number = months.indexOf(month) + 1;
  return [year, number, day]
    .flatMap((part) => (part ? [String(part).padStart(2, '0')] : []))
    .join('-');
}
