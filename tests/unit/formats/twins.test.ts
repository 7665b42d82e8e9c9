import { describe, expect, test } from 'vitest';
import { downloadsOf, hasTwin } from '#formats/discovery/site-files.ts';
import { listingTwin, paperTwin } from '#formats/discovery/twins.ts';
import type { PaperInput } from '#schema/paper.ts';
import { makeCatalog } from '../../support/papers.ts';

const origin = 'https://papers.example.org';

const full: Partial<PaperInput> = {
  id: 'lee2024knots',
  title: 'Knots in $O(n)$: *All* of Them [sic]',
  authors: ['Ann Lee', 'Bo Chen'],
  org: ['cloth-hall'],
  code: ['https://code.example/lee/knots'],
  venue: { name: 'KNOT', type: 'conference', year: 2025, pages: '1-9' },
  doi: '10.1000/knots',
  arxiv: '2407.01230',
  links: [{ label: 'Slides', url: 'https://slides.example/knots' }],
  abstract: 'We tie $k$ knots.\n\nThen we untie them.',
};

function twinOfPaper(fields: Partial<PaperInput>, whole?: string) {
  const [paper] = makeCatalog([fields]).papers;
  return paper ? paperTwin(paper, whole) : '';
}

/** The twin of the only listing of a kind. */
function twinOfListing(kind: 'areas' | 'venues', papers: Partial<PaperInput>[]) {
  const catalog = makeCatalog(papers);
  const [listing] = catalog[kind];
  return listing ? listingTwin(kind, listing, downloadsOf(kind, listing, catalog), undefined) : '';
}

test('the twin of a paper has what its page tells, with links and citations', () => {
  expect(twinOfPaper(full, origin)).toMatchInlineSnapshot(`
    "# Knots in $O(n)$: *All* of Them \\[sic\\]

    [Ann Lee](<https://papers.example.org/authors/ann-lee/>), [Bo Chen](<https://papers.example.org/authors/bo-chen/>)

    - Date: 5 Jul 2024
    - In: [KNOT 2025](<https://papers.example.org/venues/knot/>)
    - Areas: [AQ](<https://papers.example.org/areas/aq/>)
    - Organisations: [cloth-hall](<https://papers.example.org/orgs/cloth-hall/>)
    - Code: [lee/knots](<https://code.example/lee/knots>)
    - Venue: [KNOT 2025, pages 1–9](<https://doi.org/10.1000/knots>)
    - arXiv: [2407.01230](<https://arxiv.org/abs/2407.01230>)
    - DOI: [10.1000/knots](<https://doi.org/10.1000/knots>)
    - PDF: [arxiv.org](<https://arxiv.org/pdf/2407.01230>)
    - Slides: [slides.example](<https://slides.example/knots>)

    ## Abstract

    We tie $k$ knots.

    Then we untie them.

    ## Cite

    Ann Lee and Bo Chen. [Knots in O(n): All of Them \\[sic\\]](<https://doi.org/10.1000/knots>). *KNOT*, pages 1–9, 2025.

    \`\`\`bibtex
    @inproceedings{lee2024knots,
      title = {{Knots in $O(n)$: \\emph{All} of Them [sic]}},
      author = {Lee, Ann and Chen, Bo},
      booktitle = {KNOT},
      pages = {1--9},
      year = {2025},
      eprint = {2407.01230},
      eprinttype = {arxiv},
      archivePrefix = {arXiv},
      doi = {10.1000/knots},
      url = {https://arxiv.org/abs/2407.01230}
    }
    \`\`\`
    "
  `);
});

test('the twin of a listing has its newest papers and its files', () => {
  const papers = [full, { id: 'b', venue: full.venue }, { id: 'c', venue: full.venue }];
  expect(twinOfListing('venues', papers)).toMatchInlineSnapshot(`
    "# KNOT

    3 papers, 2024

    - [An Example](</papers/b/>). Jane Doe. 2024-07-05. KNOT 2025
    - [An Example](</papers/c/>). Jane Doe. 2024-07-05. KNOT 2025
    - [Knots in $O(n)$: *All* of Them \\[sic\\]](</papers/lee2024knots/>). Ann Lee, Bo Chen. 2024-07-05. KNOT 2025

    ## Cite

    - [BibTeX](</venues/knot/catalogue.bib>)
    - [RIS](</venues/knot/catalogue.ris>)
    - [CSL-JSON](</venues/knot/catalogue.csl.json>)
    "
  `);
});

test('a long listing leads on to its older pages', () => {
  const papers = Array.from({ length: 120 }, (_, at) => ({ id: `p${at}` }));
  const twin = twinOfListing('areas', papers);
  expect(twin.match(/^- .*Jane Doe/gm)).toHaveLength(70);
  expect(twin).toContain('[50 older](</areas/aq/page/1/>)');
});

test('areas, organisations and venues have twins, and authors who have feeds', () => {
  const papers = [full, { id: 'b', authors: ['Ann Lee'] }, { id: 'c', authors: ['Ann Lee'] }];
  const catalog = makeCatalog(papers);
  const kinds = ['areas', 'orgs', 'venues', 'years', 'authors'] as const;
  const slugs = kinds.flatMap((kind) =>
    catalog[kind].filter((one) => hasTwin(kind, one, catalog)).map(({ slug }) => slug),
  );
  expect(slugs).toEqual(['aq', 'cloth-hall', 'knot', 'ann-lee']);
});

describe('what is very long is cut', () => {
  test('an abstract', () => {
    const twin = twinOfPaper({ id: 'a', abstract: 'A word. '.repeat(9000) });
    expect(twin.length).toBeLessThan(8000);
    expect(twin).toContain('…\n\n[The whole abstract](</papers/a/>)');
  });

  test('a list of authors', () => {
    const authors = Array.from({ length: 300 }, (_, at) => `Ann Author${at}`);
    const twin = twinOfPaper({ id: 'a', authors });
    expect(twin).toContain('and 260 more');
  });
});
