import { describe, expect, test } from 'vitest';
import { lookAgain } from '#search/engine/rerank.ts';
import type { PaperRow } from '#search/index/row.ts';
import { englishKey } from '../../support/english-keys.ts';

function row(own: Partial<Omit<PaperRow, 'authors'>> & { authors?: string[] }): PaperRow {
  const { authors = ['Ann Møller'], ...others } = own;
  return {
    id: 'paper',
    title: 'A Paper',
    authorsComplete: true,
    date: '2025',
    areas: ['AQ'],
    orgs: [],
    code: [],
    abstract: 'Nothing.',
    authors: authors.map((name) => ({ name, slug: name })),
    ...others,
  };
}

/** Nothing was learnt of so few papers. */
const meaning = async () => undefined;

/** Which of two papers of the same score is first for some words. */
async function first(words: string[], papers: readonly [PaperRow, PaperRow]): Promise<PaperRow> {
  const worth = new Map(words.map((word) => [word, 1]));
  const rows = {
    row: async (ordinal: number) => papers[ordinal] as PaperRow,
    keyOf: englishKey,
    meaning,
  };
  const ordinals = Uint32Array.from([1, 0]);
  const sought = { words, worth, hasName: false };
  const [best] = await lookAgain(ordinals, new Float32Array(2), sought, rows);
  return papers[best ?? 0] as PaperRow;
}

describe('of papers that match as well, the first is', () => {
  test.each([
    {
      what: 'the one of an author with the family name, not the given name',
      words: ['li', 'graphs'],
      better: row({ authors: ['Ann Li', 'Bo Sun'] }),
      worse: row({ authors: ['Li Sun', 'Bo Ann'] }),
    },
    {
      what: 'the one of fewer authors',
      words: ['li', 'graphs'],
      better: row({ authors: ['Ann Li', 'Bo Sun'] }),
      worse: row({ authors: ['Ann Li', 'Bo Sun', 'Yo Sun', 'Jan Sun'] }),
    },
    {
      what: 'the one whose author is named first',
      words: ['li', 'graphs'],
      better: row({ authors: ['Ann Li', 'Bo Sun'] }),
      worse: row({ authors: ['Bo Sun', 'Ann Li'] }),
    },
    {
      what: 'the one with the word as it was typed',
      words: ['li', 'geometries'],
      better: row({ abstract: 'Of geometries.' }),
      worse: row({ abstract: 'Of geometry.' }),
    },
    {
      what: 'the one with the words beside each other',
      words: ['sparse', 'graphs'],
      better: row({ abstract: 'Of sparse graphs.' }),
      worse: row({ abstract: 'Graphs may be sparse.' }),
    },
    {
      what: 'the one whose title is the query',
      words: ['sparse', 'graphs'],
      better: row({ title: 'Sparse Graphs' }),
      worse: row({ title: 'Sparse Graphs Again', abstract: 'Of sparse graphs, sparse graphs.' }),
    },
  ])('$what', async ({ words, better, worse }) => {
    expect(await first(words, [better, worse])).toBe(better);
    expect(await first(words, [worse, better])).toBe(better);
  });
});

test('how a word was typed says more of a few words than of a sentence', async () => {
  const typed = row({ abstract: 'Of geometries.' });
  const beside = row({ authors: ['Ann Li'], abstract: 'Of geometry.' });
  const few = ['li', 'geometries'];
  const many = ['which', 'papers', 'by', 'li', 'have', 'geometries'];
  expect(await first(few, [beside, typed])).toBe(typed);
  expect(await first(many, [typed, beside])).toBe(beside);
});

describe('how many papers are looked at', () => {
  test.each([
    {
      what: 'of a few words those that are shown',
      words: ['sparse', 'graphs'],
      hasName: false,
      looks: 10,
    },
    { what: 'of a name more', words: ['li', 'graphs'], hasName: true, looks: 14 },
    {
      what: 'of a sentence more',
      words: 'who writes on sparse graphs'.split(' '),
      hasName: false,
      looks: 14,
    },
  ])('$what', async ({ words, hasName, looks }) => {
    const asked: number[] = [];
    const rows = {
      row: async (ordinal: number) => {
        asked.push(ordinal);
        return row({});
      },
      keyOf: englishKey,
      meaning,
    };
    const ordinals = Uint32Array.from({ length: 40 }, (_, at) => at);
    await lookAgain(ordinals, new Float32Array(40), { words, worth: new Map(), hasName }, rows);
    expect(asked).toEqual([...ordinals.subarray(0, looks)]);
  });
});
