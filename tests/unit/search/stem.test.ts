import { expect, test } from 'vitest';
import { stem } from '#search/terms/stem.ts';
import { cpuSeconds } from '../../support/cpu-seconds.ts';

test.each(
  Object.entries({
    // The sample of https://snowballstem.org/algorithms/english/stemmer.html
    consign: 'consign',
    consigned: 'consign',
    consignment: 'consign',
    consistency: 'consist',
    consolatory: 'consolatori',
    consolidating: 'consolid',
    conspicuously: 'conspicu',
    constitutional: 'constitut',
    knackeries: 'knackeri',
    knightly: 'knight',
    knives: 'knive',
    // A case of each rule
    caresses: 'caress',
    ties: 'tie',
    cries: 'cri',
    gas: 'gas',
    gaps: 'gap',
    focus: 'focus',
    agreed: 'agre',
    succeed: 'succeed',
    feed: 'feed',
    luxuriating: 'luxuri',
    hopping: 'hop',
    hoping: 'hope',
    falling: 'fall',
    sing: 'sing',
    dying: 'die',
    outing: 'outing',
    adding: 'add',
    happy: 'happi',
    say: 'say',
    by: 'by',
    relational: 'relat',
    generalization: 'general',
    generative: 'generat',
    analogy: 'analog',
    gently: 'gentl',
    electricity: 'electr',
    formative: 'format',
    goodness: 'good',
    adoption: 'adopt',
    region: 'region',
    replacement: 'replac',
    probate: 'probat',
    rate: 'rate',
    controlled: 'control',
    roll: 'roll',
    skies: 'sky',
    news: 'news',
    bias: 'bias',
    universe: 'univers',
    organization: 'organiz',
    communism: 'communism',
    paste: 'paste',
    youth: 'youth',
    transformers: 'transform',
    attention: 'attent',
    kv: 'kv',
  }),
)('the stem of %s is %s', (word, out) => {
  expect(stem(word)).toBe(out);
});

test.each(['a', 'as', 'y', 'b'])('a word of very many "%s" has a stem at once', (letters) => {
  const word = letters.repeat(100_000);
  expect(cpuSeconds(() => stem(word))).toBeLessThan(1);
});
