import {
  type CitationOptions,
  type CitedPaper,
  type CslItem,
  familyOf,
  toCslJson,
} from './csl-json.ts';

type Line = [tag: string, value: string | undefined];

/** RIS has no type for preprints; an unpublished work is the nearest that it has. */
const types = { article: 'UNPB', 'article-journal': 'JOUR', 'paper-conference': 'CONF' } as const;

/**
 * One RIS record, as Zotero and EndNote read it: `TY` first, one line a value, `ER` last, each
 * line with its end. A name is "family, given, suffix"; an incomplete list of authors is said in
 * a note, since RIS has no sign for it. https://en.wikipedia.org/wiki/RIS_(file_format)
 */
export function toRis(paper: CitedPaper, { details = false }: CitationOptions = {}): string {
  const item = toCslJson(paper, { details });
  const lines: Line[] = [
    ['TY', types[item.type]],
    ['ID', item.id],
    ['TI', item.title],
    ...authorLines(item),
    ...dateLines(item),
    ...containerLines(item),
    ['DB', item.archive],
    ['AN', item.archive_location],
    ['DO', item.DOI],
    ['UR', item.URL],
    ['N1', item.note],
    ...detailLines(item),
    ['ER', ''],
  ];
  return lines
    .map(([tag, value]) => (value === undefined ? '' : `${tag}  - ${value}\r\n`))
    .join('');
}

function authorLines({ author }: CslItem): Line[] {
  const names = author.filter(({ literal }) => literal !== 'others');
  const note = names.length < author.length ? 'Authors: the first of more' : undefined;
  return [...names.map((name): Line => ['AU', risName(name)]), ['N1', note]];
}

/** A comma separates the parts of a name, so it cannot stand within one. */
function risName(name: CslItem['author'][number]): string {
  return [familyOf(name), name.given, name.suffix]
    .flatMap((part) => part?.replaceAll(',', '') ?? [])
    .join(', ');
}

/** `DA` is year/month/day/other, with what is unknown left empty. */
function dateLines({ issued }: CslItem): Line[] {
  const parts = issued['date-parts'][0].map((part) => String(part).padStart(2, '0'));
  const [year, month = '', day = ''] = parts;
  return [
    ['PY', year],
    ['DA', `${year}/${month}/${day}/`],
  ];
}

function containerLines(item: CslItem): Line[] {
  const [first, last] = item.page?.split(/\s*[-–]+\s*/) ?? [];
  const container = item['container-title'];
  return [
    ['T2', container],
    // Where some readers look for the proceedings of a conference, and no others.
    ['C3', item.type === 'paper-conference' ? container : undefined],
    ['T3', item['collection-title']],
    ['VL', item.volume],
    ['SP', first],
    ['EP', last],
    ['PB', item.publisher],
    ['M3', item.genre],
  ];
}

function detailLines({ custom, keyword, abstract }: CslItem): Line[] {
  return [
    ['L1', custom?.pdf],
    ...(custom?.code ?? []).map((url): Line => ['L2', url]),
    ['KW', keyword],
    ['AB', abstract?.replaceAll('\n', ' ')],
  ];
}
