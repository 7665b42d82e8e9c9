/** Fields that a query may name, as `author:doe`. */
export const fields = ['author', 'area', 'org', 'venue', 'year', 'type', 'has', 'title'] as const;

export type Field = (typeof fields)[number];

export type InField = { kind: 'field'; field: Field; value: string };

export type Leaf =
  /** A plain word; it finds its grammatical forms, or what begins with it if nothing has these. */
  | { kind: 'word'; text: string }
  /** Words that follow each other. */
  | { kind: 'phrase'; text: string }
  | InField
  /** A field with an impossible value, as it was typed: it asks nothing. */
  | { kind: 'unclear'; field: Field; text: string };

export type Not = { kind: 'not'; term: Leaf };

export type Or = { kind: 'or'; terms: readonly (Leaf | Not)[] };

export type Term = Leaf | Not | Or;

/** Everything in it must hold. */
export type Query = readonly Term[];

/** How the values of a field are written. */
export const howToWrite = {
  year: 'write a year as 2024 or a range as 2023..2025.',
  has: 'write has:code for papers with code.',
  sign: 'write OR, AND or NOT.',
} as const satisfies Partial<Record<Field | 'sign', string>>;

/**
 * Reads what a reader typed: `words "a phrase" +word -not a OR b author:doe area:AQ org:vela-lab
 * venue:ICML year:2023..2025 type:thesis has:code title:attention`. Values with spaces are quoted; a
 * plus quotes a word, and NOT or an exclamation mark are a minus, which leaves out each word of
 * parentheses behind it. OR joins its two neighbours; it, AND and NOT are written in capitals.
 * Everything else must hold at once, whether AND says so or not.
 *
 * Nothing is an error: a quote without its pair is left out, an operator without its neighbours
 * and one with an unknown name are plain words.
 */
export function parseQuery(text: string): Query {
  const terms: Term[] = [];
  const tokens = negated(withoutAnd(scan(text)));
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Leaf | Not | 'OR';
    const next = tokens[at + 1];
    const last = terms.at(-1);
    if (token === 'OR' && last && next && next !== 'OR') {
      terms[terms.length - 1] = {
        kind: 'or',
        terms: [...(last.kind === 'or' ? last.terms : [last]), next],
      };
      at++;
    } else {
      terms.push(token === 'OR' ? { kind: 'word', text: 'OR' } : token);
    }
  }
  return terms;
}

type Operator = 'OR' | 'AND' | 'NOT';

type Token = Leaf | Not | Operator;

/** Without each AND between two terms; another one is a word. */
function withoutAnd(tokens: readonly Token[]): Exclude<Token, 'AND'>[] {
  return tokens.flatMap((token, at) => {
    if (token !== 'AND') return [token];
    const [before, next] = [tokens[at - 1], tokens[at + 1]];
    const joins = typeof before === 'object' && next && next !== 'OR' && next !== 'AND';
    return joins ? [] : [{ kind: 'word', text: 'and' }];
  });
}

/** With each NOT and the term behind it as one; another one is a word. */
function negated(tokens: readonly Exclude<Token, 'AND'>[]): (Leaf | Not | 'OR')[] {
  const left: (Leaf | Not | 'OR')[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Exclude<Token, 'AND'>;
    const next = tokens[at + 1];
    if (token !== 'NOT') left.push(token);
    else if (typeof next !== 'object' || next.kind === 'not')
      left.push({ kind: 'word', text: 'not' });
    else {
      left.push({ kind: 'not', term: next });
      at++;
    }
  }
  return left;
}

/** What a space may part from a field before it. */
const begins = '\\s+(?=[-−–－!！+]*[\\p{L}\\p{N}"])';
const token = new RegExp(
  `(?<not>[-−–－!！]?)(?<very>\\+?)` +
    `(?:(?<field>[a-z]+):(?:(?<=(?<![a-z])(?:${fields.join('|')}):)${begins})?)?` +
    '(?:"(?<quoted>[^"]*)"|(?<bare>[^\\s"]+))',
  'giu',
);

