import type { BibtexEntry } from './bibtex-entries.ts';
import type { SourceFields } from './source-fields.ts';

/** The keys of the entries that one takes fields from, its parent first. */
export function parentKeys({ fields }: BibtexEntry): string[] {
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
  parents: readonly BibtexEntry[],
): SourceFields {
  const has = new Set(entry.fields.map(({ name }) => name));
  for (const parent of parents) {
    const isShared = parent.type === 'xdata';
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
