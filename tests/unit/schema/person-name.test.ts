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
    { input: '山田 太郎', out: { given: '太郎', family: '山田' } },
    { input: '김 철수', out: { given: '철수', family: '김' } },
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

describe('the gate', () => {
  test.each([
    ['Jane Doe; Richard Roe', 'write each name as an item of its own'],
    ['Jane Doe and Richard Roe', 'write each name as an item of its own'],
    ['Jane Doe & Richard Roe', 'write each name as an item of its own'],
    ['Jane Doe et al.', 'leave it out, and write authorsComplete: false'],
    ['others', 'leave it out, and write authorsComplete: false'],
    ['family=Roe', 'write its parts as {given: Jane, family: Doe}'],
    ['Mu\\~noz', 'write its letters without TeX, like "Muñoz"'],
    ['{Doe}, Jane', 'write its letters without TeX, like "Muñoz"'],
    ['Doe*, Jane', 'write it without marks of footnotes'],
    ['Jane Doe†', 'write it without marks of footnotes'],
    ['Jane Doe^1', 'write its letters without TeX, like "Muñoz"'],
    ['Jane <b>Doe</b>', 'write its letters without HTML, like "Muñoz"'],
    ['王伟、李明', 'write each name as an item of its own'],
    ['Jane Doe‖', 'write it without marks of footnotes'],
    ['Jane Doe | Richard Roe', 'write each name as an item of its own'],
  ])('refuses %s, as text and in parts', (name, how) => {
    for (const input of [name, { family: name, given: 'X' }]) {
      const { success, error } = personNameSchema.safeParse(input);
      expect(success).toBe(false);
      expect(JSON.stringify(error?.issues)).toContain(JSON.stringify(how).slice(1, -1));
    }
  });

  test.each([
    'Ministry of Health and Welfare',
    'Barnes and Noble, Inc.',
    'AT&T',
    'Anderson',
    'Elon van And',
    'Alan Al',
    "Guillaume de l'Hospital",
  ])('lets %s in', (name) => {
    expect(personNameSchema.safeParse(name).success).toBe(true);
  });

  test('takes an "and" for a body in parts, not for two people', () => {
    expect(personNameSchema.safeParse({ family: 'Barnes and Noble' }).success).toBe(true);
    expect(personNameSchema.safeParse({ family: 'Jane Doe and Richard Roe' }).success).toBe(false);
  });
});
