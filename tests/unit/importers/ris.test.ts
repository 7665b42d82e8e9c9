import { expect, test } from 'vitest';
import { readAll, records, remarks, ris } from './readings.ts';

test('a paper of a journal', () => {
  const text = ris(
    'ID  - lee2024title',
    'TI  - A Title',
    'AU  - Lee, Ann',
    'AU  - Chen, Bo, Jr.',
    'PY  - 2024',
    'DA  - 2024/05/17/',
    'T2  - JMLR',
    'VL  - 25',
    'SP  - 1',
    'EP  - 27',
    'DO  - doi:10.1000/xyz',
    'UR  - https://example.org/a',
    'L1  - https://example.org/a.pdf',
    'KW  - cs.AQ',
    'AB  - An abstract.',
    'PB  - A Publisher',
    'SN  - 1234-5678',
    'LA  - en',
  );
  expect(readAll('ris', text)).toEqual([
    {
      line: 1,
      count: { read: 18, taken: 18, merged: 0, left: 0 },
      record: {
        id: 'lee2024title',
        title: 'A Title',
        date: '2024-05-17',
        area: 'AQ',
        authors: [
          { family: 'Lee', given: 'Ann' },
          { family: 'Chen', given: 'Bo', suffix: 'Jr.' },
        ],
        doi: '10.1000/xyz',
        pdf: 'https://example.org/a.pdf',
        url: 'https://example.org/a',
        venue: { name: 'JMLR', type: 'journal', year: 2024, volume: '25', pages: '1-27' },
        publisher: 'A Publisher',
        issn: '1234-5678',
        language: 'en',
        abstract: 'An abstract.',
      },
      remarks: [],
    },
  ]);
});

test.each([
  {
    name: 'the old names of tags',
    lines: ['T1  - A', 'A1  - Lee, Ann', 'Y1  - 2020///', 'N2  - Old.'],
    out: { title: 'A', authors: [{ family: 'Lee', given: 'Ann' }], date: '2020', abstract: 'Old.' },
  },
  { name: 'a month by name', lines: ['DA  - 2019/Jun/05'], out: { date: '2019-06-05' } },
  {
    name: 'authors under two tags, in the order of their lines',
    lines: ['A1  - First, A', 'AU  - Second, B', 'A1  - Third, C'],
    out: {
      authors: [
        { family: 'First', given: 'A' },
        { family: 'Second', given: 'B' },
        { family: 'Third', given: 'C' },
      ],
    },
  },
  {
    name: 'a body',
    lines: ['AU  - Planck Collaboration'],
    out: { authors: [{ family: 'Planck Collaboration' }] },
  },
  {
    name: 'tags and entities',
    lines: ['TI  - The <i>E. coli</i> genome &amp; x'],
    out: { title: 'The *E. coli* genome & x' },
  },
  { name: 'a line separator', lines: ['TI  - A\u2028B'], out: { title: 'A B' } },
  {
    name: 'two abstracts',
    lines: ['AB  - One.', 'AB  - Two.'],
    out: { abstract: 'One.\n\nTwo.' },
  },
  {
    name: 'a month beside its year',
    lines: ['PY  - 2019', 'DA  - June'],
    out: { date: '2019-06' },
  },
  {
    name: 'a day beside its year',
    lines: ['PY  - 2019', 'DA  - Jun 5'],
    out: { date: '2019-06-05' },
  },
  {
    name: 'a name as PubMed has it',
    lines: ['AU  - Doe JA'],
    out: { authors: [{ family: 'Doe', given: 'JA' }] },
  },
  { name: 'a tag without a space behind', lines: ['TI  -A'], out: { title: 'A' } },
  { name: 'a month', lines: ['DA  - 2024/05//'], out: { date: '2024-05' } },
  { name: 'a season behind the date', lines: ['Y1  - 2024///Spring'], out: { date: '2024' } },
  { name: 'a date with hyphens', lines: ['DA  - 2024-5-7'], out: { date: '2024-05-07' } },
  { name: 'a date in words', lines: ['DA  - May 2024'], out: { date: '2024-05' } },
  { name: 'a month that is none', lines: ['DA  - 2024/13/01'], out: { date: '2024' } },
  { name: 'a single name', lines: ['AU  - Mausam'], out: { authors: [{ family: 'Mausam' }] } },
  {
    name: 'a name without comma',
    lines: ['AU  - Jan Willem van der Berg'],
    out: { authors: [{ family: 'van der Berg', given: 'Jan Willem' }] },
  },
  {
    name: 'a name in an unspaced script',
    lines: ['AU  - 王伟'],
    out: { authors: [{ family: '王伟' }] },
  },
  {
    name: 'a value over several lines',
    lines: ['AB  - One', 'two.', '', 'Three.'],
    out: { abstract: 'One two.\n\nThree.' },
  },
  {
    name: 'pages in one tag',
    lines: ['SP  - 12–34', 'T2  - J', 'PY  - 2020'],
    out: { date: '2020', venue: { name: 'J', type: 'journal', year: 2020, pages: '12-34' } },
  },
  {
    name: 'pages over two lines',
    lines: ['SP  - 1', 'nd'],
    out: { pages: '1 nd' },
  },
  {
    name: 'one page',
    lines: ['SP  - e12', 'T2  - J', 'PY  - 2020'],
    out: { date: '2020', venue: { name: 'J', type: 'journal', year: 2020, pages: 'e12' } },
  },
  { name: 'an arXiv number', lines: ['AN  - arXiv:2407.01230'], out: { arxiv: '2407.01230' } },
  {
    name: 'an arXiv address',
    lines: ['UR  - https://arxiv.org/abs/2407.01230v1'],
    out: { arxiv: '2407.01230' },
  },
  { name: 'an empty tag', lines: ['DO  - ', 'TI  -', 'T1  - A'], out: { title: 'A' } },
  { name: 'tags with one space', lines: ['TI - A'], out: { title: 'A' } },
  {
    name: 'and others',
    lines: ['AU  - Lee, Ann', 'AU  - others'],
    out: { authors: [{ family: 'Lee', given: 'Ann' }], authorsComplete: false },
  },
  {
    name: 'several addresses in one tag',
    lines: ['UR  - https://example.org/a;https://example.org/b.pdf'],
    out: { url: 'https://example.org/a', pdf: 'https://example.org/b.pdf' },
  },
])('$name', ({ lines, out }) => {
  // Without a venue the type is written; it is not looked at here.
  const [{ type, ...record } = {}] = records('ris', ris(...lines));
  expect(record).toEqual(out);
  expect(type).toBe('venue' in out ? undefined : 'article');
});

