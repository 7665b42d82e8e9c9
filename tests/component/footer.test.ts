import { expect, test } from 'vitest';
import Footer from '#components/Footer.astro';
import { makeCatalog } from '../support/papers.ts';
import { render } from './render.ts';

async function takeLinks(papers: number, abstract: string) {
  const catalog = makeCatalog(Array.from({ length: papers }, () => ({ abstract })));
  const footer = await render(Footer, { catalog });
  const links = footer.texts('a').map((text, at) => [text, footer.attributes('a', 'href')[at]]);
  const from = links.findIndex(([text]) => text === 'Take it all');
  return links.slice(from, -2);
}

test('the footer gives all papers in a file of each format', async () => {
  expect(await takeLinks(3, 'An abstract.')).toEqual([
    ['Take it all', '/about/#take'],
    ['BibTeX', '/catalogue.bib'],
    ['RIS', '/catalogue.ris'],
    ['CSL-JSON', '/catalogue.csl.json'],
    ['JSONL', '/catalogue.jsonl'],
  ]);
});

test('where a file would be too large it leads to all parts, and says how many', async () => {
  expect(await takeLinks(600, 'word '.repeat(8000))).toEqual([
    ['Take it all', '/about/#take'],
    ['4 formats, 2 files each', '/about/#take'],
  ]);
});
