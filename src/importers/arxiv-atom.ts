import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { countLines, type ImportOptions, type Reading } from './draft.ts';
import { paragraphs } from './html-text.ts';
import { readAddresses, readArxiv, readDoi } from './identify.ts';
import { readOneName } from './names.ts';
import { type Reference, referenceToDraft, textOf } from './reference.ts';
import { SourceFields } from './source-fields.ts';

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

/** Reads an answer of the arXiv API, each entry by itself: a broken one does not take others with it. */
export function* readAtom(text: string, options: ImportOptions): Generator<Reading> {
  let line = 1;
  for (const part of text.split(/(?=<entry[\s>])/)) {
    const [xml = ''] = part.split(/(?<=<\/entry>)/, 1);
    if (part.startsWith('<entry')) yield readEntry(xml, line, options);
    line += countLines(part);
  }
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
  const fields = Object.entries(entry).map(([name, value]) => {
    return { name, value: textOf(value) ?? JSON.stringify(value), line };
  });
  const source = new SourceFields(line, fields);
  const text = (name: string) => source.take(name, () => textOf(entry[name]));
  const list = (name: string) =>
    source.take(name, () =>
      [entry[name]].flat().filter((item) => typeof item === 'object' && item !== null),
    ) as Element[] | undefined;
  const comment = source.peek('comment') ?? '';
  const withdrawn =
    /\b(?:paper|article|submission|manuscript) (?:has been|is|was) withdrawn\b/i.test(comment);
  const names = (list('author') ?? []).map((author) => readOneName(textOf(author['name']) ?? ''));
  const arxiv = source.take('id', readArxiv);
  source.merge('updated');
  return {
    source,
    type: 'preprint',
    title: text('title')?.replace(/\s+/g, ' '),
    authors: names.flatMap(({ people }) => people),
    isOpen: names.some(({ open }) => open),
    date: (text('published') ?? '').slice(0, 10).split('-').map(Number).filter(Boolean),
    doi: source.take('doi', readDoi),
    arxiv,
    categories: [...(list('primary_category') ?? []), ...(list('category') ?? [])].map((it) =>
      textOf(it['@term']),
    ),
    addresses: (list('link') ?? [])
      .filter((link) => !['alternate', 'self', 'related'].includes(String(link['@rel'])))
      .flatMap((link) => readAddresses(textOf(link['@href'])) ?? [])
      .map((url) => ({ url })),
    // arXiv marks a paragraph with two spaces at the beginning of its line.
    abstract: paragraphs((text('summary') ?? '').replace(/\n {2,}/g, '\n\n')),
    status: withdrawn ? source.take('comment', () => 'withdrawn') : undefined,
  };
}
