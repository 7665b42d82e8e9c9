import { describe, expect, test } from 'vitest';
import { toBibtex } from '#formats/cite/bibtex.ts';
import { type CitedPaper, toCslJson } from '#formats/cite/csl-json.ts';
import { readBibtex } from '#importers/bibtex.ts';
import { type BibtexEntry, readEntries } from '#importers/bibtex-entries.ts';
import { bibtexGenres } from '#importers/bibtex-types.ts';
import { readDate, readMonth } from '#importers/dates.ts';
import { readArxiv, readDoi } from '#importers/identify.ts';
import { readLanguage } from '#importers/languages.ts';
import { texToText } from '#importers/tex-markup.ts';
import { readContent } from '#sources/read-content.ts';
import { fold } from '#text/fold.ts';
import { bibliographies, readBibliographyFile, whyNone } from '../support/bibliographies.ts';
import { makeContentFolder } from '../support/content-folder.ts';
import { citedPaper } from '../support/papers.ts';

/** A bibliography as the only source of a catalogue. */
async function readAsSource(name: string) {
  const text = readBibliographyFile(name);
  const root = makeContentFolder({ 'papers/list.bib': text });
  const { content, problems, remarks } = await readContent(root, { root });
  const faulty = new Set(problems.map(({ line }) => line));
  const works = [...readBibtex(text, {})].filter((it) => !('isAside' in it && it.isAside)).length;
  const papers = content.papers.filter(({ source }) => !faulty.has(source.line));
  // Of two entries of one work the second is no other work.
  const taken = content.papers.length / works;
  return { text, content, papers, works, remarks, taken };
}

/** Words that addresses have, and parts of names that join them. */
const idle = new Set(
  'http https www org dx doi com arxiv abs pdf and others et al url preprint corr'.split(' '),
);

function wordsOf(text: string): string[] {
  const words = fold(texToText(text).replace(/%2f/gi, '/')).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words
    .map((word) => word.replace(/^0+(?=\d)|(?<=\d)v\d+$/g, ''))
    .filter((word) => !idle.has(word));
}

const dated = /^(?:year|month|day|date|urldate|origdate|date-added|timestamp|creationdate)$/;

/** The words of a field that have to be found in a citation; of what is read as a code, that. */
function toFind(name: string, value: string): string[] {
  if (dated.test(name)) {
    const parts = readDate(value)?.parts ?? [readMonth(value)?.month];
    return parts.filter((part) => part !== undefined).map(String);
  }
  // The DOI that arXiv gives a preprint says no more than its number.
  const code = readArxiv(value) ?? readDoi(value);
  if (/^(?:url|ee|doi|bdsk-url-\d|reprinturl)$/.test(name) && code) return wordsOf(code);
  if (name === 'type')
    return bibtexGenres.has(value.toLowerCase()) || /thesis$/i.test(value) ? [] : wordsOf(value);
  if (/^lang/.test(name)) return wordsOf(readLanguage(value) ?? value);
  const words = wordsOf(value);
  return name === 'author' ? words.map((word) => word.replace(/(?<=\p{L})\d$/u, '')) : words;
}

/** The texts of everything within a value of JSON. */
function textsIn(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value ?? '');
  return Object.values(value).map(textsIn).join(' ');
}

/** What an entry says and its citation, as written and read again, does not. */
function lostIn(entry: BibtexEntry, cited: string, left: ReadonlySet<string>): string[] {
  const words = wordsOf(cited);
  const said = new Set(words);
  const squeezed = words.join('');
  return entry.fields.flatMap(({ name, value, line }) => {
    if (/^(?:crossref|xdata)$/.test(name) || left.has(`${line} ${name}`)) return [];
    const whole = toFind(name, value);
    // TeX may part a word that a reader sees as one.
    if (whole.length > 1 && squeezed.includes(whole.join(''))) return [];
    const lost = whole.filter((word) => !said.has(word));
    return lost.length > 0 ? [`${line}: ${name}: ${lost.join(' ')} | ${value.slice(0, 60)}`] : [];
  });
}

const formats: Record<string, (paper: CitedPaper) => string> = {
  BibTeX: (paper) =>
    [...readEntries(toBibtex(paper, { details: true }))]
      .flatMap((it) => ('fields' in it ? it.fields : []))
      .map(({ name, value }) => (name === 'month' ? readMonth(value)?.month : value))
      .join(' '),
  'CSL-JSON': (paper) => textsIn(toCslJson(paper, { details: true })),
};

describe.each(bibliographies)('%s', (name) => {
  test('is a source of which hardly an entry has to be edited', async () => {
    const { taken } = await readAsSource(name);
    expect(taken).toBeGreaterThanOrEqual(0.93);
  });

  test.each(Object.keys(formats))('leaves in %s with all that its entries have', async (format) => {
    const { text, content, papers, remarks } = await readAsSource(name);
    const left = new Set(remarks.map(({ line, message }) => `${line} ${message.split(':')[0]}`));
    const entries = new Map(
      [...readEntries(text)].flatMap((it) => ('fields' in it ? [[it.line, it] as const] : [])),
    );
    const lost = papers.flatMap(({ record, source }) => {
      const entry = entries.get(source.line);
      const cited = formats[format]?.(citedPaper(record, content.areas)) ?? '';
      return entry ? lostIn(entry, cited, left) : [`${source.line}: no entry`];
    });
    expect(lost).toEqual([]);
  });
});

test('of all together nearly every entry comes in', async ({ skip }) => {
  skip(bibliographies.length === 0, whyNone);
  const all = await Promise.all(bibliographies.map(readAsSource));
  const sum = (of: (one: (typeof all)[number]) => number) =>
    all.reduce((total, one) => total + of(one), 0);
  expect(sum(({ papers }) => papers.length) / sum(({ works }) => works)).toBeGreaterThan(0.97);
});
