import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestPassage, highlight, type Segment } from '#search/terms/highlight.ts';
import { wordsOf } from '#search/terms/words.ts';
import { englishKey } from '../../support/english-keys.ts';

const shown = (segments: readonly Segment[]) =>
  segments.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');

describe('marks', () => {
  test.each([
    {
      query: 'sliding window attention',
      text: 'Sliding-window attention offers windows.',
      out: '[Sliding-window attention] offers [windows].',
    },
    { query: 'window', text: 'Sliding-window attention', out: 'Sliding-[window] attention' },
    { query: 'attention', text: 'SeerAttention pays', out: 'Seer[Attention] pays' },
    { query: 'lukasz moller', text: 'Łukasz Møller, Reiß', out: '[Łukasz Møller], Reiß' },
    { query: 'lukasz reiss', text: 'Łukasz, Reiß', out: '[Łukasz], [Reiß]' },
    { query: 'training', text: '(Train) at test time', out: '([Train]) at test time' },
    { query: 'time test', text: 'test/time', out: '[test/time]' },
    { query: 'moe', text: 'A MoE, Moerland', out: 'A [MoE], Moerland' },
    { query: '', text: 'Nothing', out: 'Nothing' },
    { query: 'x', text: '', out: '' },
  ])('$query in $text', ({ query, text, out }) => {
    expect(shown(highlight(text, wordsOf(query), englishKey))).toBe(out);
  });

  test('leave the text as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, query) => {
        const segments = highlight(text, wordsOf(query), englishKey);
        expect(segments.map((segment) => segment.text).join('')).toBe(text);
      }),
    );
  });
});

describe('the passage of an abstract', () => {
  const filler = 'Nothing to see in this sentence of about fifty signs. ';
  const text = `${filler.repeat(8)}Sparse attention helps. ${filler.repeat(8)}`.trim();

  test('shows the hits and begins with a sentence', () => {
    const { opened, cut, segments } = bestPassage(text, ['sparse', 'attention'], englishKey, 120);
    expect({ opened, cut }).toEqual({ opened: true, cut: true });
    expect(shown(segments)).toMatch(/^Nothing to see .*\[Sparse attention\] helps\./);
    expect(segments.map((segment) => segment.text).join('').length).toBeLessThanOrEqual(120);
  });

  test('is the beginning where nothing is found, and ends with a word', () => {
    const { opened, cut, segments } = bestPassage(text, ['moe'], englishKey, 70);
    expect({ opened, cut }).toEqual({ opened: false, cut: true });
    expect(shown(segments)).toBe(
      'Nothing to see in this sentence of about fifty signs. Nothing to see',
    );
  });

  test('is all of a short text', () => {
    expect(bestPassage('Short.', ['short'], englishKey)).toEqual({
      opened: false,
      cut: false,
      segments: [
        { text: 'Short', hit: true },
        { text: '.', hit: false },
      ],
    });
  });
});
