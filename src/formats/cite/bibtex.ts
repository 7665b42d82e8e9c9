import { typeOf } from '#schema/work.ts';
import { pageParts } from '#text/pages.ts';
import {
  type CitationOptions,
  type CitedPaper,
  type CslItem,
  type CslName,
  familyOf,
  isNamedWorkshop,
  issuedDigits,
  toCslJson,
} from './csl-json.ts';
import { keywordsOf } from './keywords.ts';
import { kinds } from './kinds.ts';
import { escapeTex, type Flavor, markupToTex } from './tex-text.ts';

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** One BibTeX entry, its title braced twice so that no style changes its capitals; braces balance. */
export function toBibtex(
  paper: CitedPaper,
  { flavor = 'biblatex', details = false }: CitationOptions & { flavor?: Flavor } = {},
): string {
  const item = toCslJson(paper, { details });
  const { custom } = item;
  const type = typeOf(paper);
  const kind = kinds[type];
  const [entry, genre] = entryOf(paper, flavor);
  const partOf = kind.partOf ?? (paper.venue?.type === 'journal' ? 'journal' : 'booktitle');
  const [year, month = 0, day] = item.issued['date-parts'][0];
  const mark = item.status ? `${item.status.toUpperCase()}: ` : '';
  const text = (value: string | undefined) => value && escapeTex(value, flavor);
  const keyword = (word: string) => (/[,;]/.test(word) ? `{${text(word)}}` : (text(word) ?? ''));
  const names = (people: CslItem['author']) =>
    people?.map((name) => nameToTex(name, flavor)).join(' and ');
  // An address is taken literally, so that nothing in it can be escaped with a backslash.
  const unsafe = flavor === 'bibtex' ? /[{}\\]|[^ -~]+/g : /[{}\\]/g;
  const address = (url: string | undefined) => url?.replace(unsafe, encodeURIComponent);
  const isHow = entry === 'misc' && (type === 'preprint' || type === 'other');
  const publisher = item.publisher === item.archive ? undefined : text(item.publisher);
  const institution = text(paper.institution && (item.authority ?? item.publisher));
  const isInstitution = item.publisher === (item.authority ?? (institution && item.publisher));
  const own = isInstitution ? undefined : publisher;
  const fields: [name: string, value: string | undefined][] = [
    ['title', `{${mark}${markupToTex(paper.title, flavor)}}`],
    ['author', names(item.author)],
    ['editor', names(item.editor)],
    ['translator', names(item.translator)],
    [partOf, text(item['container-title'])],
    ['bookauthor', names(item['container-author'])],
    ['entrysubtype', isTold(paper, entry) ? undefined : type],
    ['type', text(genre)],
    [isHow ? 'howpublished' : 'publisher', own],
    [isHow ? 'publisher' : 'howpublished', text(custom?.publisher)],
    [kind.by, institution],
    ['address', text(item['publisher-place'])],
    ['edition', text(item.edition)],
    ['series', text(item['collection-title'])],
    ['volume', text(item.volume)],
    ['number', text(numberOf(paper, item))],
    ['eid', type === 'article' ? text(paper.number) : undefined],
    ['chapter', text(item['chapter-number'])],
    ['pages', text(pageParts(item.page).join('--'))],
    ['pagetotal', text(item['number-of-pages'])],
    ['volumes', text(item['number-of-volumes'])],
    ['version', text(item.version)],
    ['eventtitle', text(item['event-title'])],
    ['venue', text(item['event-place'])],
    ['eventdate', text(item['event-date']?.raw)],
    ['year', year?.toString()],
    ['month', months[month - 1]],
    ['day', details ? day?.toString() : undefined],
    // The first version, where the year of publication is another's.
    ['origdate', details && paper.date !== issuedDigits(item).join('-') ? paper.date : undefined],
    ['note', text(item.note)],
    ['isbn', text(item.ISBN)],
    ['issn', text(item.ISSN)],
    ['language', item.language],
    ['eprint', item.archive_location],
    // `eprinttype` is read by biblatex and Zotero, `archivePrefix` by JabRef and REVTeX.
    ['eprinttype', item.archive?.toLowerCase()],
    ['archivePrefix', item.archive],
    ['primaryClass', item.archive_collection],
    ['doi', item.DOI],
    ['url', address(item.URL)],
    ['homepage', address(custom?.url)],
    ['urldate', paper.accessed],
    ['date-added', custom?.added],
    // BibTeX passes over fields that it does not know, such as these three.
    ['pdf', address(custom?.pdf)],
    ['code', address(custom?.code?.join(' '))],
    [
      'links',
      custom?.links
        ?.map(({ label, url }) => `${escapeTex(label, flavor)}: ${address(url)}`)
        .join('; '),
    ],
    // Commas part them, but not within braces.
    ['keywords', details ? keywordsOf(paper).map(keyword).join(', ') : undefined],
    ['abstract', details && paper.abstract ? markupToTex(paper.abstract, flavor) : undefined],
  ];
  // A month is a macro, so that each style can write it its way.
  const lines = fields.flatMap(([name, value]) =>
    value ? `  ${name} = ${name === 'month' ? value : `{${value}}`}` : [],
  );
  return `@${entry}{${item.id},\n${lines.join(',\n')}\n}`;
}

/** The type of the entry, and what kind of thesis or report it is where the type does not say so. */
function entryOf(paper: CitedPaper, flavor: Flavor): [entry: string, genre: string | undefined] {
  const { bibtex, biblatex } = kinds[typeOf(paper)];
  const entry = (flavor === 'biblatex' && biblatex) || bibtex;
  const { genre = '' } = paper;
  if (entry !== 'phdthesis') return [entry, genre];
  if (/^master[’']?s?(?: thesis)?$/i.test(genre)) return ['mastersthesis', undefined];
  // Without a type styles, and Zotero, take it for that of a PhD.
  return [entry, /^ph\.?\s?d\.?(?: thesis)?$/i.test(genre) ? undefined : genre || 'Thesis'];
}

/** Whether the entry's type and fields tell the kind of the work. */
function isTold(paper: CitedPaper, entry: string): boolean {
  const type = typeOf(paper);
  if (type === 'workshop') return isNamedWorkshop(paper);
  if (entry !== 'misc') return true;
  return type === 'other' || (type === 'preprint' && paper.arxiv !== undefined);
}

/** BibTeX calls the issue of a journal its number. */
function numberOf(paper: CitedPaper, item: CslItem): string | undefined {
  if (item.issue !== undefined) return item.issue;
  return typeOf(paper) === 'article' ? undefined : paper.number;
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
