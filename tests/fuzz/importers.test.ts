import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { citationFile, citationFormats } from '#formats/cite/citation-formats.ts';
import { draftToMdx } from '#importers/draft.ts';
import { detectKind, importers } from '#importers/kinds.ts';
import { type PaperInput, paperSchema } from '#schema/paper.ts';
import { splitFrontMatter } from '#sources/mdx-paper.ts';
import { readContent } from '#sources/read-content.ts';
import { parseYamlRecord } from '#sources/yaml-record.ts';
import { expectAlways, harmed, textsOf } from '../support/fuzz.ts';
import { citedPaper } from '../support/papers.ts';

const { content } = await readContent('tests/fixtures/site');
const papers = content.papers.slice(0, 3).map(({ record }) => citedPaper(record, content.areas));
const fixtures = new URL('../fixtures/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, fixtures), 'utf8').slice(0, 6000);
const entry =
  '<entry><id>http://arxiv.org/abs/2407.01230v1</id><title>A</title><summary>B</summary>';

/** By kind: good payloads, and pieces of the language. */
const languages: Record<string, { good: string[]; pieces: string[] }> = {
  jsonl: {
    good: content.papers.slice(0, 2).map(({ record }) => `${JSON.stringify(record)}\n`),
    pieces: [
      '{',
      '}',
      '[',
      ']',
      '"',
      ',',
      ':',
      '\\',
      '\\u',
      '\n',
      '\r',
      '{"id":"a"}',
      '"__proto__":',
    ],
  },
  csl: {
    good: [citationFile(papers, citationFormats.csl, true)],
    pieces: [
      '[',
      '{',
      '"author":[',
      '"literal":',
      '"issued":{"date-parts":[[',
      'null',
      '1e999',
      ']}',
    ],
  },
  arxiv: {
    good: [
      `<feed xmlns="http://www.w3.org/2005/Atom">${entry}<author><name>A</name></author></entry></feed>`,
    ],
    pieces: [
      '<entry>',
      '</entry>',
      '<title>',
      '<!--',
      ']]>',
      '<![CDATA[',
      '&amp;',
      '&#0;',
      '<!DOCTYPE',
      '<a b="',
    ],
  },
  ris: {
    good: [citationFile(papers, citationFormats.ris, true), read('expected/hard-cases.ris')],
    pieces: [
      'TY  - JOUR\n',
      'SP  - 1\n',
      'UR  - https://',
      'ER  - \n',
      'AU  - ',
      'A1  - a, b, c\n',
      'PY  - ',
      '\r\n',
      '  - ',
      'N2',
    ],
  },
  bibtex: {
    good: [
      citationFile(papers, citationFormats.bibtex, true),
      read('expected/hard-cases.bibtex.bib'),
    ],
    pieces: [
      '@article{',
      '@string{a=',
      '@comment',
      '@preamble{',
      '{',
      '}',
      '"',
      '#',
      ' and ',
      "\\'",
      '$',
      '%',
      ',',
      '=',
    ],
  },
  nbib: {
    good: ['PMID- 1\nTI  - A\nFAU - Doe, Jane\nDP  - 2019 Jun\nJT  - J\n'],
    pieces: [
      'PMID- 1\n',
      'TI  - ',
      'FAU - ',
      'CN  - ',
      'DP  - 2019',
      '\n      ',
      '\n\n',
      'LID - x [doi]\n',
    ],
  },
  api: {
    good: [
      '{"message-type":"work","message":{"DOI":"10.1000/x","member":"1","title":["A"],"author":[{"family":"A"}]}}',
      '{"results":[{"id":"https://openalex.org/W1","title":"A","abstract_inverted_index":{"a":[0]}}]}',
    ],
    pieces: [
      '{"results":[',
      '"message":{',
      '"paperId":1',
      '"authorships":[',
      'null',
      '[]',
      ']}',
      ',',
    ],
  },
  listing: {
    good: [read('payloads/listing.txt')],
    pieces: ['\n', 'AQ', 'Jul 5', 'code', ' · ', 'et al.', ', ', '\t', '2024', 'BT\n'],
  },
};

const cases = fc.constantFrom(...importers.keys()).chain((kind) => {
  const { good = [''], pieces = [''] } = languages[kind] ?? {};
  const text = fc.oneof(harmed(good, pieces), textsOf(pieces));
  return fc.record({ kind: fc.constant(kind), text });
});

test('every importer has a language', () => {
  expect(Object.keys(languages).sort()).toEqual([...importers.keys()].sort());
  for (const [kind, { good }] of Object.entries(languages)) {
    for (const text of good) {
      const readings = [...(importers.get(kind)?.read(text, { year: 2024 }) ?? [])];
      expect(
        readings.some((reading) => 'record' in reading),
        kind,
      ).toBe(true);
    }
  }
});

test('any payload gives records and problems, and nothing else', () => {
  expectAlways(cases, ({ kind, text }) => {
    detectKind(text);
    for (const reading of importers.get(kind)?.read(text, { year: 2024 }) ?? []) {
      expect(reading.line).toBeGreaterThan(0);
      if ('message' in reading) expect(reading.message).not.toBe('');
      else {
        expect(Object.getPrototypeOf(reading.record)).toBe(Object.prototype);
        const { success } = paperSchema.safeParse(reading.record);
        if (success) expectEntry(reading.record as PaperInput);
      }
    }
  });
});

const ends = [
  ...['\n', '\r', '\r\n', '\u2028', ' ', '\t'],
  ...['a', 'A. ', '1', '-', '. ', '<', '&', ';', '//'],
];
const everyPiece = new Set([...Object.values(languages).flatMap(({ pieces }) => pieces), ...ends]);

test('the kind of a file shows at once, whatever is repeated in it', () => {
  for (const piece of everyPiece) {
    for (const end of ['', ...ends]) expectFast((times) => detectKind((piece + end).repeat(times)));
  }
});

test.each(Object.entries(languages))(
  'the time of reading %s grows with what is repeated, not with its square',
  (kind, { good: [good = ''], pieces }) => {
    const middle = Math.floor(good.length / 2);
    for (const piece of [...pieces, ...ends]) {
      expectFast((times) => {
        const text = good.slice(0, middle) + piece.repeat(times) + good.slice(middle);
        return [...(importers.get(kind)?.read(text, { year: 2024 }) ?? [])];
      });
    }
  },
);

/** Repeats a piece more and more often, so that what grows too fast is seen before it hangs. */
function expectFast(use: (times: number) => unknown): void {
  for (let times = 8; times <= 8192; times *= 2) {
    const start = process.cpuUsage();
    use(times);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1e6, `CPU seconds of ${times} times`).toBeLessThan(1);
  }
}

/** The file that an import writes holds the fields of the record and nothing that could run. */
function expectEntry(record: PaperInput): void {
  const parts = splitFrontMatter(draftToMdx({ record }));
  if ('faults' in parts) throw new Error(JSON.stringify(parts.faults));
  expect(parts.body.trim()).toBe('');
  const entry = parseYamlRecord(parts.yaml);
  // Signs that YAML has no place for are found by the check of the content.
  if ('faults' in entry) expect(textOf(record)).toMatch(unwritable);
  else {
    const written = Object.entries(record).filter(
      ([key, value]) => key !== 'id' && hasValue(value),
    );
    expect(Object.keys(entry.value as object).sort()).toEqual(written.map(([key]) => key).sort());
  }
}

const unwritable = /(?!\n)\p{Cc}|\p{Cs}|[\ufeff\ufffe\uffff]/u;

function hasValue(value: unknown): boolean {
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}

function textOf(value: unknown): string {
  return typeof value === 'object' && value
    ? Object.values(value).map(textOf).join(' ')
    : `${value}`;
}
