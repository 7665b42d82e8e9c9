import {
  type CitationOptions,
  type CitedPaper,
  type CslName,
  familyOf,
  kinds,
  toCslJson,
} from './csl-json.ts';
import { escapeTex, type Flavor, markupToTex } from './tex-text.ts';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** One BibTeX entry, its title braced twice so that no style changes its capitals; braces balance. */
export function toBibtex(
  paper: CitedPaper,
  { flavor = 'biblatex', details = false }: CitationOptions & { flavor?: Flavor } = {},
): string {
  const item = toCslJson(paper, { details });
  const { custom } = item;
  const [year, month = 0] = item.issued['date-parts'][0];
  const mark = item.status ? `${item.status.toUpperCase()}: ` : '';
  const text = (value: string | undefined) => value && escapeTex(value, flavor);
  const fields: [name: string, value: string | undefined][] = [
    ['title', `{${mark}${markupToTex(paper.title, flavor)}}`],
    ['author', item.author.map((name) => nameToTex(name, flavor)).join(' and ')],
    [kinds[item.type].partOf, text(item['container-title'])],
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
    ['abstract', details && paper.abstract ? markupToTex(paper.abstract, flavor) : undefined],
  ];
  // A month is a macro, so that each style can write it its way.
  const lines = fields.flatMap(([name, value]) =>
    value ? `  ${name} = ${name === 'month' ? value : `{${value}}`}` : [],
  );
  return `@${kinds[item.type].bibtex}{${item.id},\n${lines.join(',\n')}\n}`;
}

/**
 * "family, suffix, given" (https://www.ctan.org/pkg/btxdoc, section 4). Braces hold together what
 * would be taken apart: particles, also behind a hyphen ("Giró-i-Nieto"), single names, an "and".
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
      const isTakenApart = /,|(?:^|\s)and(?:\s|$)|^others$/i.test(part) || /-\p{Ll}/u.test(part);
      return (hasParticle && at === 0) || isTakenApart ? `{${text}}` : text;
    })
    .join(', ');
}

/** An address is taken literally, so its braces cannot be escaped with a backslash. */
function encodeBraces(url: string | undefined): string | undefined {
  return url?.replace(/[{}\\]/g, encodeURIComponent);
}
