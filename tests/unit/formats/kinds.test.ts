import { describe, expect, test } from 'vitest';
import { toBibtex } from '#formats/cite/bibtex.ts';
import { citationFormats } from '#formats/cite/citation-formats.ts';
import { packCitation, unpackCitation } from '#formats/cite/citation-record.ts';
import { toCoins } from '#formats/cite/coins.ts';
import { toCslJson } from '#formats/cite/csl-json.ts';
import { toPlainReference } from '#formats/cite/reference.ts';
import { toRis } from '#formats/cite/ris.ts';
import { scholarTags } from '#formats/cite/tags.ts';
import { articleLd } from '#formats/discovery/json-ld.ts';
import { type PaperInput, paperFields } from '#schema/paper.ts';
import { workTypes } from '#schema/work.ts';
import { makeCatalog } from '../../support/papers.ts';
import { makeCited } from './hard-cases.ts';

const bare = { area: undefined, abstract: undefined } as const;

function paperOf(fields: Partial<PaperInput>) {
  const { papers, site } = makeCatalog([{ id: 'lee2024title', ...bare, ...fields }]);
  const [paper] = papers;
  if (!paper) throw new Error('There is a paper');
  return { paper, site };
}

test('each kind leaves as what it is', () => {
  const rows = workTypes.map((type) => {
    const { paper, site } = paperOf({ type });
    const coins = new URLSearchParams(toCoins(paper));
    const entry = (flavor: 'biblatex' | 'bibtex') => {
      const text = toBibtex(paper, { flavor });
      const told = /entrysubtype = \{(\w+)\}/.exec(text)?.[1];
      return [/^@(\w+)/.exec(text)?.[1], told].filter(Boolean).join(' ');
    };
    const item = toCslJson(paper);
    return [
      type,
      entry('biblatex'),
      entry('bibtex'),
      toRis(paper).slice(6).split('\r')[0],
      [item.type, item.custom?.type].filter(Boolean).join(' '),
      coins.get('rft_val_fmt')?.split(':').at(-1),
      Object(articleLd(paper, site))['@type'],
      new Map(scholarTags(paper, undefined)).get('z.itemType'),
    ].join(' | ');
  });
  expect(rows).toMatchInlineSnapshot(`
    [
      "article | article | article | JOUR | article-journal | journal | ScholarlyArticle | journalArticle",
      "conference | inproceedings | inproceedings | CONF | paper-conference | book | ScholarlyArticle | conferencePaper",
      "workshop | inproceedings workshop | inproceedings workshop | CONF | paper-conference workshop | book | ScholarlyArticle | conferencePaper",
      "preprint | misc preprint | misc preprint | PAMP | article | dc | ScholarlyArticle | preprint",
      "book | book | book | BOOK | book | book | Book | book",
      "chapter | incollection | incollection | CHAP | chapter | book | Chapter | bookSection",
      "thesis | phdthesis | phdthesis | THES | thesis | dc | Thesis | thesis",
      "report | techreport | techreport | RPRT | report | book | Report | report",
      "software | software | misc software | COMP | software | dc | SoftwareSourceCode | computerProgram",
      "dataset | misc dataset | misc dataset | DATA | dataset | dc | Dataset | dataset",
      "patent | patent | misc patent | PAT | patent | dc | CreativeWork | patent",
      "talk | misc talk | misc talk | SLIDE | speech talk | dc | PresentationDigitalDocument | presentation",
      "poster | misc poster | misc poster | SLIDE | speech poster | dc | Poster | presentation",
      "proceedings | proceedings | proceedings | BOOK | book proceedings | book | Book | book",
      "manual | manual | manual | BOOK | book manual | book | TechArticle | book",
      "online | online | misc online | ELEC | webpage | dc | WebPage | webpage",
      "unpublished | unpublished | unpublished | PAMP | manuscript | dc | CreativeWork | manuscript",
      "other | misc | misc | GEN | document | dc | CreativeWork | document",
    ]
  `);
});

const book: Partial<PaperInput> = {
  type: 'book',
  key: 'Lee:Book',
  authors: [],
  editors: ['Lee, Ann', 'Bo Chen'],
  translators: ['Cy Dunn'],
  publisher: 'Sample Press',
  place: 'Sampleton',
  edition: '2',
  series: 'Samples & Co',
  number: '7',
  volume: '3',
  numberOfPages: '412',
  isbn: '978-3-16-148410-0',
  language: 'de',
  date: '2020-05',
  keywords: ['weaving'],
  note: 'With maps',
  accessed: '2024-01-02',
};

