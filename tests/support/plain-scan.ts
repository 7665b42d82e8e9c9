import type { CatalogPaper } from '#catalog/catalog.ts';
import type { Facet, Filters } from '#search/query/state.ts';
import { stem } from '#search/stem.ts';
import { fold } from '#text/fold.ts';
import { toPlain } from '#text/to-plain.ts';

/**
 * What a search has to find, decided by looking at each record, written apart from the search.
 * A word finds a text that has a word whose stem begins with the word's stem. The words of a text
 * are what stands between spaces, without signs, and its parts of two letters and more between
 * signs, at a capital after a small letter, and between letters and digits.
 */
export interface Scanned {
  paper: CatalogPaper;
  /** Title, authors and abstract: by place, the stems of all forms of the word there. */
  fields: readonly (readonly (readonly string[])[])[];
  stems: readonly string[];
}

export function scan(paper: CatalogPaper): Scanned {
  const fields = [
    toPlain(paper.title),
    paper.authors.map(({ name }) => name).join(' '),
    toPlain(paper.abstract),
  ].map(stemsByPlace);
  return { paper, fields, stems: [...new Set(fields.flat(2))] };
}

export function hasWord({ stems }: Scanned, word: string): boolean {
  const beginning = stem(fold(word));
  return stems.some((own) => own.startsWith(beginning));
}

export function hasPhrase({ fields, stems }: Scanned, words: readonly string[]): boolean {
  const wanted = words.map((word) => stem(fold(word)));
  if (!wanted.every((own) => stems.includes(own))) return false;
  return fields.some((places) =>
    places.some((_, at) => wanted.every((own, step) => places[at + step]?.includes(own))),
  );
}

export function hasValue({ paper }: Scanned, facet: Facet, value: string): boolean {
  switch (facet) {
    case 'area':
      return paper.area.tag === value;
    case 'author':
      return paper.authors.some(({ author }) => author.slug === value);
    case 'org':
      return paper.orgs.some(({ slug }) => slug === value);
    case 'year': {
      const [from, to] = value.includes('..') ? value.split('..') : [value, value];
      const year = Number(paper.date.slice(0, 4));
      return year >= Number(from || 0) && year <= Number(to || 9999);
    }
    case 'code':
      return paper.code.length > 0;
  }
}

/** Whether a paper passes the filters, those of one facet left aside. */
export function passes(scanned: Scanned, filters: Filters, aside?: Facet): boolean {
  return (Object.keys(filters) as Facet[]).every((facet) => {
    const { include, exclude } = filters[facet];
    if (facet === aside) return true;
    if (exclude.some((value) => hasValue(scanned, facet, value))) return false;
    return include.length === 0 || include.some((value) => hasValue(scanned, facet, value));
  });
}

function stemsByPlace(text: string): string[][] {
  return text
    .split(/\s+/)
    .map((word) => {
      const folded = fold(word);
      const given = folded === word.toLowerCase() ? word : folded;
      const parts = given
        .replace(/[^\p{L}\p{N}\p{M}]/gu, ' ')
        .replace(/(?<=[\p{Ll}\p{Lo}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, ' ')
        .replace(/(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})/gu, ' ')
        .split(' ')
        .filter((part) => part.length > 1);
      return [given.replace(/[^\p{L}\p{N}\p{M}_]/gu, ''), ...parts];
    })
    .map((forms) => forms.map((form) => stem(form.toLowerCase())));
}
