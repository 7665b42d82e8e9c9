import { itemOf, type ZoteroItem } from './item.ts';
import { partedName } from './names.ts';

/** Tags with a field each (zotero/translators, Embedded Metadata.js, HIGHWIRE_MAPPINGS). */
const fields: Record<string, string> = {
  citation_title: 'title',
  citation_publication_date: 'date',
  citation_journal_title: 'publicationTitle',
  citation_inbook_title: 'publicationTitle',
  citation_volume: 'volume',
  citation_issue: 'issue',
  citation_series_title: 'series',
  citation_conference_title: 'conferenceName',
  citation_dissertation_institution: 'university',
  citation_technical_report_institution: 'institution',
  citation_technical_report_number: 'number',
  citation_publisher: 'publisher',
  citation_isbn: 'ISBN',
  citation_issn: 'ISSN',
  citation_abstract: 'abstractNote',
  citation_doi: 'DOI',
  citation_public_url: 'url',
  citation_language: 'language',
};

/** Tags that tell the type (ibid., init, hwType). */
const types: Record<string, string> = {
  citation_journal_title: 'journalArticle',
  citation_technical_report_institution: 'report',
  citation_conference_title: 'conferencePaper',
  citation_inbook_title: 'bookSection',
  citation_dissertation_institution: 'thesis',
};

/**
 * The item that Zotero makes of a page's tags where it has no translator for the site. What is in its
 * own namespace it copies (RDF.js, importItem, "OTHER FIELDS"), before the tags of Google Scholar
 * overwrite it.
 */
export function readTags(tags: readonly (readonly [string, string])[]): ZoteroItem {
  const item: Record<string, unknown> = {};
  let itemType = '';
  for (const [name, content] of tags) {
    if (name === 'prism.publicationName') item['publicationTitle'] = content;
    else if (name.startsWith('z.')) item[name.slice(2)] ??= content;
  }
  for (const [name, content] of tags) {
    const field = fields[name];
    if (field !== undefined) item[field] = content;
    itemType = types[name] ?? itemType;
  }
  itemType ||= String(item['itemType'] ?? 'journalArticle');
  const first = contentOf(tags, 'citation_firstpage');
  const last = contentOf(tags, 'citation_lastpage');
  if (first) item['pages'] = last ? `${first}-${last}` : first;
  const creators = [
    ...creatorsIn(tags, 'citation_author', 'author'),
    ...creatorsIn(tags, 'citation_editor', 'editor'),
  ];
  return itemOf({ ...item, creators, itemType });
}

/** ibid., processHighwireCreators: a single name with spaces on both sides of its comma is two. */
function creatorsIn(tags: readonly (readonly [string, string])[], tag: string, role: string) {
  const names = tags.flatMap(([name, content]) => (name === tag ? [content] : []));
  const [only = '', ...more] = names;
  const parts = only.split(/\s*,\s*/);
  const isTwo =
    more.length === 0 && parts.length > 1 && parts.slice(0, 2).every((it) => it.includes(' '));
  return (isTwo ? parts : names).map((name) => partedName(name, role));
}

function contentOf(tags: readonly (readonly [string, string])[], name: string): string | undefined {
  return tags.find(([own]) => own === name)?.[1];
}
