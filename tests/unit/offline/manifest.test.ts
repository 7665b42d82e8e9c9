import { expect, test } from 'vitest';
import { CATALOGUE, isForMachines, isImmutable, pathBelow } from '#offline/manifest.ts';
import { CATALOGUE_FILE } from '#search/index/catalogue-file.ts';

test('the search and the copy agree on the file that changes', () => {
  expect(CATALOGUE).toBe(CATALOGUE_FILE);
});

test.each([
  { address: 'https://h.example/s/', path: '' },
  { address: 'https://h.example/s/?q=x#y', path: '' },
  { address: 'https://h.example/s/papers/a/index.html', path: 'papers/a/' },
  { address: 'https://h.example/s/index.html', path: '' },
  { address: 'https://h.example/s/notindex.html', path: 'notindex.html' },
  { address: 'https://h.example/other/', path: undefined },
  { address: 'https://other.example/s/', path: undefined },
])('the path of $address', ({ address, path }) => {
  expect(pathBelow('https://h.example/s/', address)).toBe(path);
});

test.each([
  { path: '_astro/Base.1234.css', immutable: true },
  { path: 'search/papers/ab12/0.json', immutable: true },
  { path: 'search/chunks/ab12cd3.bin', immutable: true },
  { path: 'search/catalogue.json', immutable: false },
  { path: 'pagefind/index/en_12.pf_index', immutable: false },
  { path: 'citations/0.json', immutable: false },
  { path: 'papers/search/', immutable: false },
])('$path never changes: $immutable', ({ path, immutable }) => {
  expect(isImmutable(path)).toBe(immutable);
});

test.each([
  { file: 'index.html', machines: false },
  { file: '_astro/_id_.AB.css', machines: false },
  { file: '_astro/_...none_.AB.js', machines: false },
  { file: 'catalogue.bib', machines: false },
  { file: 'search/papers/ab12/0.json', machines: false },
  { file: 'feed.xml', machines: true },
  { file: 'areas/aq/feed.json', machines: true },
  { file: 'areas/aq/index.md', machines: true },
  { file: 'linkset.json', machines: true },
  { file: 'changes.xml', machines: true },
  { file: 'sitemap-0.xml', machines: true },
  { file: '404.html', machines: true },
  { file: 'card.png', machines: true },
  { file: 'pagefind/pagefind.js', machines: true },
  { file: '_headers', machines: true },
  { file: '.nojekyll', machines: true },
  { file: 'index.html.br', machines: true },
  { file: 'sw.js', machines: true },
  { file: 'offline.json', machines: true },
])('$file is for machines alone: $machines', ({ file, machines }) => {
  expect(isForMachines(file)).toBe(machines);
});
