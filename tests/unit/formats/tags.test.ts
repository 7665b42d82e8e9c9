import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { citationFile, citationFormats } from '#formats/cite/citation-formats.ts';
import { toCoins } from '#formats/cite/coins.ts';
import { toPlainReference } from '#formats/cite/reference.ts';
import { toRis } from '#formats/cite/ris.ts';
import { scholarTags } from '#formats/cite/tags.ts';
import type { PaperInput } from '#schema/paper.ts';
import { makeCatalog } from '../../support/papers.ts';
import { hardCases, makeCited } from './hard-cases.ts';

describe('RIS', () => {
  test('the hard cases', async () => {
    const file = citationFile(hardCases, citationFormats.ris, true).replaceAll('\r\n', '\n');
    await expect(file).toMatchFileSnapshot('../../fixtures/expected/hard-cases.ris');
  });

  test.each([
    { type: 'conference', out: 'CONF' },
    { type: 'workshop', out: 'CONF' },
    { type: 'journal', out: 'JOUR' },
    { type: 'preprint', out: 'PAMP' },
  ] as const)('a $type is $out', ({ type, out }) => {
    const ris = toRis(makeCited({ venue: { name: 'V', type, year: 2024 } }));
    expect(ris.split('\r\n')[0]).toBe(`TY  - ${out}`);
  });

  test('a part has no number of pages in place of its first', () => {
    const venue = { name: 'V', type: 'journal', year: 2024 } as const;
    expect(toRis(makeCited({ venue, numberOfPages: '5' }))).not.toMatch(/^SP/m);
    expect(toRis(makeCited({ type: 'book', numberOfPages: '5' }))).toMatch(/^SP {2}- 5/m);
  });

  test('only papers and talks have where they were given', () => {
    const event = { name: 'Sample Days', place: 'Sampleton' };
    expect(toRis(makeCited({ type: 'proceedings', event }))).not.toMatch(/^(?:T2|CY)/m);
    expect(toRis(makeCited({ type: 'talk', event }))).toMatch(/^T2 {2}- Sample Days\r\nCY/m);
  });

  test('no record can break the file', () => {
    const odd = fc
      .array(fc.oneof(fc.constantFrom('\n', '\r\n', 'ER  - ', 'TY  - JOUR', '  - '), fc.string()), {
        minLength: 1,
      })
      .map((parts) => parts.join(''))
      .filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(odd, odd, (title, name) => {
        const venue = { name, type: 'journal', year: 2024 } as const;
        const authors = [{ family: name }, { family: 'Lee', given: name }];
        const lines = toRis(
          { ...makeCited(), title, abstract: title, venue, authors },
          { details: true },
        ).split('\r\n');
        expect(lines.pop()).toBe('');
        expect(lines.filter((line) => !/^[A-Z][A-Z0-9] {2}- [^\r\n]*$/.test(line))).toEqual([]);
        expect(lines.filter((line) => /^(?:TY|ER)/.test(line))).toEqual(['TY  - JOUR', 'ER  - ']);
      }),
      { numRuns: 300 },
    );
  });
});

describe('COinS', () => {
  test('a citation as OpenURL', () => {
    const venue = {
      name: 'A & B',
      type: 'journal',
      year: 2025,
      volume: '3',
      pages: '1-12',
    } as const;
    const coins = new URLSearchParams(toCoins(makeCited({ venue, doi: '10.1234/x' })));
    expect([...coins]).toEqual([
      ['ctx_ver', 'Z39.88-2004'],
      ['rft_val_fmt', 'info:ofi/fmt:kev:mtx:journal'],
      ['rft_id', 'info:doi/10.1234/x'],
      ['rft.genre', 'article'],
      ['rft.atitle', 'A Title'],
      ['rft.jtitle', 'A & B'],
      ['rft.volume', '3'],
      ['rft.spage', '1'],
      ['rft.epage', '12'],
      ['rft.date', '2025'],
      ['rft.au', 'Lee, Ann'],
      ['rft.description', 'An abstract.'],
    ]);
  });

  test('who is not named is no author', () => {
    const coins = new URLSearchParams(toCoins(makeCited({ authorsComplete: false })));
    expect(coins.getAll('rft.creator')).toEqual(['Lee, Ann']);
  });

  test('very many authors are not in each list that has the paper', () => {
    const authors = Array.from({ length: 2400 }, (_, index) => `Ann Author${index}`);
    const coins = new URLSearchParams(toCoins(makeCited({ authors })));
    expect(coins.getAll('rft.creator')).toHaveLength(40);
  });

  test.each(hardCases)('$id survives the encoding', (paper) => {
    const coins = new URLSearchParams(toCoins(paper));
    const names = [...coins.getAll('rft.au'), ...coins.getAll('rft.creator')];
    expect(names).toHaveLength(paper.authors.length);
  });
});

