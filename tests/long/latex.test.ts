import { describe, expect, test } from 'vitest';
import { citationFile, citationFormats } from '#formats/cite/citation-formats.ts';
import type { CitedPaper } from '#formats/cite/csl-json.ts';
import { readContent } from '#sources/read-content.ts';
import { corpusCatalog, hasCorpus } from '../support/corpus.ts';
import { complaintsOf, isInstalled } from '../support/latex.ts';
import { citedPaper } from '../support/papers.ts';
import { hardCases } from '../unit/formats/hard-cases.ts';

const { content } = await readContent('tests/fixtures/site');
const catalogues: [name: string, papers: readonly CitedPaper[]][] = [
  ['the hard cases', hardCases],
  ['a whole catalogue', content.papers.map(({ record }) => citedPaper(record, content.areas))],
];
if (hasCorpus) catalogues.push(['1,000 papers', (await corpusCatalog(1000)).papers]);

const hasLatex = isInstalled('pdflatex') && isInstalled('bibtex') && isInstalled('biber');
if (!hasLatex) console.log('There is no LaTeX with bibtex and biber here: nothing is typeset.');

/** Letters and signs that LaTeX knows without packages for other scripts. */
const plain = /^[\p{ASCII}\u00a0-\u017f\u2010-\u2026\u2212\u20ac\u2122]*$/u;

/** Papers whose titles and abstracts are in a script that LaTeX knows without more. */
function inLatin(papers: readonly CitedPaper[], format: 'bibtex' | 'latex'): CitedPaper[] {
  return papers.filter((paper) => plain.test(citationFormats[format].cite(paper, true)));
}

test.runIf(hasLatex).each(['bibtex', 'biber'] as const)('%s sees what stops TeX', (program) => {
  const bib = '@misc{a, title = {A}, abstract = {$\\ell_∞$ and $\\undefined$}}\n';
  expect(complaintsOf(bib, program).join('\n')).toMatch(/U\+221E[\s\S]*\\undefined/);
});

describe.runIf(hasLatex).each(catalogues)('%s', (_, papers) => {
  test.each([
    ['bibtex', 'latex'],
    ['biber', 'bibtex'],
  ] as const)('are set by LaTeX with %s without a complaint', (program, format) => {
    const some = inLatin(papers, format);
    expect(some.length).toBeGreaterThan(papers.length * 0.7);
    const bib = citationFile(some, citationFormats[format], true);
    expect(complaintsOf(bib, program)).toEqual([]);
  });
});
