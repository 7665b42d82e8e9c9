import type { z } from 'zod';
import type { Content } from '#catalog/content.ts';
import { nearest } from '#catalog/nearest.ts';
import type { DraftRecord } from '#importers/draft.ts';
import { paperFields } from '#schema/paper.ts';
import type { AreaRecord } from '#schema/registries.ts';
import { areasInWords, listed } from '../frame/content.ts';
import { askQuestions, faultBy, type Question, type Terminal } from '../frame/questions.ts';

type FieldName = Exclude<keyof DraftRecord, 'authorsComplete' | 'status' | 'added' | 'updated'>;

/** A field that a curator is asked for, or gives as a flag of the same name. */
export type Field = Question<FieldName>;

const text = (written: string) => written;
const split = (separator: RegExp) => (written: string) =>
  written.split(separator).flatMap((part) => part.trim() || []);

const table: [name: FieldName, read: Field['read'], hint: string, required?: 'required'][] = [
  ['title', text, 'as the paper has it; TeX between dollars', 'required'],
  ['authors', split(/;/), 'Given Family; Family, Given', 'required'],
  ['date', text, 'first public version: 2024-07-05, 2024-07 or 2024', 'required'],
  ['area', readArea, 'tag of an area, the name of its file in areas/; or several'],
  ['abstract', text, 'on one line'],
  ['type', text, 'book, thesis, report and the like; follows from the venue if empty'],
  ['code', split(/\s+/), 'addresses of repositories, with spaces between'],
  ['arxiv', text, 'number alone, without version'],
  ['doi', text, '10.1000/xyz'],
  ['pdf', text, "address of the paper's PDF, or /pdf/NAME.pdf of a file in public/"],
  ['url', text, "address of the paper's page"],
  ['org', split(/[\s,]+/), 'slugs of organisations, with spaces between'],
  ['venue', readVenue, 'name, year and type, like Journal of Things 2025 journal'],
  ['links', readLinks, 'data set: https://…; video: https://…'],
  ['id', text, 'name of the file; made of author, year and title if empty'],
];

export const fields: readonly Field[] = table.map(([name, read, hint, required]) => {
  return { name, hint, read, required: required !== undefined };
});

/** What is wrong with a field's value, by the schema alone; undefined where nothing is. */
export function faultOf({ name }: Pick<Field, 'name'>, value: unknown): string | undefined {
  const isNobody = name === 'authors' && Array.isArray(value) && value.length === 0;
  if (isNobody) return 'is empty; write at least one name, like ["Jane Doe"]';
  return faultBy(paperFields.shape[name] as z.ZodType, value);
}

/** Degrees between the hues of areas that come one after the other: the golden angle. */
const GOLDEN = 137.5;

/**
 * An area that is named beside its tag, with a hue of its own where it is not there yet: `AQ:
 * Aquatics`; undefined for all else, also where the tag is that of another area.
 */
export function namedArea(
  written: string,
  areas: Content['areas'],
): [tag: string, area: AreaRecord] | undefined {
  const [, tag = '', name = ''] = /^\s*([A-Za-z][A-Za-z0-9-]*):\s*(\S.*?)\s*$/.exec(written) ?? [];
  const there = areas.get(tag);
  if (there?.name === name) return [tag, there];
  if (name === '' || there) return undefined;
  return [tag, { name, hue: Math.round((areas.size * GOLDEN) % 360) }];
}

/** One tag as it is, several as a list. */
function readArea(written: string): unknown {
  const tags = split(/[\s,;]+/)(written);
  return tags.length > 1 ? tags : tags[0];
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

const registries = {
  area: {
    name: 'areas',
    what: 'areas',
    lines:
      'the lines "name: Its Full Name" and "hue: 200", a colour from 0 to 360, or answer "TAG: Its Full Name"',
  },
  org: { name: 'orgs', what: 'organisations', lines: 'the line "name: Its Name"' },
} as const;

/** Which value of a field no registry has, what is there, and how to add it; else undefined. */
export function unknownKey(
  { name }: Pick<Field, 'name'>,
  value: unknown,
  { content, folder }: { content: Content; folder: string },
): string | undefined {
  if (name !== 'area' && name !== 'org') return undefined;
  const { name: registry, what, lines } = registries[name];
  const keys = [value].flat().map(String);
  const missing = keys.find((key) => !content[registry].has(key));
  if (missing === undefined) return undefined;
  const known = listed(nearestFirst(missing, content[registry]), 6);
  const there = known ? `the ${what} are ${known}` : `there are no ${what} yet`;
  return `"${missing}" is not known; ${there}; to add it, write ${folder}/${registry}/${missing}.yaml with ${lines}`;
}

/** A hint that names tags of the catalogue that is there. */
export function registryHint({ name }: Field, content: Content): string | undefined {
  return name === 'area' ? areasInWords(content.areas) : undefined;
}

/** The keys like the word, then those whose entry's name has it, then the others. */
function nearestFirst(word: string, entries: ReadonlyMap<string, { name: string }>): string[] {
  const hasWord = ([, { name }]: [string, { name: string }]) =>
    name.toLowerCase().includes(word.toLowerCase());
  const named = [...entries].filter(hasWord).map(([key]) => key);
  const guess = nearest(word, entries.keys());
  return [...new Set([...(guess ? [guess] : []), ...named, ...entries.keys()])];
}

interface Curator extends Terminal {
  /** What else may be wrong with a field, such as an area that no registry has. */
  check: (field: Field, value: unknown) => string | undefined;
  /** What this catalogue says of a field, where that is more than the general hint. */
  hint?: (field: Field) => string | undefined;
}

/** Asks for each field of a record that is not given; undefined when the input ends before that. */
export async function askFields(given: DraftRecord, curator: Curator) {
  const asked = fields.map((field) => ({ ...field, hint: curator.hint?.(field) ?? field.hint }));
  const check = (field: Field, value: unknown) =>
    faultOf(field, value) ?? curator.check(field, value);
  const record = await askQuestions(asked, given, { ...curator, check });
  return record as DraftRecord | undefined;
}
