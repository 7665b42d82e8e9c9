type Item = Record<string, unknown>;

/** Variables of CSL that a line of Zotero's field Extra may set, by how it is read. */
const texts = `publisher publisher-place event-place event-title container-title collection-title
  collection-number volume issue number page edition version chapter-number number-of-pages
  number-of-volumes genre language status archive citation-key type`.split(/\s+/);
const capitals = 'doi isbn issn url pmid pmcid'.split(' ');
const dates = 'issued accessed event-date available-date'.split(' ');
const people = 'author editor translator container-author'.split(' ');

/** What Zotero calls them in its forms. */
const names = new Map([
  ['place', 'publisher-place'],
  ['conference-name', 'event-title'],
  ['meeting-name', 'event-title'],
  ['proceedings-title', 'container-title'],
  ['publication-title', 'container-title'],
  ['book-title', 'container-title'],
  ['series', 'collection-title'],
  ['pages', 'page'],
  ['num-pages', 'number-of-pages'],
  ['date', 'issued'],
]);

/** One line: `PMID: 123`, or as it was once written `{:PMID: 123}`. */
const line = /^\{?:?([A-Za-z][A-Za-z -]{1,30}):\s*(\S.*?)\}?$/;

/**
 * The item with what its note says in lines of the form of Zotero's field Extra
 * (https://www.zotero.org/support/kb/item_types_and_fields#citing_fields_from_extra): a variable
 * that the item has not, or its type. All other lines stay a note.
 */
export function liftExtra(item: Item): Item {
  const note = item['note'];
  if (typeof note !== 'string' || !note.includes(':')) return item;
  const lifted: Item = {};
  const rest = note.split('\n').filter((written) => {
    const [, label = '', value = ''] = line.exec(written.trim()) ?? [];
    const found = label && readLine(label.trim().toLowerCase().replace(/\s+/g, '-'), value);
    if (!found) return true;
    const [name, read] = found;
    if (name in lifted && people.includes(name)) (lifted[name] as unknown[]).push(read);
    else if (name in lifted || (name !== 'type' && item[name] !== undefined)) return true;
    else lifted[name] = people.includes(name) ? [read] : read;
    return false;
  });
  if (Object.keys(lifted).length === 0) return item;
  const { note: _, ...others } = item;
  return { ...others, ...lifted, ...(rest.length > 0 && { note: rest.join('\n') }) };
}

/** The variable that a label means, and what it is to hold. */
function readLine(label: string, value: string): [name: string, value: unknown] | undefined {
  const name = names.get(label) ?? label;
  if (name === 'arxiv') return ['archive_location', `arXiv:${value.replace(/^arxiv:/i, '')}`];
  if (capitals.includes(name)) return [name.toUpperCase(), value];
  if (dates.includes(name)) return [name, { raw: value }];
  if (people.includes(name)) {
    const [family = '', given] = value.split('||').map((part) => part.trim());
    return [name, given ? { family, given } : { literal: value }];
  }
  return texts.includes(name) ? [name, value] : undefined;
}
