import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { typeOf } from '#schema/work.ts';
import {
  type Facet,
  type Filters,
  noFilters,
  startState,
  withStance,
} from '#search/engine/query/state.ts';
import type { Answer } from '#search/engine/search.ts';
import { type CatalogueFile, SMALL_CATALOGUE } from '#search/index/catalogue-file.ts';
import { contentWords } from '#search/terms/stop-words.ts';
import { corpusCatalog, hasCorpus } from '../../support/corpus.ts';
import {
  hasBeginning,
  hasPhrase,
  hasValue,
  hasWord,
  passes,
  type Scanned,
  scan,
} from '../../support/plain-scan.ts';
import { buildSearchSite, openSearchSite, type SearchSite } from '../../support/search-site.ts';

describe.skipIf(!hasCorpus)('a thousand real papers (set CORPUS to a data file)', () => {
  let site: SearchSite;
  /** Oldest first, so that a paper's place is its ordinal. */
  let papers: Scanned[];

  beforeAll(async () => {
    const catalog = await corpusCatalog(1000);
    site = await buildSearchSite(catalog);
    papers = catalog.papers.toReversed().map(scan);
  });
  afterAll(() => site?.remove());

  const random = fc.noBias(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));
  /** Every other time. */
  const rarely = { freq: 2 };
  const pick = <Item>(items: readonly Item[], chance: number): Item | undefined =>
    items[Math.floor(chance * items.length)];

  /** Plain words of a paper, in the order of its abstract. */
  const wordsIn = ({ paper }: Scanned) =>
    contentWords(
      `${paper.title} ${paper.abstract}`.match(/(?<=\s)[a-z]{3,}(?=\s)/g) ?? [],
      (word) => word,
    );

  const choices = fc.array(
    fc.record({
      facet: fc.constantFrom<Facet>('area', 'author', 'year', 'code'),
      stance: fc.constantFrom('include', 'exclude'),
      paper: random,
      value: random,
    }),
    { maxLength: 2 },
  );
  const questions = fc.record({
    paper: random,
    words: fc.noBias(fc.array(random, { maxLength: 3 })),
    not: fc.option(random, rarely),
    either: fc.option(fc.tuple(random, random), rarely),
    phrase: fc.option(random, rarely),
    choices,
  });

  function valueIn({ paper }: Scanned, facet: Facet, chance: number): string {
    const year = paper.year.slug;
    switch (facet) {
      case 'area':
        return paper.areas[0]?.tag ?? '';
      case 'author':
        return pick(paper.authors, chance)?.author.slug ?? '';
      case 'year':
        return (
          pick([year, `${year}..`, `..${year}`, `2001..${year < '2001' ? 2001 : year}`], chance) ??
          ''
        );
      case 'type':
        return typeOf(paper);
      default:
        return '1';
    }
  }

  const named = ({ ordinals }: Answer) =>
    Array.from(ordinals, (ordinal) => papers[ordinal]?.paper.id).sort();

  test('random queries and facets find what a plain scan finds, with the same counts', async () => {
    const { facets } = await site.search.vocabulary();
    let found = 0;
    await fc.assert(
      fc.asyncProperty(questions, async (question) => {
        const about = pick(papers, question.paper) as Scanned;
        const own = wordsIn(about);
        const words = question.words.map((at) => pick(own, at) ?? 'learning');
        const not = question.not === null ? undefined : pick(own, question.not);
        const either = question.either?.map((at) => pick(own, at) ?? 'model') ?? [];
        const start = Math.floor((question.phrase ?? 0) * own.length);
        const abstract = about.paper.abstract ?? '';
        const pair = question.phrase === null ? undefined : pairAt(abstract, start);
        let filters: Filters = noFilters;
        for (const { facet, stance, paper, value } of question.choices) {
          const chosen = valueIn(pick(papers, paper) as Scanned, facet, value);
          filters = withStance(filters, facet, chosen, stance);
        }
        const q = [
          ...words,
          ...(not ? [`-${not}`] : []),
          ...(either.length > 0 ? [either.join(' OR ')] : []),
          ...(pair ? [`"${pair.join(' ')}"`] : []),
        ].join(' ');
        const isHit = (scanned: Scanned) =>
          words.every((word) => hasWord(scanned, word)) &&
          !(not && hasPhrase(scanned, [not])) &&
          (either.length === 0 || either.some((word) => hasWord(scanned, word))) &&
          !(pair && !hasPhrase(scanned, pair));
        const hits = papers.filter(isHit);

        const answer = await site.search.find({ ...startState, q, filters });
        // Too few papers with all words bring others in; that is another test's matter.
        if (answer.mode === 'some-words') return;
        if (answer.total > 0) found++;
        const expected = hits.filter((scanned) => passes(scanned, filters));
        expect(named(answer), q).toEqual(expected.map(({ paper }) => paper.id).sort());
        for (const facet of ['area', 'author', 'year', 'code'] as const) {
          const among = hits.filter((scanned) => passes(scanned, filters, facet));
          const counts = facets[facet]?.map(
            ({ value }) => among.filter((scanned) => hasValue(scanned, facet, value)).length,
          );
          expect([...(answer.counts[facet] ?? [])], `${facet} of ${q}`).toEqual(counts);
        }
      }),
      { numRuns: 300, seed: 1, endOnFailure: true },
    );
    expect(found).toBeGreaterThan(100);
  }, 120_000);

  test('a beginning finds all words that begin so, in whatever chunks they are', async () => {
    const { text } = JSON.parse(
      await readFile(join(site.folder, 'search/catalogue.json'), 'utf8'),
    ) as CatalogueFile;
    const known = (word: string) => papers.some((scanned) => hasWord(scanned, word));
    const cuts = text.firsts.filter((first) => /^[a-z]{4,}$/.test(first) && !known(first));
    expect(cuts.length).toBeGreaterThan(3);
    for (const begun of cuts) {
      const fresh = openSearchSite(site.folder);
      const answer = await fresh.search.find({ ...startState, q: begun });
      const expected = papers.filter((scanned) => hasBeginning(scanned, begun));
      expect(named(answer), begun).toEqual(expected.map(({ paper }) => paper.id).sort());
    }
  });
});

