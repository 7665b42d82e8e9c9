import { type Field, fields, type Leaf, type Not, type Query, type Term } from './tree.ts';
import { isYears } from './years.ts';

/**
 * Reads what a reader typed: `words "a phrase" -not a OR b author:doe area:AQ org:vela-lab
 * venue:ICML year:2023..2025 has:code title:attention`. Values with spaces are quoted. OR joins
 * its two neighbours and is written in capitals; everything else must hold at once.
 *
 * Nothing is an error: a quote without its pair is left out, an OR without two neighbours and an
 * operator with an unknown name or an impossible value are plain words.
 */
export function parseQuery(text: string): Query {
  const terms: Term[] = [];
  const tokens = scan(text);
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
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

type Token = Leaf | Not | 'OR';

const token = /(?<not>-?)(?:(?<field>[A-Za-z]+):)?(?:"(?<quoted>[^"]*)"|(?<bare>[^\s"]+))/g;

function scan(text: string): Token[] {
  return [...withPairedQuotes(text).matchAll(token)].flatMap(({ groups = {} }): Token[] => {
    const { not, field, quoted, bare } = groups;
    if (!not && !field && bare === 'OR') return ['OR'];
    const leaves = leavesOf(field, quoted, bare);
    return not ? leaves.map((term) => ({ kind: 'not', term })) : leaves;
  });
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
  const field = fieldNamed(name);
  const value = field && readValue(field, text);
  if (field && value) return [{ kind: 'field', field, value }];
  if (bare) return [{ kind: 'word', text: name ? `${name}:${bare}` : bare }];
  // In capitals it would be read as an operator once it is written without its colon.
  const word: Leaf[] = name ? [{ kind: 'word', text: name === 'OR' ? 'or' : name }] : [];
  return text ? [...word, { kind: 'phrase', text }] : word;
}

function fieldNamed(name: string | undefined): Field | undefined {
  return fields.find((field) => field === name?.toLowerCase());
}

function readValue(field: Field, text: string): string | undefined {
  if (field === 'year') return isYears(text) ? text : undefined;
  if (field === 'has') return text.toLowerCase() === 'code' ? 'code' : undefined;
  return text;
}
