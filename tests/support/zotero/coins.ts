import { itemOf, type ZoteroItem } from './item.ts';
import { partedName } from './names.ts';

/** Types by the genre of a book (zotero/utilities, openurl.js, parseContextObject). */
const genres: Record<string, string> = {
  bookitem: 'bookSection',
  conference: 'conferencePaper',
  proceeding: 'conferencePaper',
  report: 'report',
  document: 'document',
};

/** Keys with a field each, whatever the type (ibid.). */
const fields: Record<string, string> = {
  volume: 'volume',
  issue: 'issue',
  pages: 'pages',
  issn: 'ISSN',
  isbn: 'ISBN',
  pub: 'publisher',
  publisher: 'publisher',
  place: 'place',
  tpages: 'numPages',
  edition: 'edition',
  date: 'date',
};

/** Keys that count unless the type is, by then, that of a thesis or a patent (ibid.). */
const others: Record<string, string> = {
  description: 'abstractNote',
  language: 'language',
  source: 'publicationTitle',
};

/** The item that Zotero makes of a context object, whose keys it reads one after the other. */
export function readCoins(text: string): ZoteroItem {
  const pairs = text.split('&').map((part) => {
    const [key = '', value = ''] = part.split('=');
    // A plus is a space, also where it was encoded.
    return [key, decodeURIComponent(value.replace(/\+|%2b/gi, ' '))] as const;
  });
  const form =
    pairs
      .find(([key]) => key === 'rft_val_fmt')?.[1]
      .split(':')
      .at(-1) ?? '';
  const genre = pairs.find(([key]) => key === 'rft.genre')?.[1] ?? '';
  const item: Record<string, string> = {};
  const creators: unknown[] = [];
  const forms: Record<string, string> = {
    journal: 'journalArticle',
    book: genres[genre] ?? 'book',
    dc: 'webpage',
  };
  let type = forms[form] ?? '';
  for (const [name, value] of pairs) {
    const key = name.replace(/^rft\./, '');
    const isPart = /^(?:journalArticle|bookSection|conferencePaper)$/.test(type);
    const field = fields[key] ?? (/^(?:thesis|patent)$/.test(type) ? undefined : others[key]);
    if (key === 'rft_id' && value.startsWith('info:doi/')) item['DOI'] = value.slice(9);
    else if (key === 'rft_id' && /^https?:/.test(value)) item['url'] = value;
    else if (key === 'btitle') item[isPart ? 'publicationTitle' : 'title'] = value;
    else if (key === 'atitle' && isPart) item['title'] = value;
    else if (key === 'jtitle' && type === 'journalArticle') item['publicationTitle'] = value;
    else if (key === 'title') item[isPart ? 'publicationTitle' : 'title'] = value;
    else if (key === 'spage') item['pages'] = value;
    else if (key === 'epage') item['pages'] = `${item['pages']}-${value}`;
    else if (/^(?:au|creator|inventor)$/.test(key)) creators.push(partedName(value, roleOf(key)));
    else if (key === 'series') item[type === 'report' ? 'seriesTitle' : 'series'] = value;
    else if (key === 'degree' && type === 'thesis') item['type'] = value;
    else if (key === 'number' && type === 'patent') item['number'] = value;
    else if (key === 'assignee' && type === 'patent') item['assignee'] = value;
    else if (key === 'type') type = value;
    else if (field) item[field] = value;
  }
  return itemOf({ ...item, creators, itemType: type });
}

function roleOf(key: string): string {
  return key === 'inventor' ? 'inventor' : 'author';
}
