import { expect, test } from 'vitest';
import { catalogueDownloads } from '#formats/cite/downloads.ts';
import {
  articleLd,
  datasetLd,
  profileLd,
  siteLd,
  writeJsonLd,
} from '#formats/discovery/json-ld.ts';
import type { PaperInput } from '#schema/paper.ts';
import { makeCatalog, makeSite } from '../../support/papers.ts';

const origin = 'https://papers.example.org';
const site = makeSite({ origin });
const catalog = makeCatalog(
  [
    {
      id: 'a',
      title: 'T </script> $x^2$',
      authors: [{ given: 'Ann', family: 'Lee', id: 'ann-lee' }],
      arxiv: '2405.01234',
      pdf: 'https://example.org/a.pdf',
      code: ['https://example.org/code'],
      venue: { name: 'ICML', type: 'conference', year: 2025, series: 'PMLR', volume: '267' },
      updated: '2025-01-02',
      status: 'withdrawn',
    },
  ],
  {
    'ann-lee': {
      name: { given: 'Ann', family: 'Lee' },
      variants: [],
      orcid: '0000-0002-1825-0097',
      homepage: 'https://example.org/ann',
    },
  },
);
const [paper] = catalog.papers;
const [author] = catalog.authors;
if (!paper || !author) throw new Error('The catalogue lacks its paper');

// That the properties exist and take these values is checked with the types of schema-dts.
test('a paper', () => {
  expect(articleLd(paper, site)).toMatchSnapshot();
});

test('without an address nothing is named by one', () => {
  expect(JSON.stringify(articleLd(paper, makeSite()))).not.toMatch(/"(?:@id|url)":/);
});

/** A paper of some fields as JSON-LD, without an address. */
function ldOf(fields: Partial<PaperInput>): object {
  const [one] = makeCatalog([fields]).papers;
  if (!one) throw new Error('The catalogue lacks its paper');
  return articleLd(one, makeSite());
}

// https://validator.schema.org names each property that a type has not.
test('each property stands where its type has it', () => {
  const issue = { volume: '5', issue: '2', pages: '1-9' };
  const venue = { name: 'J', type: 'journal', year: 2024, ...issue } as const;
  const article = ldOf({ venue, issn: '2049-3630, 1234-5678', isbn: '978-3-16-148410-0' });
  expect(article).toMatchObject({
    pagination: '1-9',
    isPartOf: {
      '@type': ['Book', 'PublicationVolume', 'PublicationIssue'],
      name: 'J',
      isbn: '978-3-16-148410-0',
      volumeNumber: '5',
      issueNumber: '2',
      isPartOf: { '@type': 'Periodical', name: 'J', issn: ['2049-3630', '1234-5678'] },
    },
  });
  expect(article).not.toHaveProperty('isbn');
  expect(article).not.toHaveProperty('issn');
});

test.each<[string, Partial<PaperInput>, object]>([
  [
    'a book of a series',
    { type: 'book', series: 'S', number: '7', edition: '2', numberOfPages: '99' },
    {
      '@type': 'Book',
      bookEdition: '2',
      numberOfPages: 99,
      position: '7',
      isPartOf: { '@type': 'Periodical', name: 'S' },
    },
  ],
  [
    'a chapter, of a book that has no year in its name',
    { venue: { name: 'The Book', type: 'book', year: 2020 }, edition: '3' },
    { isPartOf: { '@type': 'Book', name: 'The Book', bookEdition: '3' } },
  ],
  [
    'a conference that has its year already',
    { venue: { name: 'ICT 2024', type: 'conference', year: 2024 } },
    { isPartOf: { '@type': 'PublicationVolume', name: 'ICT 2024' } },
  ],
  ['a patent by its number', { type: 'patent', number: 'US 1' }, { identifier: ['US 1'] }],
  [
    'software',
    { type: 'software', code: ['https://e.org/c'] },
    { codeRepository: ['https://e.org/c'] },
  ],
  [
    'bodies and people',
    {
      authors: [{ family: 'R Core Team' }, { family: 'Mausam' }],
      editors: [{ family: '李', given: '小龙' }],
      translators: ['Cy Dunn'],
    },
    {
      author: [{ '@type': 'Organization', name: 'R Core Team' }, { '@type': 'Person' }],
      editor: [{ '@type': 'Person', name: '李小龙' }],
      translator: [{ '@type': 'Person', name: 'Cy Dunn' }],
    },
  ],
])('%s', (_, fields, ld) => {
  expect(ldOf(fields)).toMatchObject(ld);
});

test('an author', () => {
  expect(profileLd(author, origin)).toMatchObject({
    '@type': 'ProfilePage',
    mainEntity: {
      '@type': 'Person',
      name: 'Ann Lee',
      sameAs: 'https://orcid.org/0000-0002-1825-0097',
      url: 'https://example.org/ann',
    },
  });
});

test('the site can be searched', () => {
  expect(siteLd(site, origin)).toMatchObject({
    '@type': 'WebSite',
    url: 'https://papers.example.org/',
    potentialAction: { target: 'https://papers.example.org/?q={q}' },
  });
});

test('the data set names its files', () => {
  const data = datasetLd(site, catalogueDownloads(catalog.papers), '2025', origin);
  expect(JSON.stringify(data)).toContain(
    '"contentUrl":"https://papers.example.org/catalogue.jsonl"',
  );
});

test('no text ends the script element', () => {
  const written = writeJsonLd(articleLd(paper, site));
  expect(written).not.toContain('<');
  expect(JSON.parse(written)).toEqual(articleLd(paper, site));
});
