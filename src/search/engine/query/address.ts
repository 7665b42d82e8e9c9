import { howToWrite, isYears } from './parse.ts';
import {
  type Choice,
  type Facet,
  facets,
  filtersOf,
  type Known,
  knownSpelling,
  type SearchState,
  STEP,
  sorts,
} from './state.ts';

/** Says that no word of the text is to be corrected. */
const AS_TYPED = 'as-typed';

const LONGEST_TEXT = 500;
const MOST_SHOWN = 1500;

export interface ReadAddress {
  state: SearchState;
  /** Sentences about what made no sense and was left out. */
  notes: readonly string[];
}

/**
 * Reads a state from an address such as `/?q=…&area=AQ&area=BT&author=-jane-doe&year=2023..2025
 * &code=1&sort=date&show=30`; a minus excludes. Whatever makes no sense is left out with a
 * sentence that says so; parameters of others are ignored. With `known`, values that the
 * catalogue does not have are left out too, and the case of the others is mended.
 */
export function readAddress(params: URLSearchParams, known: Known = {}): ReadAddress {
  const notes: string[] = [];
  const { q, notes: cut } = readText(params.getAll('q').join(' '));
  notes.push(...cut);
  const filters = filtersOf((facet) => readChoice(params.getAll(facet), facet, known, notes));
  const order = params.get('sort');
  const sort = sorts.find((name) => name === order);
  if (order && !sort) notes.push(`“${order}” is no order; use ${sorts.join(', ')}.`);
  const count = params.get('show') ?? '';
  const asked = /^\d{1,6}$/.test(count) ? Number(count) : 0;
  if (count && asked === 0) notes.push(`“${count}” is no number of papers to show.`);
  const show = Math.min(Math.max(asked, STEP), MOST_SHOWN);
  const state = { q, filters, sort, show };
  const asTyped = params.has(AS_TYPED) && q !== '';
  return { state: asTyped ? { ...state, asTyped } : state, notes };
}

/** What of a text is searched for: as much as an address can hold. */
export function readText(text: string): { q: string; notes: string[] } {
  const whole = text.trim();
  const isCut = whole.length > LONGEST_TEXT;
  const note = `Only the first ${LONGEST_TEXT} characters of the query are used.`;
  return { q: whole.slice(0, LONGEST_TEXT).trim().toWellFormed(), notes: isCut ? [note] : [] };
}

/** The address of a state, from the `?` on, empty for the start; one spelling for each state. */
export function writeAddress({ q, asTyped, filters, sort, show }: SearchState): string {
  const params = new URLSearchParams();
  if (q.trim()) params.append('q', q.trim());
  if (q.trim() && asTyped) params.append(AS_TYPED, '1');
  for (const facet of facets) {
    for (const value of filters[facet].include) params.append(facet, value);
    for (const value of filters[facet].exclude) params.append(facet, `-${value}`);
  }
  if (sort) params.append('sort', sort);
  if (show !== STEP) params.append('show', String(show));
  const text = params.toString();
  return text && `?${text}`;
}

function readChoice(
  written: readonly string[],
  facet: Facet,
  known: Known,
  notes: string[],
): Choice {
  const include = new Set<string>();
  const exclude = new Set<string>();
  for (const text of written) {
    if (text === '') continue;
    const bare = text.replace(/^-/, '');
    const value = readValue(facet, bare, known);
    if (value === undefined) notes.push(`“${bare}” is left out: ${complaint[facet]}`);
    else (text === bare ? include : exclude).add(value);
  }
  const contradictions = [...include].filter((value) => exclude.has(value));
  for (const value of contradictions) {
    include.delete(value);
    notes.push(`“${value}” was both wanted and excluded; it is excluded.`);
  }
  return { include: [...include], exclude: [...exclude] };
}

const complaint: Record<Facet, string> = {
  area: 'no area has this tag.',
  author: 'no author has this address.',
  org: 'no organisation has this address.',
  venue: 'no venue has this address.',
  year: howToWrite.year,
  type: 'no work is of this type.',
  code: 'write code=1 for papers with code.',
};

function readValue(facet: Facet, text: string, known: Known): string | undefined {
  if (facet === 'year') return isYears(text) ? text : undefined;
  if (facet === 'code') return text === '1' ? text : undefined;
  if (known[facet]) return knownSpelling(known[facet], text);
  return /^[A-Za-z0-9][A-Za-z0-9-]*$/.test(text) ? text : undefined;
}
