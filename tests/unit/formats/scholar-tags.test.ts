import { expect, test } from 'vitest';
import { scholarTags } from '#formats/discovery/scholar-tags.ts';
import type { PaperInput } from '#schema/paper.ts';
import { makeCatalog } from '../../support/papers.ts';

const origin = 'https://papers.example.org';

function tagsOf(fields: Partial<PaperInput>): string[] {
  const [paper] = makeCatalog([{ id: 'a', title: 'T', abstract: 'A.', ...fields }]).papers;
  return paper ? scholarTags(paper, origin).map(([name, content]) => `${name}: ${content}`) : [];
}

test('a preprint', () => {
  expect(
    tagsOf({ arxiv: '2405.01234', date: '2024-05-17', authors: ['Ann Lee', 'Mausam'] }),
  ).toEqual([
    'citation_title: T',
    'citation_author: Lee, Ann',
    'citation_author: Mausam',
    'citation_publication_date: 2024/05/17',
    'citation_online_date: 2024/05/17',
    'citation_doi: 10.48550/arXiv.2405.01234',
    'citation_arxiv_id: 2405.01234',
    'citation_keywords: AQ',
    'citation_abstract: A.',
    'citation_abstract_html_url: https://papers.example.org/papers/a/',
    'citation_public_url: https://papers.example.org/papers/a/',
    'citation_pdf_url: https://arxiv.org/pdf/2405.01234',
    'DC.title: T',
    'DC.identifier: doi:10.48550/arXiv.2405.01234',
    'DC.type: preprint',
  ]);
});

test.each([
  { type: 'conference', out: 'citation_conference_title: V' },
  { type: 'workshop', out: 'citation_conference_title: V' },
  { type: 'journal', out: 'citation_journal_title: V' },
] as const)('a $type has a title of its own, a year and pages', ({ type, out }) => {
  const tags = tagsOf({
    date: '2024-05',
    venue: { name: 'V', type, year: 2025, volume: '3', pages: '1-12' },
  });
  expect(tags).toEqual(
    expect.arrayContaining([
      out,
      'citation_publication_date: 2025',
      'citation_online_date: 2024/05',
      'citation_volume: 3',
      'citation_firstpage: 1',
      'citation_lastpage: 12',
    ]),
  );
  expect(tags.filter((tag) => tag.startsWith('DC.type'))).toEqual([]);
});

test.each([
  { authors: ['van der Berg, Jan Willem'], out: ['Jan Willem van der Berg'] },
  { authors: ['Lee, Ann'], out: ['Lee, Ann'] },
  {
    authors: ['van der Berg, Jan Willem', 'Ann Lee'],
    out: ['van der Berg, Jan Willem', 'Lee, Ann'],
  },
])('$authors are not taken for others', ({ authors, out }) => {
  const found = tagsOf({ authors }).filter((tag) => tag.startsWith('citation_author: '));
  expect(found.map((tag) => tag.slice('citation_author: '.length))).toEqual(out);
});

test('a retracted paper says so and leads to no PDF', () => {
  const tags = tagsOf({ status: 'retracted', pdf: 'https://example.org/a.pdf' });
  expect(tags[0]).toBe('citation_title: RETRACTED: T');
  expect(tags.filter((tag) => tag.startsWith('citation_pdf_url'))).toEqual([]);
});
