import { expect, test } from 'vitest';
import { inLanguage } from '#text/language.ts';

test.each([
  { text: 'Gulls of the École ($\\alpha$-helix, β-sheet)', marks: {} },
  { text: '', marks: {} },
  { text: '주의 기제', marks: { lang: 'ko' } },
  { text: '織物の学習', marks: { lang: 'ja' } },
  { text: '织机的学习', marks: { lang: 'zh' } },
  { text: 'Обучение ткацкого станка', marks: { lang: 'und-Cyrl' } },
  { text: 'BERT التعلم في النسيج باستخدام', marks: { lang: 'und-Arab', dir: 'rtl' } },
  { text: 'לימוד האריגה', marks: { lang: 'he', dir: 'rtl' } },
  { text: 'Weaving by المسدي of Cairo', marks: {} },
])('$text', ({ text, marks }) => {
  expect(inLanguage(text)).toEqual(marks);
});

test('a text is in the language that it is said to be in', () => {
  expect(inLanguage('Weberei', 'de')).toEqual({ lang: 'de' });
  expect(inLanguage('منسج', 'ar')).toEqual({ lang: 'ar', dir: 'rtl' });
  expect(inLanguage('', 'az-Arab')).toEqual({ lang: 'az-Arab', dir: 'rtl' });
  expect(inLanguage('주의 기제', 'en')).toEqual({ lang: 'en' });
});
