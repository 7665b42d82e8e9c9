import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSource } from '#search/engine/source.ts';
import { spellingIn } from '#search/engine/spelling.ts';
import { indexedText, toSource } from '#search/index/index-record.ts';
import { countWords, spellingFiles } from '#search/index/spelling-files.ts';
import { makeCatalog } from '../../support/papers.ts';

/** Long and unlike each other, but for a few that fast-check likes. */
const words = fc.sample(fc.stringMatching(/^[a-zß-ö][a-z]{9}$/), { numRuns: 4000, seed: 1 });

const [paper] = makeCatalog([{ abstract: words.join(' ') }]).papers;

function build() {
  const counts = countWords(paper ? [indexedText(toSource(paper))] : []);
  const files = spellingFiles(counts, 1, () => 'digest');
  const contents = new Map<string, string>();
  for (;;) {
    const { done, value } = files.next();
    if (done) return { contents, list: value };
    contents.set(value.path, value.content);
  }
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
    const spelling = spellingIn(createSource({ base: '', fetch }), list, 1);
    expect(await spelling.correct(`${word.slice(0, 6)}${word.slice(7)}`)).toEqual([word]);
    expect(asked).toHaveLength(1);
  }
});

test('a word that begins with a wrong letter is found in another file', async () => {
  const { contents, list } = build();
  const fetch = async (path: string | URL | Request) => new Response(contents.get(String(path)));
  const spelling = spellingIn(createSource({ base: '', fetch }), list, 1);
  const word = words.find((text) => /^t(?!.*prot)/.test(text)) ?? '';
  expect(await spelling.correct(`b${word.slice(1)}`)).toEqual([word]);
});
