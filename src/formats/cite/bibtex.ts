import {
  type CitationOptions,
  type CitedPaper,
  type CslName,
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

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * One BibTeX entry, without a line break behind it: @inproceedings for conferences and workshops,
 * @article for journals, @misc with its eprint for preprints. The title is braced twice, so that
 * no style changes its capitals, and its formulas stay TeX. The braces are balanced whatever the
 * record holds.
 */
export function toBibtex(paper: CitedPaper, options: BibtexOptions = {}): string {
  const { flavor = 'biblatex', details = false } = options;
  const item = toCslJson(paper, { details });
  const { custom } = item;
  const [year, month = 0] = item.issued['date-parts'][0];
  const mark = item.status ? `${item.status.toUpperCase()}: ` : '';
  const text = (value: string | undefined) => value && escapeTex(value, flavor);
  const container = item.type === 'article-journal' ? 'journal' : 'booktitle';
  const fields: Field[] = [
    ['title', `{${mark}${markupToTex(paper.title, flavor)}}`],
    ['author', item.author.map((name) => nameToTex(name, flavor)).join(' and ')],
    [container, text(item['container-title'])],
    ['howpublished', item.publisher === item.archive ? undefined : text(item.publisher)],
    ['series', text(item['collection-title'])],
    ['volume', text(item.volume)],
    ['pages', text(item.page)?.replace(/(?<=\w)\s*[-–]+\s*(?=\w)/g, '--')],
    ['year', year?.toString()],
    ['month', months[month - 1]],
    ['note', item.note],
    ['eprint', item.archive_location],
    // `eprinttype` is read by biblatex and Zotero, `archivePrefix` by JabRef and REVTeX.
    ['eprinttype', item.archive?.toLowerCase()],
    ['archivePrefix', item.archive],
    ['primaryClass', item.archive_collection],
    ['doi', item.DOI],
    ['url', encodeBraces(item.URL)],
    // BibTeX passes over fields that it does not know, such as these two.
    ['pdf', encodeBraces(custom?.pdf)],
    ['code', encodeBraces(custom?.code?.join(' '))],
    ['keywords', item.keyword],
    ['abstract', details ? markupToTex(paper.abstract, flavor) : undefined],
  ];
  const lines = fields.filter(([, value]) => value).map(writeField);
  return `@${entryTypes[item.type]}{${item.id},\n${lines.join(',\n')}\n}`;
}

/** A month is a macro, so that each style can write it its way. */
function writeField([name, value]: Field): string {
  return `  ${name} = ${name === 'month' ? value : `{${value}}`}`;
}

/**
 * "family, suffix, given" as in https://www.ctan.org/pkg/btxdoc, section 4. Braces hold together
 * what would be taken apart: particles, single names, a comma or an "and" inside a name. Some
 * readers look for a particle behind a hyphen too: "Giró-i-Nieto".
 */
function nameToTex(name: CslName, flavor: Flavor): string {
  const { literal, given, suffix } = name;
  if (literal === 'others') return literal;
  if (literal !== undefined) return `{${escapeTex(literal, flavor)}}`;
  const hasParticle = name['non-dropping-particle'] !== undefined;
  return [familyOf(name), suffix, given]
    .filter((part) => part !== undefined)
    .map((part, at) => {
      const text = escapeTex(part, flavor);
      return (hasParticle && at === 0) || isTakenApart(part) ? `{${text}}` : text;
    })
    .join(', ');
}

function isTakenApart(part: string): boolean {
  return /,|(?:^|\s)and(?:\s|$)|^others$/i.test(part) || /-\p{Ll}/u.test(part);
}

/** An address is taken literally, so its braces cannot be escaped with a backslash. */
function encodeBraces(url: string | undefined): string | undefined {
  return url?.replace(/[{}\\]/g, encodeURIComponent);
}
