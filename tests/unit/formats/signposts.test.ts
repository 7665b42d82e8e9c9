import { expect, test } from 'vitest';
import { signposts } from '#formats/discovery/signposts.ts';
import { siteFiles } from '#formats/discovery/site-files.ts';
import { makeCatalog } from '../../support/papers.ts';

const origin = 'https://papers.example.org';
const authors = {
  'bo-chen': { name: { family: 'Chen', given: 'Bo' }, variants: [], orcid: '0000-0002-1825-0097' },
};
const papers = [
  { id: 'a', date: '2024', authors: ['Ann Lee', 'Bo Chen'], doi: '10.1000/a', arxiv: '2401.01234' },
  { id: 'b', date: '2023', type: 'thesis' as const, authors: ['Bo Chen'] },
];

test.each([
  {
    id: 'a',
    out: [
      'cite-as https://doi.org/10.1000/a',
      'type https://schema.org/AboutPage',
      'type https://schema.org/ScholarlyArticle',
      'author /authors/ann-lee/',
      'author https://orcid.org/0000-0002-1825-0097',
      'item https://arxiv.org/pdf/2401.01234 application/pdf',
    ],
  },
  {
    id: 'b',
    out: [
      'cite-as /papers/b/',
      'type https://schema.org/AboutPage',
      'type https://schema.org/Thesis',
      'author https://orcid.org/0000-0002-1825-0097',
    ],
  },
])('the page of $id leads to what it is about', ({ id, out }) => {
  const paper = makeCatalog(papers, authors).papers.find((one) => one.id === id);
  if (!paper) throw new Error(id);
  const found = signposts(paper, 3).map((post) =>
    [post.rel, post.href, post.type].join(' ').trim(),
  );
  expect(found).toEqual(out);
});

test('authors without a page or an ORCID are no signposts, and of many the first are', () => {
  const { papers: alone } = makeCatalog([{}], {}, { authorPageFrom: 2 });
  const [one] = alone;
  expect(one && signposts(one, 3).filter(({ rel }) => rel === 'author')).toEqual([]);
  const [crowded] = makeCatalog([{ authors: ['A B', 'C D', 'E F', 'G H'] }]).papers;
  expect(crowded && signposts(crowded, 3).filter(({ rel }) => rel === 'author')).toHaveLength(3);
});

test('the linkset has whole addresses, of each paper and of the catalogue', async () => {
  const [file] = siteFiles(makeCatalog(papers, authors, { origin })).filter(
    ({ path }) => path === 'linkset.json',
  );
  expect(file?.mime).toBe('application/linkset+json');
  const { linkset } = JSON.parse(String(await file?.write()));
  expect(linkset).toHaveLength(3);
  expect(linkset[0]).toMatchObject({
    anchor: `${origin}/`,
    item: [{ href: `${origin}/papers/a/` }, { href: `${origin}/papers/b/` }],
    describedby: [{ href: `${origin}/catalogue.bib`, type: 'application/x-bibtex' }, {}, {}, {}],
  });
  expect(linkset[2]).toEqual({
    anchor: `${origin}/papers/b/`,
    'cite-as': [{ href: `${origin}/papers/b/` }],
    type: [{ href: 'https://schema.org/AboutPage' }, { href: 'https://schema.org/Thesis' }],
    author: [{ href: 'https://orcid.org/0000-0002-1825-0097' }],
    describedby: [{ href: `${origin}/papers/b/index.md`, type: 'text/markdown' }],
  });
});

test('without an address there is no linkset', () => {
  const paths = siteFiles(makeCatalog(papers)).map(({ path }) => path);
  expect(paths).not.toContain('linkset.json');
});
