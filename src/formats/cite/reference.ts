import { doiHref } from '#catalog/urls.ts';
import { pageParts } from '#text/pages.ts';
import { escapeMarkdown, markdownLink } from '#text/to-markdown.ts';
import { summarize } from '#text/to-plain.ts';
import { type CitedPaper, type CslName, issuedDigits, toCslJson } from './csl-json.ts';

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
  const names = (item.author ?? item.editor ?? []).map(fullName);
  const isEdited = item.author === undefined;
  const isPart = container !== undefined;
  const byNames = names.at(-1) === 'et al.' ? names.join(', ') : withAnd.format(names);
  // For a preprint, the archive and its number.
  const archive = item.number?.startsWith('arXiv:') ? item.number : item.publisher;
  const genre = isPart || item.genre === 'preprint' ? undefined : item.genre;
  const part = series ? [series, volume].filter(Boolean).join(' ') : volume && `volume ${volume}`;
  const edition = item.edition && `edition ${item.edition}`;
  const issue = item.issue && `issue ${item.issue}`;
  const pages = item.page && `pages ${pageParts(item.page).join('–')}`;
  return {
    authors: isEdited ? `${byNames} (${names.length > 1 ? 'eds.' : 'ed.'})` : byNames,
    title: item.title,
    place: [genre, container ?? archive, edition, part, issue, pages].filter(Boolean).join(', '),
    // What is a part of something is cited by the year.
    date: issuedDigits(item)
      .slice(0, isPart ? 1 : 3)
      .join('-'),
    url: item.DOI ? doiHref(item.DOI) : item.URL,
  };
}

const withAnd = new Intl.ListFormat('en-US');

function fullName(name: CslName): string {
  const { given, 'non-dropping-particle': particle, family, suffix, literal } = name;
  if (literal === 'others') return 'et al.';
  return literal ?? [given, particle, family, suffix].filter(Boolean).join(' ');
}
