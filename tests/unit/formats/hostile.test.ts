import { describe, expect, test } from 'vitest';
import { citationFile, citationFormats } from '#formats/cite/citation-formats.ts';
import type { CitedPaper } from '#formats/cite/csl-json.ts';
import { importers } from '#importers/kinds.ts';
import { paperSchema } from '#schema/paper.ts';
import { readWithCitationJs } from '../../support/citation-facts.ts';
import { hostilePapers } from '../../support/hostile-content.ts';
import { hostileTexts } from '../../support/hostile-texts.ts';
import { citedPaper } from '../../support/papers.ts';

const papers: CitedPaper[] = hostilePapers(hostileTexts).map((paper) => {
  return citedPaper(paperSchema.parse(paper));
});
const ids = papers.map(({ id }) => id);

describe('citations of hostile records', () => {
  test.each(['bibtex', 'latex', 'ris', 'csl'] as const)('%s: one entry each', (name) => {
    const file = citationFile(papers, citationFormats[name], true);
    expect(readWithCitationJs(file).map(({ id }) => id)).toEqual(ids);
  });

  test('lines of RIS are fields, and nothing stands between', () => {
    const lines = citationFile(papers, citationFormats.ris, true).split(/\r\n|[\n\r\u2028\u2029]/);
    expect(lines.filter((line) => line && !/^[A-Z][A-Z0-9] {2}- /.test(line))).toEqual([]);
    expect(lines.filter((line) => line.startsWith('TY  - '))).toHaveLength(papers.length);
    expect(lines.filter((line) => line.startsWith('ER  - '))).toHaveLength(papers.length);
  });

  test('references are one line each, with no markup but that of their form', () => {
    const markdown = papers.map((paper) => citationFormats.markdown.cite(paper));
    expect(markdown.filter((reference) => /[\n\r\u2028\u2029]/.test(reference.trim()))).toEqual([]);
    expect(
      markdown.filter((reference) => /(?<!\\)<(?!https?:)|(?<!\\)\]\((?!<https?:)/.test(reference)),
    ).toEqual([]);
    const text = papers.map((paper) => citationFormats.text.cite(paper));
    expect(text.filter((reference) => /[\n\r]/.test(reference.trim()))).toEqual([]);
  });

  test.each([
    ['bibtex', 'bibtex'],
    ['ris', 'ris'],
    ['csl', 'csl'],
  ] as const)('%s: the importer of this project finds one record each', (format, kind) => {
    const file = citationFile(papers, citationFormats[format], true);
    const readings = [...(importers.get(kind)?.read(file, {}) ?? [])];
    expect(readings.filter((reading) => 'message' in reading)).toEqual([]);
    expect(readings).toHaveLength(papers.length);
  });
});
