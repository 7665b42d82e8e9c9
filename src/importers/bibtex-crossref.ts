import type { BibtexEntry } from './bibtex-entries.ts';
import type { SourceFields } from './source-fields.ts';

/** An entry that another takes fields from; as its own, where it is only data for others. */
interface Ancestor {
  entry: BibtexEntry;
  isShared: boolean;
}

/** No real chain is longer, and one of all entries of a file would be read once for each of them. */
const MOST_ANCESTORS = 20;

/** The entries that one takes fields from, the nearest first, as biber follows them. */
export function ancestorsOf(
  entry: BibtexEntry,
  entries: ReadonlyMap<string, BibtexEntry>,
): Ancestor[] {
  const found: Ancestor[] = [];
  const isKnown = (other: BibtexEntry) =>
    other === entry || found.some((ancestor) => ancestor.entry === other);
  for (let at = -1; at < found.length && found.length < MOST_ANCESTORS; at += 1) {
    const { entry: child, isShared } = found[at] ?? { entry, isShared: true };
    for (const key of parentKeys(child)) {
      const parent = entries.get(key);
      if (parent === undefined || isKnown(parent)) continue;
      found.push({ entry: parent, isShared: isShared && parent.type === 'xdata' });
    }
  }
  return found;
}

function parentKeys({ fields }: BibtexEntry): string[] {
  const keysOf = (name: string) =>
    fields.filter((field) => field.name === name).flatMap(({ value }) => value.split(','));
  return [...keysOf('crossref'), ...keysOf('xdata')]
    .map((key) => key.trim().toLowerCase())
    .filter(Boolean);
}

/** What a child never takes from a work that it is a part of. */
const ownFields = new Set(
  `author abstract doi url eprint eprinttype archiveprefix primaryclass eprintclass pages pagetotal note
  keywords crossref xdata ids subtitle shorttitle file pdf html slides video code language`.split(
    /\s+/,
  ),
);

/**
 * https://www.ctan.org/pkg/btxdoc, section 3.1, and biblatex's table of inheritance: what an entry
 * lacks comes from its parent, whose title is that of the book. The fields of the entry itself stay
 * accounted for; those of the parent are accounted for where it stands, since it is a work too.
 */
export function inherit(
  own: SourceFields,
  entry: BibtexEntry,
  parents: readonly Ancestor[],
): SourceFields {
  const has = new Set(entry.fields.map(({ name }) => name));
  for (const { entry: parent, isShared } of parents) {
    for (const { name, value, line } of parent.fields) {
      const renamed = isShared ? name : (renames.get(name) ?? name);
      if (value.trim() === '' || has.has(renamed) || (!isShared && ownFields.has(renamed)))
        continue;
      if (parent.type === entry.type && name === 'title') continue;
      own.lend({ name: renamed, value, line });
      has.add(renamed);
    }
  }
  return own;
}

const renames = new Map([
  ['title', 'booktitle'],
  ['subtitle', 'booksubtitle'],
  ['author', 'bookauthor'],
]);
