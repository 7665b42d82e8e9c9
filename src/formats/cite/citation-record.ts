import type { CatalogPaper } from '#catalog/catalog.ts';
import type { PersonName } from '#schema/person-name.ts';
import type { CitedPaper } from './csl-json.ts';

/** Papers in a file: a hit costs a reader few others, and there are not too many files. */
export const CITATION_BLOCK = 32;

/** Address, below the site's base, of the file that holds a paper, by its place from the oldest. */
export function citationBlockFile(ordinal: number): string {
  return `citations/${Math.floor(ordinal / CITATION_BLOCK)}.json`;
}

/** Family, given, suffix; what is absent at the end is left out. */
type PackedName = readonly string[];

/** What a citation needs as the paper has it. */
const asItIs = [
  ...(['id', 'key', 'title', 'date', 'type', 'authorsComplete', 'arxiv', 'doi', 'pdf'] as const),
  ...(['url', 'venue', 'event', 'publisher', 'place', 'institution', 'genre', 'number'] as const),
  ...(['edition', 'version', 'volume', 'series', 'pages', 'chapter', 'numberOfPages'] as const),
  ...([
    'numberOfVolumes',
    'isbn',
    'issn',
    'language',
    'note',
    'accessed',
    'added',
    'status',
  ] as const),
  'code',
] as const;

/** Lists that most papers have not, and that are left out there. */
const people = ['editors', 'translators', 'containerAuthors'] as const;

/** What a citation needs of a paper, apart from the abstract, which the search has already. */
export type CitationRecord = Pick<CitedPaper, (typeof asItIs)[number]> & {
  /** Tags, and arXiv categories where there are some. */
  areas: readonly (readonly [tag: string, arxiv?: string])[];
  authors: readonly PackedName[];
  keywords?: readonly string[];
  links?: CitedPaper['links'];
} & Partial<Record<(typeof people)[number], readonly PackedName[]>>;

export function packCitation(paper: CatalogPaper): CitationRecord {
  const same = Object.fromEntries(asItIs.map((name) => [name, paper[name]]));
  const lists = people.filter((role) => paper[role].length > 0);
  return {
    ...(same as Pick<CitedPaper, (typeof asItIs)[number]>),
    areas: paper.areas.map(({ tag, arxiv }) => (arxiv ? [tag, arxiv] : [tag])),
    authors: paper.authors.map(packName),
    ...Object.fromEntries(lists.map((role) => [role, paper[role].map(packName)])),
    ...(paper.keywords.length > 0 && { keywords: paper.keywords }),
    ...(paper.links.length > 0 && { links: paper.links }),
  };
}

export function unpackCitation(record: CitationRecord, abstract?: string): CitedPaper {
  const { authors, editors = [], translators = [], containerAuthors = [], keywords = [] } = record;
  return {
    ...record,
    areas: record.areas.map(([tag, arxiv]) => ({ tag, arxiv })),
    authors: authors.map(unpackName),
    editors: editors.map(unpackName),
    translators: translators.map(unpackName),
    containerAuthors: containerAuthors.map(unpackName),
    keywords: [...keywords],
    links: record.links ?? [],
    abstract,
  };
}

function packName({ family, given, suffix }: PersonName): PackedName {
  const parts = [family, given ?? '', suffix ?? ''];
  return parts.slice(0, parts.findLastIndex((part) => part !== '') + 1);
}

function unpackName([family = '', given, suffix]: PackedName): PersonName {
  return { family, given: given || undefined, suffix: suffix || undefined };
}
