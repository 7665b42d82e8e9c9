import { publicationDates } from './csl-dates.ts';
import { itemToReference } from './csl-json.ts';
import type { ImportOptions, Reading } from './draft.ts';
import { listOf, objectOf, splitJson } from './json-items.ts';
import { referenceToDraft, textOf } from './reference.ts';

type Item = Record<string, unknown>;

/** The services whose answers are read: by what their items have, and their items in CSL's names. */
const services: { isOwn: (item: Item) => boolean; toCsl: (item: Item) => Item }[] = [
  {
    isOwn: (item) =>
      typeof item['id'] === 'string' && /^https:\/\/openalex\.org\//.test(item['id']),
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
    /"message-type"\s*:|"https:\/\/openalex\.org\/W|"paperId"\s*:|"is-referenced-by-count"\s*:/.test(
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
    if (items.length === 0) yield { line: found.line, message: 'holds no works' };
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
  const lists = [
    message['items'],
    ...['results', 'data', 'recommendedPapers'].map((it) => item[it]),
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
  const rest = Object.entries(item).filter(([name]) => !bookkeeping.includes(name));
  return {
    ...Object.fromEntries(rest),
    title: subtitle && !title.includes(subtitle) ? `${title}: ${subtitle}` : title,
    issued,
    ISSN: listOf(item['ISSN']).join(' ') || undefined,
    ISBN: listOf(item['ISBN']).join(' ') || undefined,
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
  return {
    type: isPreprint ? 'preprint' : (types[type] ?? type),
    title: item['title'] ?? item['display_name'],
    author: listOf(item['authorships']).map((it) => {
      const name = textOf(objectOf(objectOf(it)['author'])['display_name']);
      return { written: textOf(objectOf(it)['raw_author_name']) ?? name };
    }),
    issued: { raw: textOf(item['publication_date']) ?? textOf(item['publication_year']) },
    'container-title': textOf(source['display_name']),
    ISSN: textOf(source['issn_l']),
    volume: textOf(biblio['volume']),
    issue: textOf(biblio['issue']),
    page: first && last && first !== last ? `${first}-${last}` : first,
    DOI: item['doi'],
    URL: textOf(place['landing_page_url']),
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
  return {
    type: isPaper ? 'paper-conference' : 'article-journal',
    title: item['title'],
    author: listOf(item['authors']).map((it) => ({ written: textOf(objectOf(it)['name']) })),
    issued: { raw: textOf(item['publicationDate']) ?? textOf(item['year']) },
    'container-title': textOf(journal['name']) ?? textOf(item['venue']),
    volume: textOf(journal['volume']),
    page: textOf(journal['pages'])?.replace(/\s+/g, ''),
    DOI: ids['DOI'],
    PMID: ids['PubMed'],
    ...(ids['ArXiv'] ? { number: `arXiv:${ids['ArXiv']}` } : {}),
    URL: item['url'],
    custom: { pdf: textOf(objectOf(item['openAccessPdf'])['url']) },
    abstract: item['abstract'],
  };
}
