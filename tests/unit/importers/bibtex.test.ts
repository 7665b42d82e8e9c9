import { describe, expect, test } from 'vitest';
import { entry, fieldsOf, readAll, records, remarks } from './readings.ts';

describe('entries', () => {
  test('a paper of a conference', () => {
    const text = `@InProceedings{Sun:2024, TITLE = "A {T}itle", author = "Yo Sun", booktitle = {ICML},
      year = 2024, pages = {12--34}, volume = {235}, series = {PMLR}, doi = {https://doi.org/10.1000/A_b},
      url = {https://example.org/a_b.html}, pdf = {https://example.org/a.pdf}, publisher = {P}, keywords = {x}, eprint = {2407.01230v2}, archivePrefix = {arXiv}, primaryClass = {cs.AQ}}`;
    expect(readAll('bibtex', text)).toEqual([
      {
        line: 1,
        count: { read: 15, taken: 14, merged: 1, left: 0 },
        record: {
          id: 'Sun:2024',
          title: 'A Title',
          date: '2024',
          area: 'AQ',
          authors: [{ family: 'Sun', given: 'Yo' }],
          arxiv: '2407.01230',
          doi: '10.1000/A_b',
          pdf: 'https://example.org/a.pdf',
          url: 'https://example.org/a_b.html',
          venue: {
            name: 'ICML',
            type: 'conference',
            year: 2024,
            volume: '235',
            pages: '12-34',
            series: 'PMLR',
          },
          publisher: 'P',
          keywords: ['x'],
        },
        remarks: [],
      },
    ]);
  });

  test.each([
    {
      fields: 'journal = {JMLR}, year = 2020',
      type: 'article',
      out: { name: 'JMLR', type: 'journal', year: 2020 },
    },
    {
      fields: 'booktitle = {ICML Workshop on X}, year = 2020',
      type: 'inproceedings',
      out: { name: 'ICML Workshop on X', type: 'workshop', year: 2020 },
    },
    {
      fields: 'journal = {arXiv preprint arXiv:2407.01230}, year = 2024',
      type: 'article',
      out: undefined,
    },
    {
      fields: 'journal = {CoRR}, volume = {abs/2407.01230}, year = 2024',
      type: 'article',
      out: undefined,
    },
  ])('venue of $fields', ({ fields, type, out }) => {
    expect(fieldsOf(fields, type)?.venue).toEqual(out);
  });

  test('macros, joined pieces, comments and either bracket', () => {
    const text = `% a comment @ with a sign
@string(icml = "Proc. " # "ICML")
@comment{jabref-meta: databaseType:bibtex;}
@preamble{ "\\newcommand{x}" }
@inproceedings(one, title = {A} # " and " # {B}, booktitle = icml # { 2020}, year = 2020)
@misc{two, title = unknown}`;
    expect(records('bibtex', text)).toEqual([
      {
        id: 'one',
        title: 'A and B',
        date: '2020',
        venue: { name: 'Proc. ICML 2020', type: 'conference', year: 2020 },
      },
      { id: 'two', title: 'unknown', type: 'other' },
    ]);
    expect(remarks('bibtex', text)).toEqual(['@string: "unknown" is not defined; taken as it is']);
  });

  test('an entry inherits from its proceedings, which are a work too', () => {
    const text = `@inproceedings{a, title={T}, crossref={P}}
@proceedings{P, title={Proc. of X}, year=2019, editor={E E}}
@book{b, title={A Book}, author={F F}, year=2020}
@incollection{c, title={A Chapter}, author={G G}, crossref={b}}`;
    expect(records('bibtex', text)).toMatchObject([
      { id: 'a', title: 'T', date: '2019', venue: { name: 'Proc. of X', year: 2019 } },
      { id: 'P', type: 'proceedings', title: 'Proc. of X', editors: [{ family: 'E', given: 'E' }] },
      { id: 'b', type: 'book', title: 'A Book' },
      {
        id: 'c',
        title: 'A Chapter',
        authors: [{ family: 'G', given: 'G' }],
        containerAuthors: [{ family: 'F', given: 'F' }],
        venue: { name: 'A Book', type: 'book', year: 2020 },
      },
    ]);
    expect(readAll('bibtex', text)[0]).toMatchObject({ count: { read: 2, taken: 1, merged: 1 } });
    // A series that its volume names, data that such data name, and a ring.
    const chain = `@inbook{a, title={T}, crossref={v}}
@book{v, title={V}, crossref={s}, xdata={x}}
@mvbook{s, title={S}, year={2001}, crossref={v}}
@xdata{x, xdata={y}}
@xdata{y, publisher={P}, title={no own one}}`;
    expect(records('bibtex', chain)[0]).toMatchObject({
      title: 'T',
      date: '2001',
      publisher: 'P',
      venue: { name: 'V' },
    });
    expect(remarks('bibtex', '@misc{a, title={T}, crossref={gone}}')).toEqual([
      'crossref: names an entry that is not there; left out "gone"',
    ]);
  });

  test('what is missing between fields is forgiven', () => {
    expect(fieldsOf('title = {A}\n year = 2020,,\n')).toEqual({
      id: 'key',
      title: 'A',
      date: '2020',
    });
    expect(records('bibtex', '@misc{title = {A}}')).toEqual([{ title: 'A', type: 'other' }]);
    expect(records('bibtex', '@misc{ , title = {A}}')).toHaveLength(1);
  });

  test.each([
    ['phdthesis', 'school = {S}', { type: 'thesis', institution: 'S', genre: 'PhD thesis' }],
    [
      'techreport',
      'institution = {I}, number = {7}',
      { type: 'report', institution: 'I', number: '7' },
    ],
    ['book', 'publisher = {P}, edition = {2}', { type: 'book', publisher: 'P', edition: '2' }],
    ['dataset', 'version = {1.0}', { type: 'dataset', version: '1.0' }],
    ['online', 'urldate = {2024-05-01}', { type: 'online', accessed: '2024-05-01' }],
    ['book_section', 'booktitle = {B}, year = 2020', { venue: { name: 'B', type: 'book' } }],
    ['article', 'journal = {J}, number = {3}, year = 2020', { venue: { name: 'J', issue: '3' } }],
  ])('a %s with %s', (type, fields, out) => {
    expect(records('bibtex', entry(fields, type))).toMatchObject([out]);
  });

  test('a command and a month that nobody knows are said', () => {
    const text = entry('title = {A \\foo{b}}, year = 2020, month = {Spring}');
    expect(remarks('bibtex', text)).toEqual([
      'title: \\foo is a command that is not known; it stays as it is',
      'month: is no month; left out "Spring"',
    ]);
    expect(
      remarks('bibtex', entry('title = {A \\t{oo}}, year = 2020, month = feb, day = 30')),
    ).toEqual([
      'title: \\t is a command that is not known; it stays as it is',
      'day: "30" is no day of that month; left out',
    ]);
    expect(remarks('bibtex', entry('title = {A}, year = 2020, date = {2021-05}'))).toEqual([
      'year: is not that of the date, 2021, which goes before it; left out "2020"',
    ]);
    expect(
      remarks('bibtex', entry('year = 2020, month = {31 June}, urldate = {05/06/2020}')),
    ).toEqual([
      'month: "31" is no day of that month; left out',
      'urldate: "05/06/2020" is no part of a date that can be read; left out',
    ]);
    expect(fieldsOf('year = 2020, month = {Juli}')?.date).toBe('2020-07');
    expect(fieldsOf('year = 2020, month = {M{\\"a}rz}')?.date).toBe('2020-03');
    expect(fieldsOf("date = {5 f\\'evrier 2020}")?.date).toBe('2020-02-05');
  });

  test.each([
    ['date-added = {2019-06-05 10:00:00 +0200}', '2019-06-05'],
    ['creationdate = {2019-06-05T10:00:00}', '2019-06-05'],
    ['timestamp = {2019.06.05}', '2019-06-05'],
    ['timestamp = {2019-06-05}, bibsource = {dblp computer science bibliography}', undefined],
    ['timestamp = {Wed, 05 Jun 2019 10:00:00 +0200}', undefined],
  ])('the day of entry by %s', (fields, added) => {
    expect(records('bibtex', entry(fields))[0]?.added).toBe(added);
  });

  test('the first version of a part has a date of its own', () => {
    const fields = 'journal = {J}, year = 2021, origdate = {2020-05-01}';
    expect(records('bibtex', entry(fields))).toMatchObject([
      { date: '2020-05-01', venue: { year: 2021 } },
    ]);
    expect(remarks('bibtex', entry('year = 2021, origdate = {1921}', 'book'))).toEqual([
      'origdate: has no place in a record; left out "1921"',
    ]);
  });

  test('shared data and lists of entries are told, and are no works', () => {
    const text = '@xdata{x, publisher={P}}\n@set{s, entryset={a}}\n@book{a, xdata={x}, title={A}}';
    expect(readAll('bibtex', text)).toMatchObject([
      { line: 1, message: '@xdata{x} only has data for others', isAside: true },
      { line: 2, message: '@set{s} only lists other entries', isAside: true },
      { record: { id: 'a', publisher: 'P' } },
    ]);
  });

  test('a venue is plain text', () => {
    expect(
      fieldsOf('journal = {<i>Nature</i> \\& {\\em Art}}, year = 2020', 'article')?.venue,
    ).toEqual({
      name: 'Nature & Art',
      type: 'journal',
      year: 2020,
    });
  });

  test('what an entry says of an event that has no name is named', () => {
    expect(remarks('bibtex', entry('eventdate = {2020-05-01}'))).toEqual([
      'eventdate: has no place in a record; left out "2020-05-01"',
    ]);
  });

  test('a retracted paper', () => {
    expect(fieldsOf('title = {{RETRACTED: A Title}}, note = {Retracted}')).toEqual({
      id: 'key',
      title: 'A Title',
      status: 'retracted',
    });
  });
});
