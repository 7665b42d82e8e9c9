import {
  type CitationOptions,
  type CitedPaper,
  type CslItem,
  type CslName,
  extrasOf,
  familyOf,
  toCslJson,
} from './csl-json.ts';
import { escapeTex, type Flavor, markupToTex } from './tex-text.ts';

interface BibtexOptions extends CitationOptions {
  /** How letters outside ASCII are written: as they are, unless it is for classic BibTeX. */
  flavor?: Flavor;
}

/** A field's name and value, without the braces around it. */
type Field = [name: string, value: string | undefined];

const entryTypes = {
  article: 'misc',
  'article-journal': 'article',
  'paper-conference': 'inproceedings',
} as const;

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * One BibTeX entry, without a line break behind it: @inproceedings for conferences and workshops,
 * @article for journals, @misc with its eprint for preprints. The title is braced twice, so that
 * no style changes its capitals, and its formulas stay TeX. The braces are balanced whatever the
 * record holds.
 */
export function toBibtex(paper: CitedPaper, options: BibtexOptions = {}): string {
  const { flavor = 'biblatex', details = false } = options;
  const item = { ...toCslJson(paper), ...(details && extrasOf(paper)) };
  const mark = item.status ? `${item.status.toUpperCase()}: ` : '';
  const fields: Field[] = [
    ['title', `{${mark}${markupToTex(paper.title, flavor)}}`],
    ['author', item.author.map((name) => nameToTex(name, flavor)).join(' and ')],
    ...containerFields(item, flavor),
    ['year', item.issued['date-parts'][0][0]?.toString()],
    ['month', months[(item.issued['date-parts'][0][1] ?? 0) - 1]],
    ['note', item.note],
    ...eprintFields(item),
    ['doi', item.DOI],
    ['url', item.URL && encodeBraces(item.URL)],
    ...detailFields(item),
    ['abstract', details ? markupToTex(paper.abstract, flavor) : undefined],
  ];
  const lines = fields.filter(([, value]) => value).map(writeField);
  return `@${entryTypes[item.type]}{${item.id},\n${lines.join(',\n')}\n}`;
}

/** A month is a macro, so that each style can write it its way. */
function writeField([name, value]: Field): string {
  return `  ${name} = ${name === 'month' ? value : `{${value}}`}`;
}

/** `pdf` and `code` are no fields of BibTeX, which passes over what it does not know. */
function detailFields({ custom, keyword }: CslItem): Field[] {
  return [
    ['pdf', custom?.pdf && encodeBraces(custom.pdf)],
    ['code', encodeBraces(custom?.code?.join(' ') ?? '')],
    ['keywords', keyword],
  ];
}

function containerFields(item: CslItem, flavor: Flavor): Field[] {
  const write = (text: string | undefined) => text && escapeTex(text, flavor);
  const isJournal = item.type === 'article-journal';
  const otherPublisher = item.publisher === item.archive ? undefined : item.publisher;
  return [
    [isJournal ? 'journal' : 'booktitle', write(item['container-title'])],
    ['howpublished', write(otherPublisher)],
    ['series', write(item['collection-title'])],
    ['volume', write(item.volume)],
    ['pages', write(item.page)?.replace(/(?<=\w)\s*[-–]+\s*(?=\w)/g, '--')],
  ];
}

/** `eprinttype` is read by biblatex and Zotero, `archivePrefix` by JabRef and REVTeX. */
function eprintFields(item: CslItem): Field[] {
  if (!item.archive_location) return [];
  return [
    ['eprint', item.archive_location],
    ['eprinttype', item.archive?.toLowerCase()],
    ['archivePrefix', item.archive],
    ['primaryClass', item.archive_collection],
  ];
}

/**
 * "family, suffix, given" as in https://www.ctan.org/pkg/btxdoc, section 4. Braces hold together
 * what would be taken apart: particles, single names, a comma or an "and" inside a name. Some
 * readers look for a particle behind a hyphen too: "Giró-i-Nieto".
 */
function nameToTex(name: CslName, flavor: Flavor): string {
  if (name.literal === 'others') return 'others';
  if (name.literal !== undefined) return `{${escapeTex(name.literal, flavor)}}`;
  const particle = name['non-dropping-particle'];
  const family = particle ? `{${escapeTex(familyOf(name), flavor)}}` : undefined;
  const parts = [name.suffix, name.given].flatMap((part) => part ?? []);
  return [
    family ?? guarded(name.family ?? '', flavor),
    ...parts.map((part) => guarded(part, flavor)),
  ].join(', ');
}

function guarded(part: string, flavor: Flavor): string {
  const text = escapeTex(part, flavor);
  const apart = /,|(?:^|\s)and(?:\s|$)|^others$/i.test(part) || /-\p{Ll}/u.test(part);
  return apart ? `{${text}}` : text;
}

/** An address is taken literally, so its braces cannot be escaped with a backslash. */
function encodeBraces(url: string): string {
  return url.replace(/[{}\\]/g, encodeURIComponent);
}
