import { describe, expect, test } from 'vitest';
import type { CatalogPaper } from '#catalog/catalog.ts';
import { displayName } from '#catalog/display-name.ts';
import { toBibtex } from '#formats/cite/bibtex.ts';
import { toCslFile } from '#formats/cite/csl-file.ts';
import { toRis } from '#formats/cite/ris.ts';
import { type PaperInput, paperSchema } from '#schema/paper.ts';
import { parsePersonName } from '#schema/person-name.ts';
import { toPlain } from '#text/to-plain.ts';
import { corpusCatalog, hasCorpus } from '../../support/corpus.ts';
import { makeCatalog } from '../../support/papers.ts';
import { problems, records } from './readings.ts';

const details = { details: true };
const writers: Record<string, (papers: readonly CatalogPaper[]) => string> = {
  bibtex: (papers) => papers.map((paper) => toBibtex(paper, details)).join('\n\n'),
  csl: (papers) => JSON.stringify(papers.map((paper) => toCslFile(paper, details))),
  ris: (papers) => papers.map((paper) => toRis(paper, details)).join(''),
};

/** What has to come back; `date` only as far as the format has a place for it. */
function essence(record: PaperInput | CatalogPaper, kind: string) {
  const { id, title, authors = [], abstract = '', venue, arxiv, code, pdf, status } = record;
  const names = authors.map((name) =>
    displayName(typeof name === 'string' ? parsePersonName(name) : name),
  );
  const year = String(venue && venue.type !== 'preprint' ? venue.year : record.date.slice(0, 4));
  return {
    id,
    title: plain(title),
    names,
    year,
    ...(kind === 'csl' && { date: record.date }),
    abstract: plain(abstract),
    arxiv,
    pdf: pdf?.replace(/\s/g, ''),
    code: kind === 'ris' ? undefined : (code ?? []),
    status,
    venue: venue && { ...venue, pages: venue.pages?.replace(/\s*[-–]+\s*/g, '-') },
  };
}

function plain(text: string): string {
  return toPlain(text).replace(/\s+/g, ' ').trim();
}

const hard = makeCatalog([
  {
    id: 'hard-one',
    title: 'A $\\ell_2$ "Title" at 50% & *more* — for $5, {7B} and <b>',
    authors: [
      'Łukasz Kaiser',
      'Van Gool, Luc',
      { family: 'OpenAI' },
      '王伟',
      'King, Jr., Martin Luther',
      { family: 'Barnes and Noble' },
    ],
    authorsComplete: false,
    date: '2024-07-05',
    arxiv: '2407.01230',
    code: ['https://github.com/a/b_c', 'https://gitlab.com/a/b'],
    pdf: 'https://example.org/a_b.pdf',
    abstract: 'One: x^2 and \\emph{two} with 100%.\n\nThree #4, a_b ~ {c}.',
  },
  {
    id: 'hard-two',
    title: 'Retracted & Gone',
    status: 'retracted',
    authors: ['Ludwig van Beethoven'],
    date: '2020',
    venue: {
      name: 'Proc. A & B',
      type: 'journal',
      year: 2021,
      volume: '3',
      pages: '1–12',
      series: 'S_1',
    },
    abstract: 'Text.',
  },
]).papers;

describe.each(Object.keys(writers))('%s', (kind) => {
  const read = (papers: readonly CatalogPaper[]) => {
    const text = writers[kind]?.(papers) ?? '';
    expect(problems(kind, text)).toEqual([]);
    return records(kind, text, { area: 'AQ' }).map((record) => paperSchema.parse(record));
  };

  test('brings back hard records', () => {
    expect(read(hard).map((it) => essence(it, kind))).toEqual(hard.map((it) => essence(it, kind)));
  });

  test.runIf(hasCorpus)('brings back papers of the corpus', async () => {
    const { papers } = await corpusCatalog(400);
    const back = read(papers);
    const differ = papers.filter((paper, at) => {
      const twin = back[at];
      return !twin || JSON.stringify(essence(paper, kind)) !== JSON.stringify(essence(twin, kind));
    });
    expect(differ.map(({ id }) => id)).toEqual([]);
  });
});
