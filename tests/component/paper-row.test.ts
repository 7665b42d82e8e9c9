import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildCatalog } from '#catalog/build-catalog.ts';
import type { Catalog, CatalogPaper } from '#catalog/catalog.ts';
import PaperItem from '#components/PaperItem.astro';
import type { ResultRow } from '#search/engine/search.ts';
import { toRow } from '#search/index/index-record.ts';
import { packRow, unpackRow } from '#search/index/row.ts';
import { namesIn } from '#search/ui/choices.ts';
import { paperRow } from '#search/ui/result-list.ts';
import { readContent } from '#sources/read-content.ts';
import { makeCatalog, makeContent } from '../support/papers.ts';
import { type PlainElement, plainDocument } from '../support/plain-document.ts';
import { type Rendered, readHtml, render } from './render.ts';

beforeAll(() => {
  vi.stubGlobal('document', plainDocument);
});
afterAll(() => {
  vi.unstubAllGlobals();
});

/** The row as a search shows it, of what the index carries. */
function found(paper: CatalogPaper, { areas, orgs }: Catalog): Rendered {
  const row = unpackRow(JSON.parse(JSON.stringify(packRow(toRow(paper)))));
  const plain = (text: string) => [{ text, hit: false }];
  const result: ResultRow = {
    ...row,
    title: plain(row.title),
    authors: row.authors.map(({ name, slug }) => ({ name: plain(name), slug })),
    abstract: plain(row.abstract),
    passage: { opened: false, cut: false, segments: [] },
  };
  const area = areas.map(({ tag, name }) => ({ value: tag, name, total: 0 }));
  const org = orgs.map(({ slug, name }) => ({ value: slug, name, total: 0 }));
  const nameOf = namesIn({ size: 0, facets: { area, org }, known: {} });
  return readHtml((paperRow(result, nameOf, false) as unknown as PlainElement).outerHTML);
}

/** What a reader meets of a row: its texts, and every link with its address and manner. */
function describeRow(row: Rendered, hasFormula: boolean) {
  const texts = (selector: string) => row.texts(selector).map(decode);
  const links = (selector: string) =>
    ['href', 'rel', 'title', 'class'].map((name) =>
      row.attributes(selector, name).map((value) => value && decode(value)),
    );
  const outside = ['.meta', '.by', '.facts'].map((part) => [
    texts(`${part} a`),
    links(`${part} a`),
    texts(`${part} > *`),
    texts(part),
  ]);
  const typeset = [texts('h3'), texts('.abs'), texts('.abs a'), links('.abs a')];
  return [outside, links('h3 a'), texts('summary'), hasFormula ? [] : typeset];
}

function decode(html: string): string {
  const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return html
    .replace(/&(?:#(\d+)|(\w+));/g, (_, code, name) =>
      code ? String.fromCodePoint(Number(code)) : (signs[name] ?? name),
    )
    .replace(/\s+/g, ' ');
}

/** More names than a row has room for. */
const authors = Array.from({ length: 60 }, (_, index) => `Ann Author${index}`);
const org = Array.from({ length: 12 }, (_, index) => `org-${index}`);

test.each([1, 2])(
  'a row found and the row of the page have the same texts and links; pages from %i papers',
  async (authorPageFrom) => {
    const { content } = await readContent('tests/fixtures/site');
    const papers = [...content.papers, ...makeContent([{ id: 'crowd', authors, org }]).papers];
    const orgs = new Map([...content.orgs, ...org.map((slug) => [slug, { name: slug }] as const)]);
    const site = { ...content.site, authorPageFrom };
    const catalog = buildCatalog({ ...content, papers, orgs, site });
    const unlinked = new Set<string>();
    const marks: string[] = [];
    for (const paper of catalog.papers) {
      const hasFormula = `${paper.title}${paper.abstract}`.includes('$');
      const page = await render(PaperItem, { paper });
      const row = found(paper, catalog);
      expect(describeRow(row, hasFormula), paper.id).toEqual(describeRow(page, hasFormula));
      for (const link of row.all('.by a')) {
        if (link.attributes['href'] === undefined) unlinked.add(paper.id);
      }
      marks.push(...row.texts('.facts dd').filter((text) => text.includes('as of')));
    }
    expect(catalog.papers.length).toBeGreaterThan(20);
    expect(unlinked.size > 0).toBe(authorPageFrom > 1);
    expect(marks.join(' ')).toContain('gone, as of 2026-01-05');
  },
);

test('works of other kinds have the same row in both', async () => {
  const catalog = makeCatalog([
    { type: 'thesis', institution: 'Sample University', area: undefined, abstract: undefined },
    { type: 'book', authors: [], editors: ['Ann Lee', 'Bo Chen'], publisher: 'P', language: 'ar' },
    { area: ['AQ', 'BT'], venue: { name: 'B', type: 'book', year: 2024, pages: '1-9' } },
  ]);
  for (const paper of catalog.papers) {
    const page = await render(PaperItem, { paper });
    const row = found(paper, catalog);
    expect(describeRow(row, false)).toEqual(describeRow(page, false));
    expect(row.attributes('h3', 'dir')).toEqual(page.attributes('h3', 'dir'));
    expect(row.all('.abs')).toHaveLength(page.all('.abs').length);
  }
});
