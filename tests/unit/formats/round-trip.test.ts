import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@retorquere/bibtex-parser';
import { describe, expect, test } from 'vitest';
import { citationFile, citationFormats } from '#formats/cite/citation-formats.ts';
import { plainSigns, toCslFile } from '#formats/cite/csl-file.ts';
import { type CitedPaper, type CslItem, toCslJson } from '#formats/cite/csl-json.ts';
import { readContent } from '#sources/read-content.ts';
import {
  differences,
  type Facts,
  factsOf,
  factsOfEntry,
  readWithCitationJs,
} from '../../support/citation-facts.ts';
import { makeFolder } from '../../support/content-folder.ts';
import { corpusCatalog, hasCorpus } from '../../support/corpus.ts';
import { isInstalled } from '../../support/latex.ts';
import { citedPaper } from '../../support/papers.ts';
import { hardCases } from './hard-cases.ts';

const { content } = await readContent('tests/fixtures/site');
const site: CitedPaper[] = content.papers.map(({ record }) => citedPaper(record, content.areas));

const catalogues: [name: string, papers: readonly CitedPaper[]][] = [
  ['a whole catalogue', site],
  ['the hard cases', hardCases],
];
if (hasCorpus) catalogues.push(['a thousand papers', (await corpusCatalog(1000)).papers]);

describe.each(catalogues)('%s', (_, papers) => {
  const items = papers.map((paper) => toCslJson(paper, { details: true }));
  const bibtexFacts = papers.map(inBibtex);

  describe.each(['bibtex', 'latex'] as const)('as %s', (name) => {
    const file = citationFile(papers, citationFormats[name], true);

    test('are read whole by citation-js', () => {
      const read = readWithCitationJs(file).map(withoutTex(papers));
      expect(differences(read, bibtexFacts)).toEqual([]);
    });

    // It takes seconds for a hundred entries.
    test.skipIf(name === 'latex' && papers.length > 100)(
      'are read whole by the parser of Better BibTeX',
      () => {
        const { entries, errors } = parse(file, { sentenceCase: false });
        // It knows few commands of formulas, and keeps those that it does not know.
        expect(errors.filter(({ error }) => !/^unhandled (macro|environment)/.test(error))).toEqual(
          [],
        );
        const read = entries.map(factsOfEntry).map(withoutTex(papers));
        expect(differences(read, bibtexFacts)).toEqual([]);
      },
    );

    test.runIf(isInstalled('bibtool'))('are taken by bibtool without a complaint', () => {
      const cwd = makeFolder({ 'all.bib': file });
      const run = spawnSync('bibtool', ['all.bib', '-o', 'out.bib'], { cwd, encoding: 'utf8' });
      expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
      const out = readFileSync(join(cwd, 'out.bib'), 'utf8');
      expect(out.match(/^@/gm)).toHaveLength(papers.length);
    });
  });

  test.runIf(isInstalled('biber'))(
    'are taken by biber without a complaint',
    () => {
      const some = papers.slice(0, 100);
      const file = citationFile(some, citationFormats.bibtex, true);
      const cwd = makeFolder({ 'all.bib': file });
      const options = ['--tool', '--nolog', '-O=out.bib', 'all.bib'];
      const run = spawnSync('biber', options, { cwd, encoding: 'utf8' });
      expect(run.stdout.match(/^(?:WARN|ERROR).*/gm) ?? []).toEqual([]);
      const out = readFileSync(join(cwd, 'out.bib'), 'utf8');
      expect(out.match(/^@/gm)).toHaveLength(some.length);
    },
    60_000,
  );

  test('RIS is read whole by citation-js', () => {
    const file = citationFile(papers, citationFormats.ris, true);
    expect(differences(readWithCitationJs(file), items.map(inRis))).toEqual([]);
  });

  test('CSL-JSON is read whole by citation-js', () => {
    const file = citationFile(papers, citationFormats.csl, true);
    const files = papers.map((paper) => toCslFile(paper, { details: true }));
    expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(files)));
    expect(differences(readWithCitationJs(file), files.map(factsOf))).toEqual([]);
  });
});

/** BibTeX has no day; the parsers read formulas and markup each in its own way. */
function inBibtex(paper: CitedPaper): Facts {
  const item = factsOf(toCslJson(paper, { details: true }));
  const publisher = item.publisher === 'arXiv' ? undefined : item.publisher;
  const url = item.url?.replace(/[{}\\]/g, encodeURIComponent);
  const facts = { ...item, publisher, url, date: item.date };
  return { ...facts, ...texless(paper, facts) };
}

function withoutTex(papers: readonly CitedPaper[]) {
  return (facts: Facts, at: number): Facts => ({ ...facts, ...texless(papers[at], facts) });
}

function texless(paper: CitedPaper | undefined, { title, abstract }: Facts) {
  const isPlain = (text = '') => !/[$\\`*_^{}~×±−→≤≥≈∞Α-ωﬀ-ﬆ]|https?:/.test(text);
  return {
    title: isPlain(paper?.title) ? title : '',
    abstract: isPlain(paper?.abstract) ? abstract : '',
  };
}

/** RIS says in a field of its own that a list of authors is incomplete. */
function inRis(item: CslItem): Facts {
  return { ...factsOf(item), title: plainSigns(item.title), more: false };
}
