import { expect, test } from 'vitest';
import { type PaperInput, paperSchema } from '#schema/paper.ts';
import { changesIn, comeBack } from '../../support/round-trips.ts';

const journal = { name: 'J. of Looms', type: 'journal', year: 2020 } as const;

/** What comes back whole from some formats, or all of them. */
const cases: { name: string; fields: Partial<PaperInput>; from?: string[] }[] = [
  { name: 'a note beside a status', fields: { status: 'withdrawn', note: 'By its authors.' } },
  {
    name: 'a note that names the status',
    fields: { status: 'retracted', note: 'Retracted in 2021' },
  },
  ...['3-1--3-12', '12, 14-16, 20', '7:1-7:32', 'e12-e15', '1234-8', 'xii-xx', '123+'].map(
    (pages) => ({
      name: `pages ${pages}`,
      fields: { venue: { ...journal, pages } },
    }),
  ),
  { name: 'a keyword with a comma', fields: { keywords: ['networks, neural', 'C++'] } },
  {
    name: 'a name that looks like tags',
    fields: { venue: { ...journal, name: 'On <i>Looms</i>', series: '<b>B</b>' } },
  },
  {
    name: 'links with signs of lists in them',
    fields: {
      links: [
        { label: 'Data & slides; v2: https', url: 'https://e.org/d_e?x=1;2#f' },
        { label: 'Slides', url: 'https://e.org/a%20b' },
      ],
    },
    from: ['bibtex', 'csl', 'jsonl'],
  },
  {
    name: 'an incomplete list of editors',
    fields: {
      type: 'book',
      venue: undefined,
      authors: [],
      editors: ['Ann Lee'],
      authorsComplete: false,
    },
  },
  { name: 'a thesis of no kind', fields: { type: 'thesis', venue: undefined, institution: 'S' } },
];

const formats = ['bibtex', 'csl', 'ris', 'jsonl'];
const trips = cases.flatMap(({ name, fields, from = formats }) =>
  from.map((kind) => ({ name, fields, kind })),
);

test.each(trips)('$name comes back from $kind', ({ fields, kind }) => {
  const record = paperSchema.parse({
    id: 'work',
    title: 'On Looms',
    date: '2020-05-17',
    authors: ['Ann Lee'],
    venue: journal,
    ...fields,
  });
  expect(changesIn(record, comeBack(kind, [record])[0])).toEqual([]);
});
