import { expect, test } from 'vitest';
import { detectKind } from '#importers/kinds.ts';
import { problems, records } from './readings.ts';

const citation = `PMID- 12345678
OWN - NLM
STAT- MEDLINE
IS  - 1234-5678 (Electronic)
VI  - 12
IP  - 3
DP  - 2019 Jun 5
TI  - A long title that goes
      on here.
PG  - 123-8
LID - 10.1000/xyz [doi]
AB  - BACKGROUND: We do.
FAU - Muñoz, Ana
AU  - Muñoz A
CN  - Example Study Group
FAU - Doe, Jane
AU  - Doe J
LA  - eng
PT  - Journal Article
PT  - Retracted Publication
PMC - PMC123456
JT  - Journal of Examples
TA  - J Ex
OT  - one
OT  - *two
`;

test('a citation of PubMed', () => {
  expect(detectKind(`\n${citation}`)).toBe('nbib');
  expect(records('nbib', citation)).toEqual([
    {
      title: 'A long title that goes on here',
      date: '2019-06-05',
      authors: [
        { family: 'Muñoz', given: 'Ana' },
        { family: 'Example Study Group' },
        { family: 'Doe', given: 'Jane' },
      ],
      doi: '10.1000/xyz',
      links: [
        { label: 'PubMed', url: 'https://pubmed.ncbi.nlm.nih.gov/12345678/' },
        { label: 'PubMed Central', url: 'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123456/' },
      ],
      venue: {
        name: 'Journal of Examples',
        type: 'journal',
        year: 2019,
        volume: '12',
        issue: '3',
        pages: '123-128',
      },
      issn: '1234-5678',
      language: 'en',
      keywords: ['one', 'two'],
      status: 'retracted',
      abstract: 'BACKGROUND: We do.',
    },
  ]);
});

test('several citations, and what stands outside of one', () => {
  const text = `stray\n${citation}\n${citation.replace('12345678', '2')}`;
  expect(records('nbib', text)).toHaveLength(2);
  expect(problems('nbib', text)).toEqual([
    '1: stands outside of a citation; begin it with "PMID- "',
  ]);
});

test('authors of whom only short names are there', () => {
  const text = 'PMID- 1\nTI  - A\nAU  - Poe E\nAU  - Doe JA\nCN  - Example Group\nDP  - 2018\n';
  expect(records('nbib', text)[0]?.authors).toEqual([
    { family: 'Poe', given: 'E' },
    { family: 'Doe', given: 'JA' },
    { family: 'Example Group' },
  ]);
});
