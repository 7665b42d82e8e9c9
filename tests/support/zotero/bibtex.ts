import { itemOf, type ZoteroItem } from './item.ts';

/** Types of entries (zotero/translators, BibTeX.js, bibtex2zoteroTypeMap). */
const bibtexTypes: Record<string, string> = {
  article: 'journalArticle',
  book: 'book',
  incollection: 'bookSection',
  inproceedings: 'conferencePaper',
  manual: 'book',
  mastersthesis: 'thesis',
  misc: 'document',
  online: 'webpage',
  patent: 'patent',
  phdthesis: 'thesis',
  proceedings: 'book',
  software: 'computerProgram',
  techreport: 'report',
  unpublished: 'manuscript',
};

/** Fields of entries (ibid., fieldMap and inputFieldMap). */
const bibtexFields: Record<string, string> = {
  title: 'title',
  address: 'place',
  edition: 'edition',
  type: 'type',
  series: 'series',
  volume: 'volume',
  isbn: 'ISBN',
  issn: 'ISSN',
  url: 'url',
  doi: 'DOI',
  abstract: 'abstractNote',
  language: 'language',
  booktitle: 'publicationTitle',
  journal: 'publicationTitle',
  school: 'publisher',
  publisher: 'publisher',
  eventtitle: 'conferenceName',
  pagetotal: 'numPages',
  version: 'versionNumber',
  pages: 'pages',
};

/** What Zotero reads in one entry of BibTeX that has no commands but those of signs. */
export function readBibtexEntry(text: string): ZoteroItem {
  const entry = /^@(\w+)/.exec(text)?.[1] ?? '';
  const itemType = bibtexTypes[entry];
  // Zotero leaves entries of other types out.
  if (itemType === undefined) throw new Error(`Zotero knows no entries of the type ${entry}`);
  const raw = new Map(
    [...text.matchAll(/^ {2}(\w+) = \{?([\s\S]*?)\}?,?$(?=\n(?: {2}\w+ = |\}$))/gm)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );
  const item: Record<string, string> = {};
  if (entry === 'mastersthesis') item['type'] = "Master's Thesis";
  for (const [name, value] of raw) {
    const field = bibtexFields[name];
    if (field) item[field] = withoutTex(value);
  }
  const isNumbered = /^(?:book|bookSection)$/.test(itemType);
  const isIssue = /^(?:journalArticle|conferencePaper)$/.test(itemType);
  item[isNumbered ? 'seriesNumber' : isIssue ? 'issue' : 'number'] = raw.get('number') ?? '';
  item['publisher'] ||= raw.get('institution') ?? raw.get('organization') ?? '';
  const month = raw.get('month');
  const number = month && 'jan feb mar apr may jun jul aug sep oct nov dec'.indexOf(month) / 4 + 1;
  const date = [raw.get('year'), number, raw.get('day')];
  const how = raw.get('howpublished');
  const extra = [
    raw.has('eprint') && `arXiv: ${raw.get('eprint')}`,
    how && `Published: ${withoutTex(how)}`,
  ];
  const creators = ['author', 'editor', 'translator'].flatMap((role) =>
    (raw.get(role) ?? '')
      .split(' and ')
      .filter(Boolean)
      .map((name) => {
        const [family = '', ...rest] = name.split(/\s*,\s*/);
        if (rest.length === 0) return { creatorType: role, name: withoutTex(family) };
        const given = [rest.pop(), ...rest].filter((part) => part !== undefined).join(' ');
        return { creatorType: role, lastName: withoutTex(family), firstName: withoutTex(given) };
      }),
  );
  return itemOf({
    ...item,
    itemType,
    creators,
    date: date.flatMap((part) => (part ? [String(part).padStart(2, '0')] : [])).join('-'),
    extra: extra.filter(Boolean).join('\n'),
  });
}

function withoutTex(value: string): string {
  return value
    .replace(/\$([^$]*)\$/g, '$1')
    .replace(/\\([&%#_{}])/g, '$1')
    .replace(/(?<!\\)[{}]/g, '');
}
