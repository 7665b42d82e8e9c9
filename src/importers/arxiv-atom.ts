import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { parsePersonName } from '#schema/person-name.ts';
import { countLines, type ImportOptions, type Reading } from './draft.ts';
import { paragraphs } from './html-text.ts';
import { type Reference, referenceToDraft } from './reference.ts';

type Element = Record<string, unknown>;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  removeNSPrefix: true,
  trimValues: true,
  htmlEntities: true,
  isArray: (name) => ['author', 'category', 'link'].includes(name),
});

/** Whether a payload is an Atom feed. */
export function isAtom(text: string): boolean {
  return /<(?:\w+:)?feed\b[^>]*http:\/\/www\.w3\.org\/2005\/Atom/.test(text.slice(0, 5000));
}

/**
 * Reads an answer of the arXiv API (https://info.arxiv.org/help/api/user-manual.html, section 4).
 * Each entry is parsed on its own, so that a broken one does not take the others with it.
 */
export function* readAtom(text: string, options: ImportOptions = {}): Generator<Reading> {
  let line = 1;
  let counted = 0;
  for (const { index } of text.matchAll(/<entry[\s>]/g)) {
    line += countLines(text.slice(counted, index));
    counted = index;
    yield readEntry(entryAt(text, index), line, options);
  }
}

/** Up to the end of the entry, or to the next one where that is missing. */
function entryAt(text: string, start: number): string {
  const close = text.indexOf('</entry>', start);
  const next = text.indexOf('<entry', start + 1);
  return close >= 0 && (next < 0 || close < next)
    ? text.slice(start, close + '</entry>'.length)
    : text.slice(start, next < 0 ? undefined : next);
}

function readEntry(xml: string, line: number, options: ImportOptions): Reading {
  const fault = XMLValidator.validate(xml);
  if (fault !== true) {
    return { line: line + fault.err.line - 1, message: `is not valid XML: ${fault.err.msg}` };
  }
  try {
    const { entry } = parser.parse(xml) as { entry?: Element };
    if (typeof entry !== 'object') return { line, message: 'is an empty entry; remove it' };
    if (textOf(entry['title']) === 'Error')
      return { line, message: `arXiv says: ${textOf(entry['summary']) ?? 'an error'}` };
    return referenceToDraft(toReference(entry, line), options);
  } catch (error) {
    return { line, message: `is not valid XML: ${(error as Error).message}` };
  }
}

function toReference(entry: Element, line: number): Reference {
  const text = (name: string) => textOf(entry[name]);
  const comment = text('comment') ?? '';
  const withdrawn =
    /\b(?:paper|article|submission|manuscript) (?:has been|is|was) withdrawn\b/i.test(comment);
  const isOwn = (link: Element) => ['alternate', 'self', 'related'].includes(String(link['@rel']));
  const categories = [...listOf(entry['primary_category']), ...listOf(entry['category'])];
  return {
    line,
    title: text('title')?.replace(/\s+/g, ' '),
    authors: listOf(entry['author']).flatMap((author) => {
      const name = textOf(author['name']);
      return name ? parsePersonName(name) : [];
    }),
    date: (text('published') ?? '').slice(0, 10).split('-').map(Number).filter(Boolean),
    doi: text('doi'),
    arxiv: text('id'),
    categories: categories.map((category) => textOf(category['@term'])),
    urls: listOf(entry['link'])
      .filter((link) => !isOwn(link))
      .map((link) => textOf(link['@href'])),
    // arXiv marks a paragraph with two spaces at the beginning of its line.
    abstract: paragraphs((text('summary') ?? '').replace(/\n {2,}/g, '\n\n')),
    status: withdrawn ? 'withdrawn' : undefined,
    left: [
      ['journal_ref', text('journal_ref')],
      ['comment', withdrawn ? undefined : comment],
    ],
  };
}

function listOf(value: unknown): Element[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((item) => typeof item === 'object' && item !== null) as Element[];
}

function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return textOf(value[0]);
  const text = typeof value === 'object' && value !== null ? (value as Element)['#text'] : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}
