import { afterAll, describe, expect, test } from 'vitest';
import type { CatalogPaper } from '#catalog/catalog.ts';
import { citationFile, citationFormats } from '#formats/cite/citation-formats.ts';
import { toCoins } from '#formats/cite/coins.ts';
import { scholarTags } from '#formats/cite/tags.ts';
import { readContent } from '#sources/read-content.ts';
import { escapeHtml } from '#text/visible.ts';
import { corpusCatalog, hasCorpus } from '../support/corpus.ts';
import { makeCatalog } from '../support/papers.ts';
import { expectedItem } from '../support/zotero/expected-item.ts';
import { heldItem, type Way } from '../support/zotero/held.ts';
import type { ZoteroItem } from '../support/zotero/item.ts';
import { startZotero, zoteroFolder } from '../support/zotero/server.ts';
import { works } from '../support/zotero/works.ts';

// Without a translation-server tests/unit/formats/zotero.test.ts holds the same of the works there.
const zotero = zoteroFolder ? await startZotero(zoteroFolder) : undefined;
if (!zotero) console.log('ZOTERO_SERVER names no translation-server: Zotero itself is not asked.');
afterAll(() => zotero?.close());

const recordsIn = async (folder: string) =>
  (await readContent(folder)).content.papers.map(({ record }) => record);
const catalogues: [name: string, papers: readonly CatalogPaper[]][] = [
  ['a work of each kind', makeCatalog(works).papers],
  ['a whole catalogue', makeCatalog(await recordsIn('tests/fixtures/site')).papers],
  ["the project's own", makeCatalog(await recordsIn('content')).papers],
];
if (zotero && hasCorpus) catalogues.push(['300 papers', (await corpusCatalog(300)).papers]);

const ways: Record<Way, (papers: readonly CatalogPaper[]) => Promise<ZoteroItem[] | undefined>> = {
  async page(papers) {
    const items: ZoteroItem[] = [];
    for (const paper of papers) {
      const tags = scholarTags(paper, undefined).map(
        ([name, content]) => `<meta name="${name}" content="${escapeHtml(content)}">`,
      );
      items.push(...((await zotero?.readPage(document(tags.join(''), ''))) ?? []));
    }
    return items;
  },
  async list(papers) {
    const spans = papers.map(
      (paper) => `<span class="Z3988" title="${escapeHtml(toCoins(paper))}"></span>`,
    );
    return zotero?.readPage(document('', spans.join('')));
  },
  bibtex: async (papers) => zotero?.readFile(citationFile(papers, citationFormats.bibtex, true)),
  ris: async (papers) => zotero?.readFile(citationFile(papers, citationFormats.ris, true)),
  csl: async (papers) => zotero?.readFile(citationFile(papers, citationFormats.csl, true)),
};

function document(head: string, body: string): string {
  return `<!doctype html><html><head><title>A Page</title>${head}</head><body>${body}</body></html>`;
}

const filled = catalogues.filter(([, papers]) => papers.length > 0);
describe.runIf(zotero).each(filled)('of %s', (_, papers) => {
  test.each(Object.keys(ways) as Way[])('Zotero has from %s all that it can hold', async (way) => {
    const items = (await ways[way](papers)) ?? [];
    expect(items).toHaveLength(papers.length);
    const differences = papers.flatMap((paper, at) =>
      differencesOf(items[at], heldItem(expectedItem(paper), paper, way), paper, way),
    );
    expect(differences).toEqual([]);
  });
});

function differencesOf(
  item: ZoteroItem | undefined,
  expected: ZoteroItem,
  paper: CatalogPaper,
  way: Way,
): string[] {
  const fields = new Set([...Object.keys(item ?? {}), ...Object.keys(expected)]);
  return [...fields].flatMap((field) => {
    // The address at which the test has the page stands in for one.
    if (field === 'url' && !expected['url']) return [];
    const [is, should] = [item?.[field], expected[field]].map((value) =>
      comparable(value, way, field),
    );
    if (is === should || hasFormula(paper, field, way)) return [];
    return [`${paper.id}, ${field}: ${is} instead of ${should}`];
  });
}

/** Signs that have a command stay commands in what Zotero reads from BibTeX. */
function hasFormula(paper: CatalogPaper, field: string, way: Way): boolean {
  const text = field === 'title' ? paper.title : field === 'abstractNote' ? paper.abstract : '';
  return way === 'bibtex' && /[$\\*_^{}~`|<>'"×·∼−≤≥→\p{Script=Greek}]|https?:/u.test(text ?? '');
}

/**
 * Texts without what Zotero changes in them: initials and their points, the case of names that have
 * one case only, quotation marks of TeX, and of COinS the plus and what is long.
 */
function comparable(
  value: string | readonly string[] | undefined,
  way: Way,
  field: string,
): string {
  const list = typeof value === 'string' ? [value] : (value ?? []);
  const texts = list.map((text) => text.normalize('NFC').replace(/[‘’`´]/g, "'"));
  if (field === 'creators') {
    const names = texts.map((name) => name.toLowerCase().replace(/[. ]/g, ''));
    return names.filter((name, at) => name !== names[at - 1]).join('; ');
  }
  const text = texts.join('; ');
  return way === 'list' ? text.replace(/[+\s]+/g, ' ').slice(0, 1900) : text;
}
