import { describe, expect, test } from 'vitest';
import type { Catalog } from '#catalog/catalog.ts';
import { type KeptRelations, knownRelations } from '#related/kept-relations.ts';
import { type RelatedPaper, relatedPapers } from '#related/related-papers.ts';
import type { PaperInput } from '#schema/paper.ts';
import { makeCatalog } from '../../support/papers.ts';

/** Enough that relations are kept; each paper is about a thing of its own, and of its fifty. */
const papers = Array.from({ length: 5001 }, (_, at): Partial<PaperInput> => {
  const thing = `thing${letters(at)} group${letters(at % 100)}`;
  return { id: `paper-${at}`, title: `On ${thing}`, abstract: `Of ${thing} and more.` };
});

function letters(at: number): string {
  return [...String(at)].map((digit) => String.fromCharCode(97 + Number(digit))).join('');
}

const digest = (text: string) => text;

/** What a build finds, and keeps for the next one. */
function build(list: readonly Partial<PaperInput>[], kept?: KeptRelations) {
  const catalog = makeCatalog(list);
  const known = knownRelations(catalog.papers, kept, digest);
  const related = relatedPapers(catalog, known.related);
  const compared = catalog.papers.filter((_, place) => !known.related[place]).map(({ id }) => id);
  return { compared, named: named(catalog, related), kept: known.keep(related) };
}

function named({ papers }: Catalog, related: readonly (readonly RelatedPaper[])[]) {
  const lines = papers.map(({ id }, place): [string, string[]] => [
    id,
    (related[place] ?? []).map(({ paper, words }) => [paper.id, ...words].join(' ')),
  ]);
  return new Map(lines);
}

const first = build(papers);

describe('knownRelations', () => {
  test('the first build compares all papers, and the second none', () => {
    expect(first.compared).toHaveLength(5001);
    expect(first.named.get('paper-7')).toHaveLength(5);
    const second = build(papers, first.kept);
    expect(second.compared).toEqual([]);
    expect(second.named).toEqual(first.named);
    expect(second.kept).toEqual(first.kept);
  });

  test('what was kept survives its file', () => {
    expect(JSON.parse(JSON.stringify(first.kept))).toEqual(first.kept);
  });

  test('a paper that was added is compared with all, the others stay as they were', () => {
    const added = { id: 'added', title: 'More of groupbb', abstract: 'Of groupbb.', date: '1999' };
    const second = build([...papers, added], first.kept);
    expect(second.compared).toEqual(['added']);
    expect(second.named.get('added')?.[0]).toMatch(/^paper-\d+ groupbb/);
    second.named.delete('added');
    expect(second.named).toEqual(first.named);
    expect(second.kept.changes).toBe(1);
  });

  test.each([
    { change: 'changed', to: papers.with(7, { ...papers[7], title: 'Quite another title' }) },
    { change: 'retracted', to: papers.with(7, { ...papers[7], status: 'retracted' as const }) },
    { change: 'renamed', to: papers.with(7, { ...papers[7], id: 'renamed' }) },
    { change: 'removed', to: papers.toSpliced(7, 1) },
  ])('a paper that was $change is compared, and those are that named it', ({ to }) => {
    const second = build(to, first.kept);
    const naming = [...first.named].filter(([, lines]) =>
      lines.some((line) => line.startsWith('paper-7 ')),
    );
    expect(naming.length).toBeGreaterThan(0);
    expect(second.compared).toEqual(expect.arrayContaining(naming.map(([id]) => id)));
    expect(second.compared.length).toBeLessThanOrEqual(naming.length + 1);
    const whole = build(to);
    for (const id of second.compared) expect(second.named.get(id)).toEqual(whole.named.get(id));
  });

  test('what is not compared may change', () => {
    const code = ['https://github.com/example/code'];
    const second = build(papers.with(7, { ...papers[7], code, date: '1999' }), first.kept);
    expect(second.compared).toEqual([]);
    expect(second.named).toEqual(first.named);
  });

  test('after as many changes as a hundredth of the papers, all are compared', () => {
    let last = first;
    for (const round of [1, 2, 3]) {
      const to = papers.map((paper, at) =>
        at < 20 * round && at >= 20 * (round - 1) ? { ...paper, title: `Title ${round}` } : paper,
      );
      last = build(to, last.kept);
    }
    expect(last.compared).toHaveLength(5001);
    expect(last.kept.changes).toBe(0);
  });

  test('in a small catalogue all are compared', () => {
    const few = papers.slice(0, 100);
    expect(build(few, build(few).kept).compared).toHaveLength(100);
  });
});
