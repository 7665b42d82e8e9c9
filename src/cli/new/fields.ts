import type { z } from 'zod';
import type { DraftRecord } from '#importers/draft.ts';
import { paperSchema } from '#schema/paper.ts';
import { faultBy, type Question } from '../frame/questions.ts';

type FieldName = Exclude<keyof DraftRecord, 'authorsComplete' | 'status' | 'added' | 'updated'>;

/** A field that a curator is asked for, or gives as a flag of the same name. */
export type Field = Question<FieldName>;

const text = (written: string) => written;
const split = (separator: RegExp) => (written: string) =>
  written
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** In the order in which they are asked for. */
export const fields: readonly Field[] = [
  { name: 'title', hint: 'as the paper has it; TeX between dollars', required: true, read: text },
  { name: 'authors', hint: 'Given Family; Family, Given', required: true, read: split(/;/) },
  {
    name: 'date',
    hint: 'first public version: 2024-07-05, 2024-07 or 2024',
    required: true,
    read: text,
  },
  {
    name: 'area',
    hint: 'tag of an area, the name of its file in areas/',
    required: true,
    read: text,
  },
  { name: 'abstract', hint: 'on one line', required: true, read: text },
  { name: 'code', hint: 'addresses of repositories, with spaces between', read: split(/\s+/) },
  { name: 'arxiv', hint: 'number alone, without version', read: text },
  { name: 'doi', hint: '10.1000/xyz', read: text },
  {
    name: 'pdf',
    hint: "address of the paper's PDF, or /pdf/NAME.pdf of a file in public/",
    read: text,
  },
  { name: 'url', hint: "address of the paper's page", read: text },
  { name: 'org', hint: 'slugs of organisations, with spaces between', read: split(/[\s,]+/) },
  {
    name: 'venue',
    hint: 'name, year and type, like Journal of Things 2025 journal',
    read: readVenue,
  },
  { name: 'links', hint: 'data set: https://…; video: https://…', read: readLinks },
  { name: 'id', hint: 'name of the file; made of author, year and title if empty', read: text },
];

/** What is wrong with a field's value, by the schema alone; undefined where nothing is. */
export function faultOf({ name }: Pick<Field, 'name'>, value: unknown): string | undefined {
  return faultBy(paperSchema.shape[name] as z.ZodType, value);
}

function readVenue(written: string): unknown {
  const [, name, year, type] = /^(.*?)\s+(\d{4})(?:\s+(\w+))?$/.exec(written.trim()) ?? [];
  return name === undefined ? written : { name, type: type ?? 'conference', year: Number(year) };
}

function readLinks(written: string): unknown {
  return split(/;/)(written).map((link) => {
    const [, label, url] = /^(.*?):\s*(\S+:\/\/\S+)$/.exec(link) ?? [];
    return label === undefined ? { label: link } : { label, url };
  });
}
