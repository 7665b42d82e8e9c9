import {
  type CitationOptions,
  type CitedPaper,
  type CslItem,
  type CslName,
  familyOf,
  toCslJson,
} from './csl-json.ts';
import { isIncomplete, namedPeople, openListNote } from './people.ts';

/**
 * A citation as an item of a CSL-JSON file, for programs that know nothing of this catalogue. Zotero
 * reads no particles and suffixes by themselves, no file with software in it, of which it knows as
 * books with a version, and no mark of an incomplete list: a note says that.
 */
export function toCslFile(paper: CitedPaper, options: CitationOptions = {}): CslItem {
  const item = toCslJson(paper, options);
  const isBook = item.type === 'book';
  const isSoftware = item.type === 'software';
  const open = isIncomplete(item) ? openListNote : undefined;
  const file = {
    ...item,
    author: people(item.author),
    editor: people(item.editor),
    translator: people(item.translator),
    'container-author': people(item['container-author']),
    ...(isBook && { edition: ownEdition(item), version: item.edition && item.version }),
    ...(isSoftware && { type: 'book', custom: { ...item.custom, type: 'software' } }),
    note: [open, item.note].filter(Boolean).join('. ') || undefined,
  };
  const texts = Object.entries(file).map(([name, value]) => [
    name,
    typeof value === 'string' && name !== 'URL' ? plainSigns(value) : value,
  ]);
  return Object.fromEntries(texts);
}

function people(list: CslItem['author']): readonly CslName[] | undefined {
  return list && namedPeople(list).map(wholeName);
}

/** A name in the parts that every program reads; processors of CSL tell the others themselves. */
function wholeName(name: CslName): CslName {
  const { literal, given, suffix } = name;
  if (literal !== undefined) return { literal };
  return { family: familyOf(name), given: [given, suffix].filter(Boolean).join(', ') || undefined };
}

/** A text in which nothing is read as a tag: none begins where a word joiner stands behind the bracket. */
export function plainSigns(text: string): string {
  return text.replace(/<(?=\/?[A-Za-z][^<>]*>)/g, '<\u2060');
}

/** The edition; of a book that has none its version, which books have not. */
export function ownEdition({ type, edition, version }: CslItem): string | undefined {
  return edition ?? (type === 'book' ? version : undefined);
}
