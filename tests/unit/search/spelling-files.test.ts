import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSource } from '#search/engine/source.ts';
import { printedWords, spellingIn } from '#search/engine/spelling.ts';
import { indexedText, toSource } from '#search/index/index-record.ts';
import { countWords, spellingFiles } from '#search/index/spelling-files.ts';
import { makeCatalog } from '../../support/papers.ts';

/** Long and unlike each other, but for a few that fast-check likes. */
const words = fc.sample(fc.stringMatching(/^[a-zß-ö][a-z]{9}$/), { numRuns: 4000, seed: 1 });

const [paper] = makeCatalog([{ abstract: words.join(' ') }]).papers;

function build(of = paper) {
  const counts = countWords(of ? [indexedText(toSource(of))] : []);
  const files = spellingFiles(counts, 1, () => 'digest');
  const contents = new Map<string, string>();
  for (;;) {
    const { done, value } = files.next();
    if (done) return { contents, list: value };
    contents.set(value.path, value.content);
  }
}

/** One paper, and a language of a few words. */
function among(...language: string[]) {
  const printed = printedWords(['Stanford University', 'NeurIPS']);
  return { size: 1, printed, lexicon: { has: async (word: string) => language.includes(word) } };
}

test('the words of small lists share files, of which a correction needs few', async () => {
  const { contents, list } = build();
  expect(contents.size).toBeGreaterThan(2);
  expect(contents.size).toBeLessThan(10);
  const asked: string[] = [];
  const fetch = async (path: string | URL | Request) => {
    asked.push(String(path));
    return new Response(contents.get(String(path)) ?? '', { status: 200 });
  };
  for (const word of words.filter((text, at) => at % 100 === 0 && /^[a-z]/.test(text))) {
    asked.length = 0;
    const spelling = spellingIn(createSource({ base: '', fetch }), list, among());
    const correction = await spelling.correct(`${word.slice(0, 6)}${word.slice(7)}`);
    expect(correction).toEqual({ words: [word], shown: word, isSure: true });
    expect(asked).toHaveLength(1);
  }
});

test('a word that begins with a wrong letter is found in another file', async () => {
  const { contents, list } = build();
  const fetch = async (path: string | URL | Request) => new Response(contents.get(String(path)));
  const spelling = spellingIn(createSource({ base: '', fetch }), list, among());
  const word = words.find((text) => /^t(?!.*prot)/.test(text)) ?? '';
  expect(await spelling.correct(`b${word.slice(1)}`)).toMatchObject({ words: [word] });
});

describe('a correction', () => {
  const [written] = makeCatalog([
    {
      title: 'Réseaux et éthique',
      authors: ['Nandita Løvås'],
      abstract: 'Supervised training on surged grids.',
    },
  ]).papers;

  function correct(word: string, typed: string, ...language: string[]) {
    const { contents, list } = build(written);
    const fetch = async (path: string | URL | Request) => new Response(contents.get(String(path)));
    return spellingIn(createSource({ base: '', fetch }), list, among(...language)).correct(
      word,
      typed,
    );
  }

  test.each([
    { typed: 'trainig', out: { words: ['training'], shown: 'training', isSure: true } },
    { typed: 'surge', out: { words: ['surged'], shown: 'surged', isSure: false } },
    { typed: 'straining', out: { words: ['training'], shown: 'training', isSure: false } },
    { typed: 'ethiqe', out: { words: ['ethique'], shown: 'éthique', isSure: true } },
    { typed: 'Nandta', out: { words: ['nandita'], shown: 'Nandita', isSure: true } },
    { typed: 'stanfrod', out: { words: ['stanford'], shown: 'Stanford', isSure: false } },
    { typed: 'Nuerips', out: { words: ['neurips'], shown: 'NeurIPS', isSure: false } },
    { typed: 'nandta', out: { words: ['nandita'], shown: 'Nandita', isSure: false } },
    { typed: 'Lovaas', out: { words: ['lovas'], shown: 'Løvås', isSure: true } },
    { typed: 'bandits', out: undefined },
    { typed: 'unsupervised', out: undefined },
  ])('of $typed', async ({ typed, out }) => {
    const language = ['surge', 'straining', 'bandits', 'unsupervised'];
    expect(await correct(typed.toLowerCase(), typed, ...language)).toEqual(out);
  });
});
