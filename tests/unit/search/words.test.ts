import { describe, expect, test } from 'vitest';
import { stem } from '#search/terms/stem.ts';
import { finder, indexable, queryWords, textWords, wordsOf } from '#search/terms/words.ts';
import { englishKey } from '../../support/english-keys.ts';

describe('what Pagefind is given', () => {
  test.each([
    {
      input: 'Łukasz Møller, Reiß and Kıran Đorđe García',
      out: 'lukasz moller reiss and kiran dorde garcia',
    },
    { input: 'SeerAttention for GPT-4', out: 'seer-attention for gpt 4 · gpt4' },
    { input: 'Test-Time training, test-time', out: 'test time training test time · testtime' },
    { input: 'graph–based x² (ℓ1)', out: 'graph based x2 l1 · graphbased' },
    { input: 'ε-greedy β-VAE μP', out: 'epsilon greedy beta vae mup · epsilongreedy · betavae' },
    { input: 'Γιώργος', out: 'γιωργοσ' },
    { input: 'GPUs, MoE and ResNet50', out: 'gpus moe and res-net-50' },
    { input: "Bellman's and O’Brien", out: 'bellman and o-brien' },
    { input: '王伟 (Wei)', out: '王 伟 wei' },
    { input: 'optimisation of analyses', out: 'optimization of analysis' },
    { input: 'https://example.org/a-b-c/d', out: 'http example org a b c d' },
    { input: '+ —', out: '' },
  ])('$input', ({ input, out }) => {
    expect(indexable(input)).toBe(out);
  });
});

test.each([
  { one: 'optimise', other: 'optimization' },
  { one: 'regularised', other: 'regularizing' },
  { one: 'analysed', other: 'analyzing' },
  { one: 'surprising', other: 'surprise' },
  { one: 'behavioural', other: 'behavioral' },
  { one: 'emphasise', other: 'emphasized' },
  { one: 'synthesising', other: 'synthesize' },
  { one: 'incentivise', other: 'incentivizes' },
  { one: 'generalisability', other: 'generalizability' },
  { one: 'parametrisation', other: 'parameterized' },
  { one: 'specialities', other: 'specialty' },
  { one: 'aeroplane', other: 'airplanes' },
  { one: 'focussed', other: 'focused' },
  { one: 'neighbourhoods', other: 'neighborhood' },
  { one: 'centre', other: 'center' },
  { one: 'centred', other: 'centers' },
  { one: 'millimetres', other: 'millimeter' },
  { one: 'fibres', other: 'fiber' },
  { one: 'artefact', other: 'artifacts' },
  { one: 'defence', other: 'defenses' },
  { one: 'tumours', other: 'tumor' },
  { one: 'modelling', other: 'modeling' },
  { one: 'labelled', other: 'labeled' },
  { one: 'catalogues', other: 'catalog' },
  { one: 'leukaemia', other: 'leukemia' },
  { one: 'paediatric', other: 'pediatric' },
  { one: 'judgements', other: 'judgment' },
  { one: 'programmes', other: 'program' },
  { one: 'practised', other: 'practice' },
  { one: 'sceptical', other: 'skeptical' },
  { one: 'matrices', other: 'matrix' },
  { one: 'hypotheses', other: 'hypothesis' },
  { one: 'LLMs', other: 'llm' },
  { one: 'Schölkopf', other: 'scholkopf' },
])('$one and $other meet', ({ one, other }) => {
  const [a, b] = [one, other].map((text) => wordsOf(text).map(stem));
  expect(a).toEqual(b);
});

test.each([
  { word: 'over', other: 'overly' },
  { word: 'using', other: 'useful' },
  { word: 'will', other: 'willing' },
])('$word, a function word, is not $other', ({ word, other }) => {
  const finds = (query: string, text: string) =>
    [...textWords(text, englishKey)].some(finder(query, englishKey));
  expect([finds(word, word), finds(word, other), finds(other, word)]).toEqual([true, false, false]);
});

describe('the words of a query', () => {
  test.each([
    {
      input: 'Test-Time  training!',
      out: [
        { typed: 'Test-Time', forms: ['test', 'time'], joined: 'testtime' },
        { typed: 'training', forms: ['training'], joined: undefined },
      ],
    },
    { input: "GPT-4's", out: [{ typed: "GPT-4's", forms: ['gpt', '4'], joined: 'gpt4' }] },
    { input: '(ReLU)', out: [{ typed: 'ReLU', forms: ['relu'], joined: undefined }] },
    { input: '王伟', out: [{ typed: '王伟', forms: ['王', '伟'], joined: undefined }] },
    { input: ' — ', out: [] },
  ])('$input', ({ input, out }) => {
    expect(queryWords(input)).toEqual(out);
  });
});

test('a word of a text is found as a whole and by its parts', () => {
  const text = 'SeerAttention, (test-time)';
  const found = [...textWords(text, englishKey)].map(({ start, end, key }) => [
    text.slice(start, end),
    key,
  ]);
  expect(found).toEqual([
    ['SeerAttention', 'seerattent'],
    ['Seer', 'seer'],
    ['Attention', 'attent'],
    ['test-time', 'testtim'],
    ['test', 'test'],
    ['time', 'time'],
  ]);
});

describe('a search for a word', () => {
  const text =
    'Sparse Transformers with sliding-window attention, by Łukasz Kaiser, for GPT4 and MoE.';
  const finds = (word: string) => [...textWords(text, englishKey)].some(finder(word, englishKey));

  test.each([
    'transformer',
    'transforming',
    'attention',
    'attenti*',
    'window',
    'slidingwindow',
    'lukasz',
    'gpt',
    'moe',
  ])('finds %s', (word) => {
    expect(finds(word)).toBe(true);
  });

  test.each(['tension', 'zqxj', 'gp', 'attenti', 'kaisersaschern', 'mo'])(
    'does not find %s',
    (word) => {
      expect(finds(word)).toBe(false);
    },
  );
});