function scan(text: string): Token[] {
  return [...ungrouped(withPairedQuotes(text)).matchAll(token)].flatMap(
    ({ 0: all, groups = {} }): Token[] => {
      const { not, very, field, quoted, bare } = groups;
      if (all === 'OR' || all === 'AND' || all === 'NOT') return [all];
      const leaves = leavesOf(field, quoted, bare).map(
        (leaf): Leaf => (very && leaf.kind === 'word' ? { ...leaf, kind: 'phrase' } : leaf),
      );
      return not ? leaves.map((term) => ({ kind: 'not', term })) : leaves;
    },
  );
}

const group = /(?<!\S)(?:NOT\s+|[-−–－!！])\(([^()":]+)\)/g;

/** With a minus before each word of parentheses that are not wanted. */
function ungrouped(text: string): string {
  return text.replace(group, (_, inner: string) =>
    inner.replace(/(?<!\S)(?:OR|AND)(?!\S)/g, '').replace(/\S+/g, '-$&'),
  );
}

/** Quotes of all kinds as straight ones; the last of an odd number is no quote. */
function withPairedQuotes(text: string): string {
  const straight = text.replace(/[“”„‟«»]/g, '"');
  const quotes = straight.split('"').length - 1;
  if (quotes % 2 === 0) return straight;
  const last = straight.lastIndexOf('"');
  return `${straight.slice(0, last)} ${straight.slice(last + 1)}`;
}

function leavesOf(name?: string, quoted?: string, bare?: string): Leaf[] {
  const text = (quoted ?? bare ?? '').trim().replace(/\s+/g, ' ');
  const field = fields.find((known) => known === name?.toLowerCase());
  if (field && text) {
    const value = readValue(field, text);
    if (value) return [{ kind: 'field', field, value }];
    return [{ kind: 'unclear', field, text: `${field}:${valueInText(text)}` }];
  }
  if (bare) return [{ kind: 'word', text: name ? `${name}:${bare}` : bare }];
  // In capitals it would be read as an operator once it is written without its colon.
  const isOperator = /^(?:OR|AND|NOT)$/.test(name ?? '');
  const word: Leaf[] = name ? [{ kind: 'word', text: isOperator ? name.toLowerCase() : name }] : [];
  return text ? [...word, { kind: 'phrase', text }] : word;
}

function readValue(field: Field, text: string): string | undefined {
  if (field === 'year') return isYears(text) ? text : undefined;
  if (field === 'has') return text.toLowerCase() === 'code' ? 'code' : undefined;
  return text;
}

/** A query as a reader would type it: `parseQuery` of it gives the same query. */
export function formatQuery(query: Query): string {
  return query.map(formatTerm).join(' ');
}

function valueInText(value: string): string {
  return value.includes(' ') ? `"${value}"` : value;
}

function formatTerm(term: Term): string {
  switch (term.kind) {
    case 'word':
      return term.text;
    case 'phrase':
      return `"${term.text}"`;
    case 'field':
      return `${term.field}:${valueInText(term.value)}`;
    case 'unclear':
      return term.text;
    case 'not':
      return `-${formatTerm(term.term)}`;
    case 'or':
      return term.terms.map(formatTerm).join(' OR ');
  }
}

const form = /^(\d{4})?(?:(\.\.)(\d{4})?)?$/;

/** A year or a range of years, open at either end: `2023`, `2023..2025`, `2023..`, `..2020`. */
export function isYears(text: string): boolean {
  const [, from, dots, to] = form.exec(text) ?? [];
  return (from ?? to) !== undefined && !(from && dots && to && from > to);
}

/** Says of a year or range which of the known years it means. */
export function yearsIn(known: readonly { value: string }[]): (years: string) => string[] {
  return (years) => {
    const [, from, dots, to] = form.exec(years) ?? [];
    const first = from ?? '0000';
    const last = dots ? (to ?? '9999') : first;
    return known.map(({ value }) => value).filter((year) => year >= first && year <= last);
  };
}
