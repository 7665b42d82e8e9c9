import { expect, test } from 'vitest';
import { toMarkdownReference, toPlainReference } from '#formats/cite/reference.ts';
import { makeCited } from './hard-cases.ts';

const venue = {
  name: 'ICML',
  type: 'conference',
  year: 2025,
  series: 'PMLR',
  volume: '267',
  pages: '1-12',
} as const;

test.each([
  {
    name: 'published',
    fields: { venue, authors: ['Ann Lee', 'Bo Chen'], doi: '10.1234/x' },
    plain:
      'Ann Lee and Bo Chen. A Title. ICML, PMLR 267, pages 1–12, 2025. https://doi.org/10.1234/x',
    markdown:
      'Ann Lee and Bo Chen. [A Title](<https://doi.org/10.1234/x>). *ICML*, PMLR 267, pages 1–12, 2025.',
  },
  {
    name: 'a preprint',
    fields: { date: '2024-07-05', arxiv: '2407.01230', authors: ['Ann Lee', 'Bo Chen', 'Cy Doe'] },
    plain:
      'Ann Lee, Bo Chen, and Cy Doe. A Title. arXiv:2407.01230, 2024-07-05. https://doi.org/10.48550/arXiv.2407.01230',
    markdown:
      'Ann Lee, Bo Chen, and Cy Doe. [A Title](<https://doi.org/10.48550/arXiv.2407.01230>). *arXiv:2407.01230*, 2024-07-05.',
  },
  {
    name: 'an incomplete list',
    fields: { authorsComplete: false, title: 'Why?' },
    plain: 'Ann Lee, et al. Why? 2024.',
    markdown: 'Ann Lee, et al. Why? 2024.',
  },
  {
    name: 'signs of Markdown',
    fields: { title: 'a*b_c [d] <f>', status: 'retracted' as const },
    plain: 'Ann Lee. RETRACTED: a*b_c [d] <f>. 2024.',
    markdown: 'Ann Lee. RETRACTED: a\\*b\\_c \\[d\\] \\<f\\>. 2024.',
  },
])('$name', ({ fields, plain, markdown }) => {
  const paper = makeCited(fields);
  expect(toPlainReference(paper)).toBe(plain);
  expect(toMarkdownReference(paper)).toBe(markdown);
});
