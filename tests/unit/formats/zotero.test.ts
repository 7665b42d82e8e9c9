import { describe, expect, test } from 'vitest';
import type { CatalogPaper } from '#catalog/catalog.ts';
import { toBibtex } from '#formats/cite/bibtex.ts';
import { toCoins } from '#formats/cite/coins.ts';
import { toCslFile } from '#formats/cite/csl-file.ts';
import { toRis } from '#formats/cite/ris.ts';
import { scholarTags } from '#formats/cite/tags.ts';
import { makeCatalog } from '../../support/papers.ts';
import { readBibtexEntry } from '../../support/zotero/bibtex.ts';
import { readCoins } from '../../support/zotero/coins.ts';
import { expectedItem } from '../../support/zotero/expected-item.ts';
import { readCslItem, readRisRecord } from '../../support/zotero/files.ts';
import { heldItem, type Way } from '../../support/zotero/held.ts';
import type { ZoteroItem } from '../../support/zotero/item.ts';
import { readTags } from '../../support/zotero/page.ts';
import { works } from '../../support/zotero/works.ts';

const details = { details: true };

/** What Zotero takes of a paper, by the way that it comes. */
const ways: Record<Way, (paper: CatalogPaper) => ZoteroItem> = {
  page: (paper) => readTags(scholarTags(paper, undefined)),
  list: (paper) => readCoins(toCoins(paper)),
  bibtex: (paper) => readBibtexEntry(toBibtex(paper, details)),
  ris: (paper) => readRisRecord(toRis(paper, details)),
  csl: (paper) => readCslItem(JSON.parse(JSON.stringify(toCslFile(paper, details)))),
};

const { papers } = makeCatalog(works);

describe.each(Object.entries(ways))('from a %s Zotero has', (name, read) => {
  const way = name as Way;

  test.each(papers)('$id whole', (paper) => {
    const held = heldItem(expectedItem(paper), paper, way);
    // Formulas stay TeX in BibTeX.
    const hasFormula = way === 'bibtex' && /\$/.test(paper.title + paper.abstract);
    const blank = hasFormula ? { title: '', abstractNote: '' } : {};
    expect({ ...read(paper), ...blank }).toEqual({ ...held, ...blank });
  });
});
