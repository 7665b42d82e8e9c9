import { expect, test } from 'vitest';
import { catalogueDownloads } from '#formats/cite/downloads.ts';
import {
  articleLd,
  datasetLd,
  profileLd,
  siteLd,
  writeJsonLd,
} from '#formats/discovery/json-ld.ts';
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
