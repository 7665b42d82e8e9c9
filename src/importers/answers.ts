import { publicationDates } from './csl-dates.ts';
import { itemToReference } from './csl-json.ts';
import type { ImportOptions, Reading } from './draft.ts';
import { listOf, objectOf, splitJson } from './json-items.ts';
import { referenceToDraft, textOf } from './reference.ts';

type Item = Record<string, unknown>;

/** The services whose answers are read: by what their items have, and their items in CSL's names. */
const services: { isOwn: (item: Item) => boolean; toCsl: (item: Item) => Item }[] = [
  {
    isOwn: (item) => 'authorships' in item || /^https:\/\/openalex\.org\//.test(String(item['id'])),
    toCsl: ofOpenAlex,
  },
  { isOwn: (item) => 'paperId' in item, toCsl: ofSemanticScholar },
  {
    isOwn: (item) => 'DOI' in item && ('member' in item || 'indexed' in item || 'prefix' in item),
    toCsl: ofCrossref,
  },
];

/** Whether a payload is what Crossref, OpenAlex or Semantic Scholar answers. */
export function isAnswer(text: string): boolean {
  return (
    /^\uFEFF?\s*[[{]/.test(text) &&
    /"message-type"\s*:|"https:\/\/openalex\.org\/W|"authorships"\s*:|"paperId"\s*:|"is-referenced-by-count"\s*:/.test(
      text,
    )
  );
}

/** Reads the works of such an answer, one or many, by themselves or in their envelope. */
export function* readAnswer(text: string, options: ImportOptions): Generator<Reading> {
  for (const found of splitJson(text)) {
    if ('message' in found) {
      yield found;
      continue;
    }
    const items = worksOf(found.item);
    if (items.length === 0) {
      const told = JSON.stringify(found.item['message'] ?? '').slice(0, 100);
      const isFault = /fail/i.test(String(found.item['status']));
      yield { line: found.line, message: `holds no works${isFault ? `, but says ${told}` : ''}` };
    }
    for (const item of items) {
      const service = services.find(({ isOwn }) => isOwn(item));
      const csl = service ? service.toCsl(item) : item;
      yield referenceToDraft(itemToReference(csl, found.line), options);
    }
  }
}

/** What the envelopes of the services hold. */
function worksOf(item: Item): Item[] {
  const message = objectOf(item['message']);
  if ('message-type' in item && Object.keys(message).length === 0) return [];
  const lists = [
    message['items'],
    ...['results', 'data', 'recommendedPapers', 'papers'].map((it) => item[it]),
  ];
  const list = lists.find(Array.isArray);
  // A list of citations has each work inside of what cites it.
  if (list) {
    return list
      .map(objectOf)
      .map((it) => ({ ...it, ...objectOf(it['citingPaper']), ...objectOf(it['citedPaper']) }))
      .filter((it) => Object.keys(it).length > 0);
  }
  return [Object.keys(message).length > 0 ? message : item];
}

/** What Crossref says of its own bookkeeping, and no citation has. */
const bookkeeping =
  `indexed reference-count content-domain member prefix source is-referenced-by-count deposited
  score reference references-count journal-issue relation resource subtitle original-title short-title alternative-id
  license link update-policy assertion funder published-print published-online published-other published created
  posted content-created approved accepted issn-type isbn-type
  subject container-title-short`.split(/\s+/);

function ofCrossref(item: Item): Item {
  const subtitle = textOf(item['subtitle']);
  const title = textOf(item['title']) ?? '';
  const issued = publicationDates.map((name) => item[name]).find(hasDate);
  const [one, two, third] = listOf(item['container-title']).map(textOf);
  const isPart = /^(?:book-|proceedings)/.test(String(item['type']));
  // Of a book in a series Crossref names the series, mostly first.
  const isTurned = /\b(?:lecture notes|series|lncs)\b/i.test(two ?? '');
  const series = isPart && two && !third ? (isTurned ? two : one) : undefined;
  const event = objectOf(item['event']);
  const rest = Object.entries(item).filter(([name]) => !bookkeeping.includes(name));
  return {
    ...Object.fromEntries(rest),
    title: subtitle && !title.includes(subtitle) ? `${title}: ${subtitle}` : title,
    issued,
    ...(series && { 'collection-title': series, 'container-title': series === one ? two : one }),
    ...(event['location'] ? { 'event-place': event['location'] } : {}),
    ...(event['start'] ? { 'event-date': event['start'] } : {}),
    ...(/^10\.\d+\//.test(String(item['DOI'])) && {
      URL: textOf(objectOf(objectOf(item['resource'])['primary'])['URL']),
    }),
    ...(item['institution']
      ? {
          institution: undefined,
          publisher: textOf(objectOf(listOf(item['institution'])[0])['name']) ?? item['publisher'],
        }
      : {}),
  };
}

