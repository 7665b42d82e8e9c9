import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '#text/fold.ts';

const tests = [
  { input: 'Yo Sun', out: 'yo sun' },
  { input: '  Yo \n Sun ', out: 'yo sun' },
  { input: 'Łukasz', out: 'lukasz' },
  { input: 'MØLLER', out: 'moller' },
  { input: 'Reiß', out: 'reiss' },
  { input: 'STRAUẞ', out: 'strauss' },
  { input: 'Kıran', out: 'kiran' },
  { input: 'İnan', out: 'inan' },
  { input: 'Đorđe', out: 'dorde' },
  { input: 'Kjær', out: 'kjaer' },
  { input: 'Œuvre', out: 'oeuvre' },
  { input: 'Þór Guðmundsson', out: 'thor gudmundsson' },
  { input: 'Ħamrun Ŋ', out: 'hamrun n' },
  { input: 'García', out: 'garcia' },
  { input: 'Garci\u0301a', out: 'garcia' },
  { input: 'Nguyễn Văn', out: 'nguyen van' },
  { input: 'Sánchez–Pérez', out: 'sanchez-perez' },
  { input: 'O’Brien', out: "o'brien" },
  { input: 'Oʼbrien', out: "o'brien" },
  { input: 'Kahoʻolawe', out: "kaho'olawe" },
  { input: '“quoted” «quoted»', out: '"quoted" "quoted"' },
  { input: 'soft\u00adhyphen\u200b', out: 'softhyphen' },
  { input: 'ﬁne ² ℓ ½', out: 'fine 2 l 1⁄2' },
  { input: '𝒪(n) ℝ 𝛼', out: 'o(n) r α' },
  { input: 'ＦＵＬＬ　ｗｉｄｔｈ', out: 'full width' },
  { input: 'Ὀδυσσεύς ΟΔΟΣ', out: 'οδυσσευσ οδοσ' },
  { input: 'Иван Петров', out: 'иван петров' },
  { input: 'مُحَمَّد', out: 'محمد' },
  { input: '王伟', out: '王伟' },
  { input: '山田がぎ', out: '山田がぎ' },
  { input: '김민수', out: '김민수' },
  { input: 'हिन्दी', out: 'हिन्दी' },
  { input: '', out: '' },
];

describe('fold', () => {
  it.each(tests)('folds $input to $out', ({ input, out }) => {
    expect(fold(input)).toBe(out.normalize('NFC'));
  });

  it('keeps apart what differs in more than marks', () => {
    expect(fold('王伟')).not.toBe(fold('王薇'));
    expect(fold('かき')).not.toBe(fold('がぎ'));
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 2000 },
    );
  });
});
