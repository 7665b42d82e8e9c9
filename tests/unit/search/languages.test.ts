import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { portsOf, stemmedLanguages } from '#search/terms/languages.ts';
import { spelled } from '#search/terms/pieces.ts';
import { type Stem, stemsBy } from '#search/terms/stems.ts';

/** Forms of one word each, between commas. */
const forms: Readonly<Record<string, string>> = {
  ar: 'التعلم تعلم, العصبية عصبية, الشبكة شبكة',
  da: 'netværk netværket, model modeller',
  de: 'Netz Netze Netzen, neuronale neuronales neuronalen, Übersetzung Übersetzungen, Haus Häuser',
  el: 'μάθηση μάθησης, δίκτυο δίκτυα δικτύων, λόγος λόγου, προσοχή προσοχής',
  en: 'network networks, learning learned, optimise optimization',
  es: 'red redes, clasificación clasificaciones clasificacion, profundo profunda',
  fi: 'verkko verkot verkkojen',
  fr: 'réseau réseaux reseaux, appliqué appliquée appliquées, étude études etudes, profond profonde',
  hi: 'भाषा भाषाओं, सीखना सीखने, मॉडल मॉडलों',
  hu: 'modell modellek modellt, hálózatot hálózatok',
  hy: 'մոդել մոդելներ',
  it: 'rete reti, neurale neurali',
  ko: '학습 학습을 학습의 학습에서, 모델 모델은, 네트워크 네트워크로',
  lt: 'tinklas tinklai tinklų',
  nb: 'nettverk nettverket',
  ne: 'सिकाइ सिकाइको',
  nl: 'netwerk netwerken',
  pt: 'rede redes, classificação classificações classificacao',
  ro: 'rețea rețele retele',
  ru: 'внимание внимания внимании, нейронная нейронных нейронный, обучение обучения, сеть сети сетей',
  sr: 'мрежа мреже мрежу, учење учења',
  sv: 'nätverk nätverken, modell modeller',
  ta: 'மொழி மொழிகள், நெட்வொர்க் நெட்வொர்க்குகள்',
  tr: 'model modeller modellerin, dikkat dikkati',
  uk: 'навчання навчанні, нейронна нейронних, мережа мережі мереж, увага уваги',
  zh: '學 学, 習 习, 陳0 陈0, 機 机',
};

async function stemsOf(languages: readonly string[]): Promise<Stem> {
  const { stem, prepare } = stemsBy(languages);
  await prepare();
  return stem;
}

const groups = Object.entries(forms).flatMap(([language, list]) =>
  list.split(', ').map((words) => ({ language, words: words.split(' ') })),
);

test.each(groups)('in $language one word: $words', async ({ language, words }) => {
  const stem = await stemsOf([language]);
  expect(new Set(words.map((word) => stem(word.endsWith('0') ? word : spelled(word)))).size).toBe(
    1,
  );
});

test.each([
  { language: 'ko', words: ['정의', '정', '평가', '평'] },
  { language: 'ta', words: ['கற்றல்', 'க'] },
  { language: 'en', words: ['bergs0', 'berg0', 'covid19', 'covid1'] },
  { language: 'de', words: ['bergen0', 'berg0'] },
])('in $language several words: $words', async ({ language, words }) => {
  const stem = await stemsOf([language]);
  expect(new Set(words.map(stem)).size).toBe(words.length);
});

test('a stem is the same whatever was asked before', async () => {
  const stem = Object.fromEntries(
    await Promise.all(Object.keys(forms).map(async (one) => [one, await stemsOf([one])] as const)),
  );
  const again = Object.fromEntries(
    await Promise.all(Object.keys(forms).map(async (one) => [one, await stemsOf([one])] as const)),
  );
  const all = groups.flatMap(({ words }) => words.map(spelled));
  const endings = fc.constantFrom('', 'ность', 'ость', 'ського', 'ен', 'ации', 'ation', 'ement');
  const word = fc.tuple(fc.constantFrom(...all), endings).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(forms)), fc.array(word), (language, words) => {
      const first = words.map((one) => stem[language]?.(one));
      expect(words.toReversed().map((one) => again[language]?.(one))).toEqual(first.reverse());
      expect(first).not.toContain('');
    }),
  );
});

test('only the stemmers of the letters of a text are loaded', async () => {
  const { stem, prepare } = stemsBy(['en', 'ru', 'el']);
  const stems = () => ['networks', 'сети', 'δικτυα'].map(stem);
  expect(await prepare('networks of Å, 3')).toBe(false);
  expect(stems()).toEqual(['network', 'сети', 'δικτυα']);
  expect(await prepare('сети')).toBe(true);
  expect(stems()).toEqual(['network', 'сет', 'δικτυα']);
  expect([await prepare('сети'), await prepare('δίκτυα')]).toEqual([false, true]);
  expect(stems()).toEqual(['network', 'сет', 'δικτυ']);
});

describe('the languages of a catalogue', () => {
  test.each([
    { site: 'en', named: [], out: ['en'] },
    { site: 'en', named: ['fr', 'ru', undefined], out: ['en', 'ru'] },
    { site: 'ru', named: ['en', 'uk'], out: ['ru', 'en'] },
    { site: 'ru', named: ['de', 'de', 'en'], out: ['ru', 'de'] },
    { site: 'fr-CA', named: ['en'], out: ['fr'] },
    { site: 'vi', named: ['en'], out: [] },
    { site: 'ja', named: ['zh-Hant', 'ko'], out: ['ko', 'zh', 'en'] },
    { site: 'en', named: ['und-Cyrl', 'he', 'th', 'xx-unknown-'], out: ['en', 'ru'] },
  ])('$site with $named', ({ site, named, out }) => {
    expect(stemmedLanguages(site, named)).toEqual(out);
  });
});

test('a catalogue needs the ports of its languages, each once', () => {
  expect(portsOf(['en', 'nb', 'zh', 'nn'])).toEqual([
    '@orama/stemmers/norwegian',
    './simplified.ts',
  ]);
  expect(portsOf(['en', 'ja'])).toEqual([]);
  expect(portsOf().length).toBeGreaterThan(20);
});
