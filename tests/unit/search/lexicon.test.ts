import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lexiconIn } from '#search/engine/lexicon.ts';
import { createSource } from '#search/engine/source.ts';
import { lexiconFiles } from '#search/index/lexicon-files.ts';
import { packSpread, unpackSpread } from '#search/index/rice.ts';
import { lexiconKeys } from '#search/pagefind/lexicon-words.ts';
import { dictionaryWords } from '#search/terms/affixes.ts';
import { spelled } from '#search/terms/pieces.ts';
import { englishKey } from '../../support/english-keys.ts';

test('steps come back from their code', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5000)), (steps) => {
      expect([...unpackSpread(packSpread(steps))]).toEqual(steps);
    }),
  );
});

describe('a dictionary', () => {
  test('has its entries with all their forms', () => {
    const aff = `SET UTF-8
PFX U Y 1
PFX U   0     un         .
SFX D Y 2
SFX D   y     ied        [^aeiou]y
SFX D   0     ed         [^ey]
SFX M Y 1
SFX M   0     's         .`;
    const dic = '3\nweft/UDM\ntidy/D\n1st/M\nloom\n';
    expect([...dictionaryWords(aff, dic)].toSorted()).toEqual([
      'loom',
      'tidied',
      'tidy',
      'unweft',
      'unwefted',
      'weft',
      'wefted',
    ]);
  });

  test('may name its rules by numbers', () => {
    const aff = 'FLAG num\nSFX 12 Y 1\nSFX 12 0 en .\nSFX 1 Y 1\nSFX 1 0 x .';
    expect([...dictionaryWords(aff, '1\nHaus/12\n')]).toEqual(['Haus', 'Hausen']);
  });

  test('that is not installed is named with what to do', async () => {
    await expect(lexiconKeys(['dictionary-of-looms'], '', { keyOf: englishKey })).rejects.toThrow(
      'site.yaml: dictionaries: there is no package "dictionary-of-looms"; run npm install dictionary-of-looms, or take it out of the list',
    );
  });
});

const keys = await lexiconKeys(['dictionary-en', 'dictionary-en-gb'], 'wefting\nHeddle\n', {
  keyOf: englishKey,
});
const files = lexiconFiles(keys, () => 'digest');
const contents = new Map<string, Uint8Array>();
let step = files.next();
for (; !step.done; step = files.next()) contents.set(step.value.path, step.value.content);
const asked: string[] = [];
const fetch = async (path: string | URL | Request) => {
  asked.push(String(path));
  return new Response(gzipSync(contents.get(String(path)) ?? ''));
};
const lexicon = lexiconIn(createSource({ base: '', fetch }), step.value, englishKey);
const has = (word: string) => lexicon.has(spelled(word));

describe('the words that are never replaced', () => {
  test.each(
    `object detection unsupervised independent prediction survey bandits surgery grammar
    segregation behaviour centre artefact tumour colours quickest undecidable wefting heddle`
      .split(/\s+/)
      .map((word) => ({ word })),
  )('$word', async ({ word }) => {
    expect(await has(word)).toBe(true);
  });

  test('are none that are mistyped, but for one in two hundred', async () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz'),
      minLength: 9,
      maxLength: 9,
    });
    const typed = fc
      .sample(letters, { numRuns: 40_000, seed: 1 })
      .filter((word) => !keys.has(englishKey(word)));
    const taken = await Promise.all(typed.map(has));
    expect(taken.filter(Boolean).length / typed.length).toBeLessThanOrEqual(0.005);
  });

  test('are fifty thousand bytes, of which a word asks for some six', async () => {
    const sizes = Array.from(contents.values(), ({ length }) => length);
    expect(sizes.reduce((a, b) => a + b)).toBeLessThanOrEqual(50_000);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(6500);
    asked.length = 0;
    const fresh = lexiconIn(createSource({ base: '', fetch }), step.value as never, englishKey);
    await fresh.has('object');
    expect(asked).toHaveLength(1);
  });
});
