import { expect, test } from 'vitest';
import { toMarkdownReference, toPlainReference } from '#formats/cite/reference.ts';
import type { PaperInput } from '#schema/paper.ts';
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

const told: [name: string, fields: Partial<PaperInput>, plain: string][] = [
  [
    'an article by its number',
    { venue: { name: 'J', type: 'journal', year: 2024, volume: '1' }, number: 'e17' },
    'J, volume 1, article e17',
  ],
  [
    'a report by its number',
    { type: 'report', genre: 'Technical report', number: 'TR-12', institution: 'MIT' },
    'Technical report TR-12, MIT',
  ],
  ['a patent by its number', { type: 'patent', number: 'US 123' }, 'number US 123'],
  [
    'a talk by where it was given',
    { type: 'talk', event: { name: 'Sample Days', place: 'Rome' } },
    'Sample Days',
  ],
  [
    'a book by its place in a series',
    { type: 'book', series: 'LNCS', number: '1234', volume: '3', version: '2' },
    'version 2, LNCS 1234, volume 3',
  ],
];

test.each(told)('%s', (_, fields, plain) => {
  expect(toPlainReference(makeCited(fields))).toBe(`Ann Lee. A Title. ${plain}, 2024.`);
});

test('a Chinese name is written as in China', () => {
  const authors = [{ family: '李', given: '小龙' }];
  expect(toPlainReference(makeCited({ authors }))).toBe('李小龙. A Title. 2024.');
});
