import type { ImportOptions, Parsed } from './draft.ts';
import { isListing, parseListing } from './listing.ts';

/** Reads one kind of payload. */
interface Importer {
  /** What the kind is, for the help text. */
  title: string;
  /** Whether a payload looks like this kind; the first that says so reads it. */
  recognises: (text: string) => boolean;
  parse: (text: string, options: ImportOptions) => Parsed;
}

/** The kinds of payload by the name that `--from` takes; a new source is one more row. */
export const importers: ReadonlyMap<string, Importer> = new Map([
  [
    'listing',
    {
      title: 'listing text of three lines a paper',
      recognises: isListing,
      parse: parseListing,
    },
  ],
]);

/** The name of the kind that a payload is of. */
export function detectKind(text: string): string | undefined {
  for (const [kind, { recognises }] of importers) if (recognises(text)) return kind;
  return undefined;
}
