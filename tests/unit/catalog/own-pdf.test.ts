import { expect, test } from 'vitest';
import { pdfHref } from '#catalog/urls.ts';
import { toCslJson } from '#formats/cite/csl-json.ts';
import { toJsonLine } from '#formats/cite/downloads.ts';
import { scholarTags } from '#formats/cite/tags.ts';
import { makeCatalog } from '../../support/papers.ts';

const origin = 'https://papers.example.org';

function pdfOf(site: { origin?: string; base?: string }) {
  const [paper] = makeCatalog([{ pdf: '/pdf/a.pdf' }], {}, site).papers;
  if (!paper) throw new Error('The catalogue lacks its paper');
  const tags = new Map(scholarTags(paper, site.origin));
  return {
    page: pdfHref(paper),
    citation: toCslJson(paper, { details: true }).custom?.pdf,
    scholar: tags.get('citation_pdf_url'),
    line: JSON.parse(toJsonLine(paper)).pdf,
  };
}

test("a PDF of the site's own is a path in pages, and a whole address elsewhere", () => {
  const address = 'https://papers.example.org/lab/pdf/a.pdf';
  expect(pdfOf({ origin, base: '/lab/' })).toEqual({
    page: '/lab/pdf/a.pdf',
    citation: address,
    scholar: address,
    line: address,
  });
});

test('where the address of the site is not known, nothing else names it', () => {
  expect(pdfOf({})).toEqual({
    page: '/pdf/a.pdf',
    citation: undefined,
    scholar: undefined,
    line: '/pdf/a.pdf',
  });
});