describe('tags for Google Scholar', () => {
  const origin = 'https://papers.example.org';

  function tagsOf(fields: Partial<PaperInput>): string[] {
    const [paper] = makeCatalog([{ id: 'a', title: 'T', abstract: 'A.', ...fields }]).papers;
    return paper ? scholarTags(paper, origin).map(([name, content]) => `${name}: ${content}`) : [];
  }

  test('a preprint', () => {
    expect(
      tagsOf({ arxiv: '2405.01234', date: '2024-05-17', authors: ['Ann Lee', 'Mausam'] }),
    ).toEqual([
      'citation_title: T',
      'citation_author: Lee, Ann',
      'citation_author: Mausam',
      'citation_publication_date: 2024/05/17',
      'citation_online_date: 2024/05/17',
      'citation_publisher: arXiv',
      'citation_doi: 10.48550/arXiv.2405.01234',
      'citation_arxiv_id: 2405.01234',
      'citation_keywords: AQ',
      'citation_abstract: A.',
      'citation_abstract_html_url: https://papers.example.org/papers/a/',
      'citation_public_url: https://arxiv.org/abs/2405.01234',
      'citation_pdf_url: https://arxiv.org/pdf/2405.01234',
      'DC.title: T',
      'DC.identifier: doi:10.48550/arXiv.2405.01234',
      'z.itemType: preprint',
      'z.citationKey: a',
      'z.archiveID: arXiv:2405.01234',
    ]);
  });

  test.each([
    { type: 'conference', out: 'citation_conference_title: V' },
    { type: 'workshop', out: 'citation_conference_title: V' },
    { type: 'journal', out: 'citation_journal_title: V' },
  ] as const)('a $type has a title of its own, a year and pages', ({ type, out }) => {
    const tags = tagsOf({
      date: '2024-05',
      venue: { name: 'V', type, year: 2025, volume: '3', pages: '1-12' },
    });
    expect(tags).toEqual(
      expect.arrayContaining([
        out,
        'citation_publication_date: 2025',
        'citation_online_date: 2024/05',
        'citation_volume: 3',
        'citation_firstpage: 1',
        'citation_lastpage: 12',
      ]),
    );
    expect(tags.filter((tag) => tag.startsWith('z.itemType'))).toEqual([]);
  });

  test.each([
    { authors: ['van der Berg, Jan Willem'], out: ['Jan Willem van der Berg'] },
    { authors: ['King, Jr., Martin Luther'], out: ['King, Martin Luther Jr.'] },
    { authors: [{ family: 'The Sample Collaboration' }], out: ['The Sample Collaboration,'] },
    { authors: ['Lee, Ann'], out: ['Lee, Ann'] },
    {
      authors: ['van der Berg, Jan Willem', 'Ann Lee'],
      out: ['van der Berg, Jan Willem', 'Lee, Ann'],
    },
  ])('$authors are not taken for others', ({ authors, out }) => {
    const found = tagsOf({ authors }).filter((tag) => tag.startsWith('citation_author: '));
    expect(found.map((tag) => tag.slice('citation_author: '.length))).toEqual(out);
  });

  test('a retracted paper says so and leads to no PDF', () => {
    const tags = tagsOf({ status: 'retracted', pdf: 'https://example.org/a.pdf' });
    expect(tags[0]).toBe('citation_title: RETRACTED: T');
    expect(tags.filter((tag) => tag.startsWith('citation_pdf_url'))).toEqual([]);
  });

  test('a thesis is told by its school, also where it has a publisher', () => {
    const thesis = { type: 'thesis', institution: 'S', publisher: 'P' } as const;
    expect(tagsOf(thesis)).toContain('citation_dissertation_institution: S');
    expect(toRis(makeCited(thesis))).toMatch(/^PB {2}- S\r$/m);
    expect(toCoins(makeCited(thesis))).toContain('rft.publisher=S');
    expect(toPlainReference(makeCited(thesis))).toBe('Ann Lee. A Title. S, 2024.');
  });

  test('pages that are no range are not taken apart', () => {
    const venue = { name: 'J', type: 'journal', year: 2024, pages: '12, 14-16, 20' } as const;
    const found = tagsOf({ venue }).filter((tag) => /firstpage|lastpage/.test(tag));
    expect(found).toEqual(['citation_firstpage: 12, 14-16, 20']);
    expect(toCoins(makeCited({ venue }))).toContain('rft.pages=12%2C+14-16%2C+20');
    expect(toRis(makeCited({ venue }))).toMatch(/^SP {2}- 12, 14-16, 20\r$/m);
  });
});