function hasDate(value: unknown): boolean {
  return Number(listOf(listOf(objectOf(value)['date-parts'])[0])[0]) > 0;
}

function ofOpenAlex(item: Item): Item {
  const place = objectOf(item['primary_location']);
  const source = objectOf(place['source']);
  const biblio = objectOf(item['biblio']);
  const [first, last] = [textOf(biblio['first_page']), textOf(biblio['last_page'])];
  const isJournal = textOf(source['type']) === 'journal';
  const isPreprint = textOf(item['type']) === 'preprint' || textOf(source['type']) === 'repository';
  const types: Record<string, string> = {
    article: isJournal ? 'article-journal' : 'paper-conference',
    'book-chapter': 'chapter',
    dissertation: 'thesis',
    paratext: 'other',
  };
  const type = textOf(item['type']) ?? 'article';
  const pages = listOf(item['locations']).map((it) => textOf(objectOf(it)['landing_page_url']));
  const arxiv = pages.find((page) => /arxiv\.org\/abs\//.test(page ?? ''));
  return {
    type: isPreprint ? 'preprint' : (types[type] ?? type),
    title: item['title'] ?? item['display_name'],
    author: [
      ...listOf(item['authorships']).map((it) => {
        const name = textOf(objectOf(objectOf(it)['author'])['display_name']);
        return { written: textOf(objectOf(it)['raw_author_name']) ?? name };
      }),
      // Lists of works name the first hundred authors of each.
      ...(item['is_authors_truncated'] === true ? [{ written: 'others' }] : []),
    ],
    issued: { raw: textOf(item['publication_date']) ?? textOf(item['publication_year']) },
    'container-title': textOf(source['display_name']),
    ISSN: textOf(source['issn_l']),
    volume: textOf(biblio['volume']),
    issue: textOf(biblio['issue']),
    page: first && last && first !== last ? `${first}-${last}` : first,
    publisher: isPreprint ? undefined : textOf(source['host_organization_name']),
    DOI: item['doi'],
    URL: textOf(place['landing_page_url']),
    PMID: /\d+$/.exec(textOf(objectOf(item['ids'])['pmid']) ?? '')?.[0],
    ...(arxiv && { number: arxiv.replace(/^.*\/abs\//, 'arXiv:') }),
    custom: { pdf: textOf(place['pdf_url']) },
    language: item['language'],
    abstract: invertedText(item['abstract_inverted_index']),
    ...(item['is_retracted'] === true && { status: 'retracted' }),
  };
}

/** OpenAlex lists the places of each word. */
function invertedText(index: unknown): string | undefined {
  const words: string[] = [];
  for (const [word, places] of Object.entries(objectOf(index))) {
    for (const place of listOf(places))
      if (Number.isInteger(place) && Number(place) < 100_000) words[Number(place)] = word;
  }
  return words.filter(Boolean).join(' ') || undefined;
}

function ofSemanticScholar(item: Item): Item {
  const ids = objectOf(item['externalIds']);
  const journal = objectOf(item['journal']);
  const isPaper = listOf(item['publicationTypes']).includes('Conference');
  const [name, venue] = [textOf(journal['name']), textOf(item['venue'])];
  // A paper of a venue may be told with the volume that it has at arXiv.
  const isOfJournal =
    name !== undefined && (venue === undefined || !/^(?:arxiv|corr)\b/i.test(name));
  return {
    type: isPaper ? 'paper-conference' : 'article-journal',
    title: item['title'],
    author: listOf(item['authors']).map((it) => ({ written: textOf(objectOf(it)['name']) })),
    issued: { raw: textOf(item['publicationDate']) ?? textOf(item['year']) },
    'container-title': isOfJournal ? name : venue,
    volume: textOf(journal['volume'])?.replace(/^abs\/.*/, '') || undefined,
    page: textOf(journal['pages'])?.replace(/\s+/g, ''),
    DOI: ids['DOI'],
    PMID: ids['PubMed'],
    ...(ids['ArXiv'] ? { number: `arXiv:${ids['ArXiv']}` } : {}),
    URL: item['url'],
    custom: { pdf: textOf(objectOf(item['openAccessPdf'])['url']) },
    abstract: item['abstract'],
  };
}
