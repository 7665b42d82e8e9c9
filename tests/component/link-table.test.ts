import { expect, test } from 'vitest';
import LinkTable from '#components/LinkTable.astro';
import type { PaperInput } from '#schema/paper.ts';
import { makeCatalog } from '../support/papers.ts';
import { render } from './render.ts';

async function renderLinks(fields: Partial<PaperInput>) {
  const { papers } = makeCatalog([fields]);
  return render(LinkTable, { paper: papers[0] });
}

test('each repository is shown with its host', async () => {
  const table = await renderLinks({
    code: ['https://github.com/lab/one', 'https://code.example/two'],
  });
  expect(table.texts('dt')).toEqual(['Code']);
  expect(table.texts('dd')).toEqual(['lab/one github.com', 'two code.example']);
});

test('identifiers lead to where they are registered', async () => {
  const table = await renderLinks({ arxiv: '2407.01230', doi: '10.1000/a#b' });
  expect(table.attributes('a', 'href')).toEqual([
    'https://arxiv.org/abs/2407.01230',
    'https://doi.org/10.1000/a%23b',
    'https://arxiv.org/pdf/2407.01230',
  ]);
});

test('the venue leads to the published version, which is then not named twice', async () => {
  const venue = { name: 'ICML', type: 'conference', year: 2025 } as const;
  const table = await renderLinks({ venue, url: 'https://proceedings.example/sun' });
  expect(table.texts('dt')).toEqual(['Venue']);
  expect(table.attributes('a', 'href')).toEqual(['https://proceedings.example/sun']);
});

test('every link says that it leaves the site', async () => {
  const table = await renderLinks({
    code: ['https://code.example/two'],
    pdf: 'https://papers.example/a.pdf',
    url: 'https://papers.example/',
    links: [{ label: 'Data set', url: 'https://data.example/' }],
  });
  expect(table.texts('dt')).toEqual(['Code', 'PDF', 'Page', 'Data set']);
  expect(new Set(table.attributes('a', 'rel'))).toEqual(new Set(['external']));
});
