import type { CitedPaper } from '#formats/cite/csl-json.ts';
import { type PaperInput, paperSchema } from '#schema/paper.ts';

/** A paper to cite, from the fields that a test is about. */
export function makeCited(fields: Partial<PaperInput> = {}): CitedPaper {
  const record = paperSchema.parse({
    id: 'lee2024title',
    title: 'A Title',
    date: '2024',
    area: 'AQ',
    authors: ['Ann Lee'],
    abstract: 'An abstract.',
    ...fields,
  });
  return { ...record, areas: [{ tag: 'AQ', arxiv: 'cs.AQ' }] };
}

/** Each is named after what exporters get wrong. */
export const hardCases: CitedPaper[] = [
  makeCited({
    id: 'names',
    date: '2024-05-17',
    arxiv: '2405.01234',
    authors: [
      'García Márquez, Ana',
      'van der Berg, Jan Willem',
      'Mausam',
      'King, Jr., Martin Luther',
      '王伟',
      'Łukasz Kaiser',
      { family: 'Search and Company' },
      { family: 'Strauß', given: 'Đorđe' },
      'Giró-i-Nieto, Xavier',
    ],
    authorsComplete: false,
  }),
  makeCited({
    id: 'signs',
    title: '50\\% of R&D: #1, x_y, ~15%, a^b, {7B, 13B}, $5, C:\\dir, <i>, a|b',
    abstract: 'First *paragraph* at https://example.org/a_b?c=d%20e#f.\n\nSecond, 5% & more.',
  }),
  makeCited({ id: 'math', title: 'Costs of $O(n \\log n)$, $49%$ and 256$\\times$256 by $\\{x$' }),
  makeCited({ id: 'font-switch', title: 'Symmetries of $\\rm{SE}(2)$' }),
  makeCited({ id: 'lone-brace', title: 'A lone { brace' }),
  makeCited({ id: 'other-brace', title: 'Another lone } brace' }),
  makeCited({ id: 'backslash', title: 'Ends in a backslash \\' }),
  makeCited({
    id: 'letters',
    title: 'Étude über “naïve” ℓ–norms, α and Ω…',
    venue: { name: 'Trans. Å & Ø', type: 'journal', year: 2020, pages: 'S1–S12', volume: '3' },
  }),
  makeCited({
    id: 'retracted',
    title: 'Gone',
    status: 'retracted',
    doi: '10.1234/a_b(c)',
    url: 'https://doi.org/10.1234/a_b(c)',
    venue: { name: 'Journal', type: 'journal', year: 2021 },
  }),
  makeCited({
    id: 'conference',
    title: '{GPT}-4o and the 1 in 10: TeX-free "quotes"',
    date: '2024-05',
    arxiv: 'cs/9901001',
    pdf: 'https://example.org/a.pdf',
    code: ['https://example.org/a_b', 'https://example.org/c'],
    venue: {
      name: 'Proc. of Search and Company, 2nd ed.',
      type: 'workshop',
      year: 2025,
      series: 'PMLR',
      volume: '267',
      pages: '1139-1146',
    },
  }),
  makeCited({
    id: 'broken-lines',
    title: 'A title\nof two lines  - and TY  - JOUR\u0000',
    authors: [{ family: 'Line\nBreak', given: 'A\tTab' }],
    abstract: 'ER  - \n\nTY  - JOUR\n@misc{x,\n}',
    venue: { name: 'A\r\nER  - ', type: 'journal', year: 2024 },
  }),
  makeCited({
    id: 'other-preprint',
    date: '2023-12',
    url: 'https://example.org/{a}',
    venue: { name: 'bioRxiv', type: 'preprint', year: 2023 },
  }),
];
