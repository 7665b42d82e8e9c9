import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAddress, writeAddress } from '#search/engine/query/address.ts';
import { formatQuery, parseQuery } from '#search/engine/query/parse.ts';
import { facets, sorts } from '#search/engine/query/state.ts';
import { expectAlways, textsOf } from '../support/fuzz.ts';

const pieces = [
  ...['moe', 'OR', 'or', '-', '--', '"', '“', '«', "'", ' ', '\t', '\u00a0', ':', '..', '(', ')'],
  ...['author:', 'area:AQ', 'org:', 'venue:"', 'title:', 'year:2023..', 'year:..', 'has:code'],
  ...['-author:"Yo Sun"', '2024', '2023..2025', 'C++', 'test-time', '王伟', 'é', '\u0301'],
];
const kinds = ['word', 'phrase', 'field', 'unclear', 'not', 'or'];

test('any query is read, and as the same once it was written', () => {
  expectAlways(textsOf(pieces), (text) => {
    const query = parseQuery(text);
    expect(parseQuery(formatQuery(query))).toEqual(query);
    for (const { kind } of query) expect(kinds).toContain(kind);
    expect(JSON.stringify(query).length).toBeLessThan(80 * (text.length + 10));
  });
});

const names = ['q', ...facets, 'sort', 'show', '__proto__', 'constructor', 'toString', ''];
const value = textsOf(
  [...pieces, ...sorts, '1', '15', '-1', '1e9', 'AQ', 'aq', '-AQ', 'yo-sun'],
  5,
);
const params = fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 12 });
/** Addresses that no form has written. */
const raw = textsOf(
  ['?', '&', '=', '%', '%2', '%00', '%F0%9F', '+', '#', ';', 'q=', 'area=', 'show='],
  12,
);

test('any address is read, and as the same once it was written', () => {
  expectAlways(fc.oneof(params, raw), (written) => {
    const { state, notes } = readAddress(new URLSearchParams(written));
    const address = writeAddress(state);
    expect(address).toMatch(/^(?:\?[\w.~*+%&=-]*)?$/);
    expect(readAddress(new URLSearchParams(address))).toEqual({ state, notes: [] });
    expect(state.show).toBeGreaterThan(0);
    expect(state.show).toBeLessThanOrEqual(1500);
    expect([undefined, ...sorts]).toContain(state.sort);
    expect(Object.keys(state.filters).sort()).toEqual([...facets].sort());
    for (const note of notes) expect(note.length).toBeLessThan(2000);
  });
});
