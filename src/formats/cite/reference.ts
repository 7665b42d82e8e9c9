import { displayName } from '#catalog/display-name.ts';
import { doiHref } from '#catalog/urls.ts';
import { pageParts } from '#text/pages.ts';
import { escapeMarkdown, markdownLink } from '#text/to-markdown.ts';
import { summarize } from '#text/to-plain.ts';
import { type CitedPaper, type CslName, familyOf, issuedDigits, toCslJson } from './csl-json.ts';
import { issuerOf } from './people.ts';

/** `Ann Lee and Bo Chen. A Title. ICML, PMLR 267, pages 1–12, 2025. https://example.org/` */
export function toPlainReference(paper: CitedPaper): string {
  const { authors, title, place, date, url } = partsOf(paper);
  return sentences([authors, title, [place, date].filter(Boolean).join(', ')], url);
}

/** The same in Markdown (https://spec.commonmark.org), the title linked and the venue emphasised. */
export function toMarkdownReference(paper: CitedPaper): string {
  const { authors, title, place, date, url } = partsOf(paper);
  const [name, ...rest] = place.split(', ').map(escapeMarkdown);
  const where = [name && `*${name}*`, ...rest, date].filter(Boolean).join(', ');
  const linked = url ? markdownLink(escapeMarkdown(title), url) : escapeMarkdown(title);
  return sentences([escapeMarkdown(authors), linked, where]);
}

/** Of a paper in at most 160 characters: how its abstract begins, or else its reference. */
export function inShort(paper: CitedPaper): string {
  return summarize(paper.abstract ?? toPlainReference(paper), 160);
}

/** A title that ends in a mark of its own gets no full stop. */
function sentences(parts: string[], last = ''): string {
  return [...parts.map((part) => (/[.?!…]$/.test(part) ? part : `${part}.`)), last]
    .join(' ')
    .trim();
}

/** What the ways of writing a reference join, each in its own. */
function partsOf(paper: CitedPaper) {
  const item = toCslJson(paper);
  const { 'container-title': container, 'collection-title': series, volume } = item;
  const { 'collection-number': seriesNumber, 'event-title': event } = item;
  const names = (item.author ?? item.editor ?? []).map(fullName);
  const isEdited = item.author === undefined;
  const isPart = container !== undefined;
  const byNames = names.at(-1) === 'et al.' ? names.join(', ') : withAnd.format(names);
  // For a preprint, the archive and its number.
  const isArchived = item.number?.startsWith('arXiv:');
  const archive = isArchived ? item.number : issuerOf(item);
  const number = isArchived ? undefined : item.number;
  const genre = isPart || item.genre === 'preprint' ? undefined : item.genre;
  const shown = isPart || !/^(?:speech|paper)/.test(item.type) ? undefined : event;
  const parts = [
    named('edition', item.edition),
    named('version', item.version),
    named(series ?? '', series && (seriesNumber ?? volume ?? '')),
    named('volume', series && !seriesNumber ? undefined : volume),
    named('issue', item.issue),
    named(isPart ? 'article' : 'number', genre ? undefined : number),
  ];
  const pages = item.page && `pages ${pageParts(item.page).join('–')}`;
  return {
    authors: isEdited ? `${byNames} (${names.length > 1 ? 'eds.' : 'ed.'})` : byNames,
    title: item.title,
    place: [
      named(genre ?? '', genre && (number ?? '')),
      container ?? archive,
      shown,
      ...parts,
      pages,
    ]
      .filter(Boolean)
      .join(', '),
    // What is a part of something is cited by the year.
    date: issuedDigits(item)
      .slice(0, isPart ? 1 : 3)
      .join('-'),
    url: item.DOI ? doiHref(item.DOI) : item.URL,
  };
}

/** A part with the word before it, if there is one. */
function named(word: string, part: string | undefined): string | undefined {
  return part === undefined ? undefined : `${word} ${part}`.trim();
}

const withAnd = new Intl.ListFormat('en-US');

function fullName(name: CslName): string {
  const { given, suffix, literal } = name;
  return literal === 'others' ? 'et al.' : displayName({ family: familyOf(name), given, suffix });
}
