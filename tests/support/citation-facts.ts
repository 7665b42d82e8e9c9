import { Cite } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import type { Entry } from '@retorquere/bibtex-parser';
import { type CslItem, familyOf } from '#formats/cite/csl-json.ts';

/** What a citation says, whatever form it came in. */
export interface Facts {
  id: string;
  title: string;
  /** "family|given|suffix" of each. */
  authors: string[];
  /** Whether there are more authors. */
  more: boolean;
  date: number[];
  container?: string | undefined;
  series?: string | undefined;
  volume?: string | undefined;
  pages?: string | undefined;
  publisher?: string | undefined;
  doi?: string | undefined;
  url?: string | undefined;
  keyword?: string | undefined;
  note?: string | undefined;
  abstract?: string | undefined;
}

/** What citation-js reads in a file of BibTeX, RIS or CSL-JSON. */
export function readWithCitationJs(source: string): Facts[] {
  // An abstract may look like another format; only the beginning says what the file is.
  const type = source.startsWith('TY  - ') && { forceType: '@ris/file' };
  const { data } = new Cite(source, { generateGraph: false, ...type });
  return (data as unknown as CslItem[]).map(factsOf);
}

export function factsOf(item: CslItem): Facts {
  const names = item.author ?? [];
  const authors = names.filter((name) => familyOf(name) !== 'others');
  return {
    id: item.id,
    title: item.title,
    authors: authors.map((name) => nameOf(familyOf(name), name.given, name.suffix)),
    more: authors.length < names.length,
    date: item.issued['date-parts'][0],
    container: item['container-title'],
    series: item['collection-title'],
    volume: item.volume,
    pages: item.page?.replace(/\s*[-–]+\s*/g, '-'),
    publisher: item.publisher,
    doi: item.DOI,
    url: item.URL,
    keyword: item.keyword,
    note: item.note,
    abstract: item.abstract?.replaceAll('\n', ' '),
  };
}

/** An entry as the parser of Better BibTeX reads it. */
export function factsOfEntry({ key, fields }: Entry): Facts {
  const names = fields.author ?? [];
  const authors = names.filter(({ lastName }) => lastName !== 'others');
  return {
    id: key,
    title: fields.title ?? '',
    authors: authors.map(({ name, lastName, firstName, prefix, suffix }) =>
      nameOf(name ?? [prefix, lastName].filter(Boolean).join(' '), firstName, suffix),
    ),
    more: authors.length < names.length,
    date: [fields.year, fields.month, fields.day].filter(Boolean).map(Number),
    container: fields.journal ?? fields.booktitle,
    series: fields.series,
    volume: fields.volume,
    pages: fields.pages?.replace(/\s*[-–]+\s*/g, '-'),
    publisher: fields.howpublished,
    doi: fields.doi,
    url: fields.url,
    keyword: fields.keywords?.join(', '),
    note: fields.note,
    abstract: fields.abstract?.replace(/\s+/g, ' '),
  };
}

/** One form of the quotes, dashes and accents for which TeX has its own signs. */
function untypeset(text = ''): string {
  return text
    .replace(/[‘’`]/g, "'")
    .replace(/[“”]|''/g, '"')
    .replace(/[‐‑–—]|-{2,3}/g, '-')
    .replace(/\s+/g, ' ')
    .normalize('NFC');
}

/** What two readings of the same citations disagree on, as `id, field: this instead of that`. */
export function differences(read: readonly Facts[], expected: readonly Facts[]): string[] {
  const missing = read.length === expected.length ? [] : [`${read.length} of ${expected.length}`];
  const found = expected.flatMap((facts, at) =>
    (Object.keys(facts) as (keyof Facts)[]).flatMap((field) => {
      const [is, should] = [read[at]?.[field], facts[field]].map((value) =>
        untypeset(JSON.stringify(value)),
      );
      return is === should ? [] : [`${facts.id}, ${field}: ${is} instead of ${should}`];
    }),
  );
  return [...missing, ...found];
}

function nameOf(family: string, given?: string, suffix?: string): string {
  return [family, given, suffix].filter(Boolean).join('|');
}
