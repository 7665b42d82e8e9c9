import { describe, expect, test } from 'vitest';
import { relatedPapers, sharedAuthors } from '#related/related-papers.ts';
import type { PaperInput } from '#schema/paper.ts';
import { makeCatalog } from '../../support/papers.ts';

/** Papers that have nothing in common with any other, by their number. */
const strangers = Array.from({ length: 12 }, (_, index): Partial<PaperInput> => {
  const letter = String.fromCharCode(97 + index);
  const words = ['bo', 'ka', 'ze', 'mu', 'ti'].map((syllable) => `${letter}${syllable}${letter}x`);
  return {
    id: `stranger-${letter}`,
    title: words.slice(0, 2).join(' '),
    abstract: `${words.join(' ')}.`,
    authors: [`Stranger ${letter.toUpperCase()}bc`],
    date: '2001',
  };
});

const window = {
  title: 'Sliding-window caching',
  abstract: 'Large language models need sparse attention.',
};

/** What is related to each paper that is no stranger: ids, words and authors. */
function relationsOf(papers: Partial<PaperInput>[]): Record<string, string[]> {
  const catalog = makeCatalog([...papers, ...strangers]);
  const related = relatedPapers(catalog);
  return Object.fromEntries(
    catalog.papers.flatMap((paper, place) => {
      if (paper.id.startsWith('stranger')) return [];
      const found = (related[place] ?? []).map(({ paper: other, words }) =>
        [other.id, ...words, ...sharedAuthors(paper, other).map(({ name }) => `by ${name}`)].join(
          ' | ',
        ),
      );
      return [[paper.id, found]];
    }),
  );
}

describe('relatedPapers', () => {
  test('names shared phrases and words, each paper in its own spelling', () => {
    const found = relationsOf([
      { id: 'a', ...window, authors: ['Ada One'] },
      {
        id: 'b',
        title: 'Pruning with a sliding window',
        abstract: 'Sparse attentions are enough.',
        authors: ['Bob Two'],
      },
    ]);
    expect(found['a']).toEqual(['b | Sliding-window | sparse attention']);
    expect(found['b']).toEqual(['a | sliding window | Sparse attentions']);
  });

  test('names no part of a phrase that it names, and no words of every abstract', () => {
    const found = relationsOf([
      { id: 'a', title: 'Novel results', abstract: 'We propose a mixture of experts for experts.' },
      { id: 'b', title: 'More results', abstract: 'Mixture of Experts! Experiments of experts.' },
    ]);
    expect(found['a']).toEqual(['b | mixture of experts | by Jane Doe']);
  });

  test('takes acronyms and their plurals as one, and what a sentence has in its middle', () => {
    const found = relationsOf([
      { id: 'a', title: 'Pruning LLMs', abstract: 'Pruning. We like pruning.' },
      { id: 'b', title: 'LLM pruning', abstract: 'An LLM.' },
    ]);
    expect(found['a']).toEqual(['b | pruning | LLMs | by Jane Doe']);
  });

  test.each([
    { name: 'other letters', a: '基于稀疏注意力的方法', b: '稀疏注意力与缓存', out: '稀疏注意力' },
    {
      name: 'TeX',
      a: 'Finding $\\epsilon$-greedy',
      b: '$\\varepsilon$-greedy walks',
      out: 'ε-greedy',
    },
    { name: 'markup', a: 'On *Hölder* spaces', b: 'Holder spaces', out: 'Hölder spaces' },
  ])('reads $name', ({ a, b, out }) => {
    const found = relationsOf([
      { id: 'a', title: a, abstract: 'One.', authors: ['Ada One'] },
      { id: 'b', title: b, abstract: 'Two.', authors: ['Bob Two'] },
    ]);
    expect(found['a']).toEqual([`b | ${out}`]);
  });

  test('prefers the nearer paper, and of equals the newer one, then the lesser id', () => {
    const found = relationsOf([
      { id: 'a', ...window, authors: ['Ada One'] },
      { id: 'far', title: 'Sparse attention', abstract: 'Unlike.', authors: ['Far Two'] },
      { id: 'old', ...window, date: '2010', authors: ['Old Two'] },
      { id: 'new-y', ...window, date: '2024', authors: ['New Two'] },
      { id: 'new-x', ...window, date: '2024', authors: ['Newer Two'] },
    ]);
    const order = found['a']?.map((line) => line.split(' ')[0]);
    // Three papers of one abstract: it counts as a placeholder, their titles do not.
    expect(order?.slice(0, 3)).toEqual(['new-x', 'new-y', 'old']);
  });

  test('an abstract that many share word for word relates none of them', () => {
    const abstract = 'Abstract temporarily missing from proceedings.';
    const found = relationsOf(
      ['a', 'b', 'c'].map((id, at) => ({
        id,
        title: `Zq${id}w study`,
        abstract,
        authors: [`Author N${'xyz'[at]}`],
      })),
    );
    expect(found).toEqual({ a: [], b: [], c: [] });
  });

  test('a paper that was retracted is related to none, and leads on itself', () => {
    const found = relationsOf([
      { id: 'a', ...window, status: 'retracted', authors: ['Ada One'] },
      { id: 'b', ...window, authors: ['Bob Two'] },
    ]);
    expect(found['a']).toHaveLength(1);
    expect(found['b']).toEqual([]);
  });

  test('shared authors bring a paper nearer and are named once', () => {
    const found = relationsOf([
      { id: 'a', ...window, authors: ['Ada One', 'Bob Two'] },
      { id: 'b', ...window, authors: ['Zoe Three'] },
      { id: 'c', ...window, authors: ['Ada One', 'Bob Two', 'Ada One'], date: '2001' },
    ]);
    expect(found['a']?.[0]).toMatch(/^c \| .* \| by Ada One \| by Bob Two$/);
  });

  test('what most papers of a catalogue have in common relates none of them', () => {
    const sampled = Array.from({ length: 60 }, (_, at) => ({
      id: `p${at}`,
      title: `Sample ${at}`,
    }));
    expect(relatedPapers(makeCatalog(sampled)).flat()).toEqual([]);
  });

  test('strangers, a single paper and no paper are related to nothing', () => {
    expect(relatedPapers(makeCatalog(strangers)).flat()).toEqual([]);
    expect(relatedPapers(makeCatalog([window]))).toEqual([[]]);
    expect(relatedPapers(makeCatalog([]))).toEqual([]);
  });

  test('at most five, and at most a quarter of the others', () => {
    const same = Array.from({ length: 9 }, (_, at) => ({ id: `p${at}`, ...window }));
    const counts = relatedPapers(makeCatalog(same)).map(({ length }) => length);
    expect(counts).toEqual(same.map(() => 2));
    expect(relationsOf(same)['p0']).toHaveLength(5);
  });
});