describe.skipIf(!hasCorpus)('a catalogue too large to count authors (set CORPUS)', () => {
  let site: SearchSite;
  let papers: Scanned[];

  beforeAll(async () => {
    const catalog = await corpusCatalog(SMALL_CATALOGUE);
    expect(catalog.papers.length).toBeGreaterThanOrEqual(SMALL_CATALOGUE);
    site = await buildSearchSite(catalog);
    papers = catalog.papers.toReversed().map(scan);
  });
  afterAll(() => site?.remove());

  test('filters a query by an author exactly', async () => {
    expect((await site.search.vocabulary()).facets.author).toBeUndefined();
    const busy = await site.search.authors('a');
    expect(busy).toHaveLength(20);
    for (const { value, name, total } of busy) {
      const own = papers.filter((scanned) => hasValue(scanned, 'author', value));
      expect(own.length).toBe(total);
      const filters = withStance(noFilters, 'author', value, 'include');
      const answer = await site.search.find({ ...startState, q: 'learning', filters });
      expect(answer.total).toBe(own.filter((scanned) => hasWord(scanned, 'learning')).length);
      expect(answer.chosen.author.map((author) => author.name)).toEqual([name]);
      const without = withStance(noFilters, 'author', value, 'exclude');
      const rest = await site.search.find({ ...startState, filters: without });
      expect(rest.total).toBe(papers.length - total);
    }
  });

  test('counts what giving up an author or an area would find', async () => {
    const [author] = await site.search.authors('a');
    const inYear = withStance(noFilters, 'year', '1980', 'include');
    const filters = withStance(inYear, 'author', author?.value ?? '', 'include');
    const { total, loosen } = await site.search.find({ ...startState, filters });
    expect([total, loosen.length]).toEqual([0, 1]);
    for (const { state, count } of loosen) {
      expect((await site.search.find(state)).total).toBe(count);
    }
  });
});

/** Two plain words that stand behind each other at or after a place in a text. */
function pairAt(text: string, start: number): string[] | undefined {
  const match = /(?<=\s)[a-z]{3,} [a-z]{3,}(?=\s)/.exec(text.slice(start));
  return match?.[0].split(' ');
}
