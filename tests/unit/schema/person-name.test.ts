import { describe, expect, test } from 'vitest';
import { parsePersonName, personNameSchema } from '#schema/person-name.ts';

describe('parsePersonName', () => {
  test.each([
    { input: 'Yo Sun', out: { given: 'Yo', family: 'Sun' } },
    { input: '  Yo   Sun ', out: { given: 'Yo', family: 'Sun' } },
    { input: 'Christopher D. Manning', out: { given: 'Christopher D.', family: 'Manning' } },
    { input: 'Ludwig van Beethoven', out: { given: 'Ludwig', family: 'van Beethoven' } },
    { input: 'Laurens van der Maaten', out: { given: 'Laurens', family: 'van der Maaten' } },
    { input: 'Ravid Shwartz-Ziv', out: { given: 'Ravid', family: 'Shwartz-Ziv' } },
    { input: 'bell hooks', out: { given: 'bell', family: 'hooks' } },
    { input: 'Van Gool, Luc', out: { given: 'Luc', family: 'Van Gool' } },
    { input: 'de Freitas, Nando', out: { given: 'Nando', family: 'de Freitas' } },
    { input: 'Sammy Davis Jr.', out: { given: 'Sammy', family: 'Davis', suffix: 'Jr.' } },
    { input: 'Sammy Davis, Jr.', out: { given: 'Sammy', family: 'Davis', suffix: 'Jr.' } },
    { input: 'Davis, Jr., Sammy', out: { given: 'Sammy', family: 'Davis', suffix: 'Jr.' } },
    { input: 'James Supancic III', out: { given: 'James', family: 'Supancic', suffix: 'III' } },
    { input: 'Mausam', out: { family: 'Mausam' } },
    { input: '王伟', out: { family: '王伟' } },
    { input: '山田, 太郎', out: { given: '太郎', family: '山田' } },
    { input: 'Мария ди Соуза', out: { given: 'Мария', family: 'ди Соуза' } },
    { input: 'Łukasz Kaiser', out: { given: 'Łukasz', family: 'Kaiser' } },
    { input: 'José María de la Cruz', out: { given: 'José María', family: 'de la Cruz' } },
  ])('$input', ({ input, out }) => {
    expect(parsePersonName(input)).toEqual(out);
  });
});

describe('personNameSchema', () => {
  test('keeps a name in parts as it is', () => {
    const name = { given: 'Ada', family: 'Sample', suffix: 'Jr.', id: 'ada-sample' };
    expect(personNameSchema.parse(name)).toEqual(name);
    expect(personNameSchema.parse({ family: 'Mausam' })).toEqual({ family: 'Mausam' });
  });

  test('gives back what it has parsed', () => {
    const parsed = personNameSchema.parse('van Beethoven, Ludwig');
    expect(personNameSchema.parse(parsed)).toEqual(parsed);
  });

  test.each([
    { input: '' },
    { input: '   ' },
    { input: 'Sun,' },
    { input: ', Yo' },
    { input: 'Yo Sun, Ximena Li, Karel Dalby' },
    { input: 'Sun, Jr., Yo, Li' },
    { input: 5 },
    { input: null },
    { input: ['Yo Sun'] },
    { input: {} },
    { input: { given: 'Yo' } },
    { input: { family: '' } },
    { input: { family: 'Sun', id: 'Yo Sun' } },
    { input: { family: 'Sun', first: 'Yo' } },
  ])('refuses $input', ({ input }) => {
    expect(personNameSchema.safeParse(input).success).toBe(false);
  });
});
