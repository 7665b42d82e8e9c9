/** Papers with what queries, spellings and rows are about. */
export const papers = [
  {
    id: 'sliding',
    title: 'Sliding-Window Attention for Long Contexts',
    date: '2025-03-01',
    authors: ['Łukasz Kaiser', 'Yo Sun'],
    org: ['sample-lab'],
    code: ['https://example.org/sliding'],
    venue: { name: 'ICML', type: 'conference' as const, year: 2025 },
    abstract: 'A sliding window keeps attention cheap. It works at test time, too.',
  },
  {
    id: 'mixture',
    title: 'A Mixture of Experts',
    date: '2024-05-01',
    area: 'BT',
    doi: '10.1000/test.99',
    authors: ['Yo Sun', 'Ann Møller'],
    abstract: 'Experts (MoE) share sparse attention; test-time training of $\\ell_1$ models.',
  },
  {
    id: 'kernels',
    title: 'Kernels for Graphs',
    date: '2024-01-01',
    area: 'CT',
    authors: ['Bo Li'],
    org: ['sample-lab'],
    code: ['https://example.org/kernels'],
    abstract: 'Sparse kernels on graphs, written by SeerAttention.',
  },
  {
    id: 'oldest',
    title: 'An Old Paper',
    date: '1999',
    arxiv: '2401.00001',
    authors: ['Ann Møller'],
    abstract: 'Nothing about the others. The author is Moerland.',
  },
];

/** In the order of their ordinals. */
export const ids = papers.map(({ id }) => id).toReversed();