const cases: Record<string, Partial<PaperInput>> = {
  book,
  chapter: {
    title: 'A Chapter',
    date: '2020',
    editors: ['Bo Chen'],
    containerAuthors: ['Dee Fox'],
    venue: { name: 'The Book', type: 'book', year: 2020, pages: '10-20', volume: '2' },
    publisher: 'Sample Press',
    chapter: '4',
  },
  thesis: {
    type: 'thesis',
    title: 'A Thesis',
    genre: "Master's thesis",
    institution: 'Sample University',
    place: 'Sampleton',
    date: '2019-09-03',
  },
  report: {
    type: 'report',
    title: 'A Report',
    genre: 'Technical Report',
    institution: 'Sample Institute',
    number: 'TR-12',
  },
  article: {
    title: 'An Article',
    date: '2021-03',
    venue: { name: 'Journal of Samples', type: 'journal', year: 2021, volume: '5', issue: '2' },
    issn: '2049-3630',
    number: 'e17',
  },
  paper: {
    title: 'A Paper',
    venue: { name: 'SAMPLE', type: 'conference', year: 2024 },
    publisher: 'Sample Press',
    institution: 'Sample Society',
    event: { name: 'Sample Days', place: 'Sampleton', date: '2024-07-05/2024-07-09' },
  },
  data: { type: 'dataset', title: 'Data', version: '1.2', publisher: 'Sample Archive' },
};

describe.each(Object.entries(cases))('a %s', (name, fields) => {
  const paper = makeCited({ ...bare, ...fields });

  test.each(['bibtex', 'ris', 'csl', 'text'] as const)('as %s', async (format) => {
    const text = citationFormats[format].cite(paper, true).replaceAll('\r\n', '\n');
    await expect(text.trim()).toMatchFileSnapshot(
      `../../fixtures/expected/kinds/${name}.${format}`,
    );
  });

  test('is cited in the browser as on its page', () => {
    const { paper: listed } = paperOf(fields);
    const unpacked = unpackCitation(JSON.parse(JSON.stringify(packCitation(listed))));
    expect(toBibtex(unpacked)).toBe(toBibtex(listed));
    expect(toCslJson(unpacked)).toEqual(toCslJson(listed));
  });
});

test('every field of the record travels to the browser, but those that no citation has', () => {
  const fields = Object.keys(paperFields.shape);
  const named = Object.fromEntries(fields.map((field) => [field, [{ family: field }]]));
  const { areas: _, ...packed } = packCitation({ ...paperOf({}).paper, ...named });
  const uncited = ['area', 'org', 'updated', 'abstract'];
  expect(Object.keys(packed).sort()).toEqual(fields.filter((it) => !uncited.includes(it)).sort());
});

test('the month of a paper stays where no earlier version is known', () => {
  const venue = { name: 'SAMPLE', type: 'journal', year: 2024 } as const;
  const issued = (fields: Partial<PaperInput>) =>
    toCslJson(makeCited({ venue, ...fields })).issued['date-parts'][0];
  expect(issued({ date: '2024-07' })).toEqual([2024, 7]);
  expect(issued({ date: '2023-12' })).toEqual([2024]);
  expect(issued({ date: '2024-01', arxiv: '2401.00001' })).toEqual([2024]);
  expect(toBibtex(makeCited({ venue, date: '2023-12' }), { details: true })).toContain(
    'origdate = {2023-12}',
  );
});

test('a reference says who edited a work without authors', () => {
  expect(toPlainReference(makeCited(book))).toMatch(/^Ann Lee and Bo Chen \(eds\.\)\. A Title\./);
});

test('theses and reports say where they were made', () => {
  const tagsOf = (fields: Partial<PaperInput>) =>
    new Map(scholarTags(paperOf(fields).paper, undefined));
  expect(tagsOf(cases['thesis'] ?? {}).get('citation_dissertation_institution')).toBe(
    'Sample University',
  );
  const report = tagsOf(cases['report'] ?? {});
  expect(report.get('citation_technical_report_institution')).toBe('Sample Institute');
  expect(report.get('citation_technical_report_number')).toBe('TR-12');
  expect(tagsOf(cases['chapter'] ?? {}).get('citation_inbook_title')).toBe('The Book');
});