test.each([
  { type: 'CONF', name: 'ICML', out: 'conference' },
  { type: 'CPAPER', name: 'NeurIPS Workshop on X', out: 'workshop' },
  { type: 'GEN', name: 'ICML', out: 'book' },
  { type: 'JOUR', name: 'arXiv', out: undefined },
  { type: 'JOUR', name: 'bioRxiv', out: 'preprint' },
  { type: 'CHAP', name: 'A Book', out: 'book' },
])('$type in $name', ({ type, name, out }) => {
  const [record] = records('ris', `TY  - ${type}\nT2  - ${name}\nPY  - 2020\nER  - \n`);
  expect(record?.venue?.type).toBe(out);
});

test.each([
  [['T2  - ICML', 'PB  - P', 'CY  - Oslo'], { place: 'Oslo' }],
  [['T2  - ICML', 'CY  - Oslo'], { event: { name: 'ICML', place: 'Oslo' } }],
  [
    ['T2  - ICML', 'PB  - P', 'CY  - Oslo', 'C1  - Rome'],
    { place: 'Rome', event: { name: 'ICML', place: 'Oslo' } },
  ],
  [
    ['T2  - A Meeting', 'C3  - Its Proceedings', 'PB  - P', 'CY  - Oslo'],
    { venue: { name: 'Its Proceedings' }, place: 'Oslo', event: { name: 'A Meeting' } },
  ],
])('places and names of a conference in %s', (lines, out) => {
  const [record] = records('ris', `TY  - CONF\n${lines.join('\n')}\nPY  - 2020\nER  - `);
  expect(record).toMatchObject(out);
  expect(Object.keys(record ?? {}).sort()).toEqual(
    [
      ...Object.keys(out),
      'date',
      'venue',
      ...('place' in out && lines.includes('PB  - P') ? ['publisher'] : []),
    ]
      .filter((it, at, all) => all.indexOf(it) === at)
      .sort(),
  );
});

test('a date of another year is named', () => {
  expect(remarks('ris', ris('PY  - 2019', 'DA  - 2020/01/05'))).toEqual([
    'DA: 2020-01-05 is of another year than PY; left out',
  ]);
});

test('an abstract that stands twice is one, a type that nobody knows is said', () => {
  const text = ris('TI  - A', 'N2  - One.', 'AB  - One.', 'AB  - Two.').replace('JOUR', 'JOURNAL');
  expect(records('ris', text)).toMatchObject([{ abstract: 'One.\n\nTwo.', type: 'other' }]);
  expect(remarks('ris', text)).toEqual([
    'TY: "JOURNAL" is no type that is known; taken as a work of another kind',
  ]);
});

test('what this catalogue writes beside the standard comes back', () => {
  const text = ris(
    'DB  - arXiv',
    'AN  - 2407.01230',
    'AU  - Lee, Ann',
    'N1  - Authors: the first of more',
    'L2  - https://github.com/ann/code',
    'L2  - https://example.org/paper.pdf',
  );
  expect(readAll('ris', text)).toEqual([
    {
      line: 1,
      count: { read: 6, taken: 5, merged: 1, left: 0 },
      record: {
        type: 'article',
        authors: [{ family: 'Lee', given: 'Ann' }],
        authorsComplete: false,
        code: ['https://github.com/ann/code'],
        arxiv: '2407.01230',
        links: [{ label: 'PDF', url: 'https://example.org/paper.pdf' }],
      },
      remarks: [],
    },
  ]);
});
