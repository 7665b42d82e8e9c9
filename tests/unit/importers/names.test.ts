import { describe, expect, test } from 'vitest';
import { displayName } from '#catalog/display-name.ts';
import { readEachName, readNames, readOneName } from '#importers/names.ts';
import { texToText } from '#importers/tex-markup.ts';
import { personNameSchema } from '#schema/person-name.ts';
import { cpuSeconds } from '../../support/cpu-seconds.ts';

/** Names as `family | given | suffix`, and `…` where there are more. */
function written({ people, open }: ReturnType<typeof readNames>): string[] {
  const names = people.map(({ family, given, suffix }) =>
    [family, given, suffix].filter(Boolean).join(' | '),
  );
  return open ? [...names, '…'] : names;
}

const three = ['Doe | Jane', 'Roe | Richard', 'Poe | Edgar'];

describe('names of BibTeX', () => {
  test.each([
    { tex: 'Ana Mu\\~noz', out: ['Muñoz | Ana'] },
    { tex: 'Novotn{\\`y}, Jan and Novotn\\`y, Jan', out: ['Novotnỳ | Jan', 'Novotnỳ | Jan'] },
    { tex: "Jos\\'e\\ Luis P\\'erez", out: ['Pérez | José Luis'] },
    { tex: 'Nguy{\\~{\\^e}}n, An', out: ['Nguyễn | An'] },
    { tex: 'Bj{\\"o}rn~\\AA berg', out: ['Åberg | Björn'] },
    { tex: 'Mu&ntilde;oz, Ana and Doe, J.', out: ['Muñoz | Ana', 'Doe | J.'] },
    { tex: "Anna d{\\'}Amico and Bo d\\'{}Amico", out: ["d'Amico | Anna", "d'Amico | Bo"] },
    { tex: 'Rossi, V', out: ['Rossi | V'] },
    { tex: 'Rossi, I.', out: ['Rossi | I.'] },
    { tex: 'King, Jr., Martin Luther', out: ['King | Martin Luther | Jr.'] },
    { tex: 'King, Martin Luther, Jr.', out: ['King | Martin Luther | Jr.'] },
    { tex: 'Henry Louis Gates III', out: ['Gates | Henry Louis | III'] },
    { tex: 'Doe, Jane; Roe, Richard; Poe, Edgar', out: three },
    { tex: 'Jane Doe; Richard Roe; Edgar Poe', out: three },
    { tex: 'Jane Doe, Richard Roe, Edgar Poe', out: three },
    { tex: 'Jane Doe, Richard Roe, Edgar Poe, Ann Low', out: [...three, 'Low | Ann'] },
    { tex: 'Jane Doe, Richard Roe, and Edgar Poe', out: three },
    { tex: 'Jane Doe \\& Richard Roe', out: three.slice(0, 2) },
    { tex: '{Doe, Jane and Roe, Richard and Poe, Edgar}', out: three },
    { tex: 'Doe, J., Roe, R., Poe, E.', out: ['Doe | J.', 'Roe | R.', 'Poe | E.'] },
    { tex: '{Jane Doe}, Richard Roe, Edgar Poe', out: three },
    { tex: 'Stock, U.A.', out: ['Stock | U.A.'] },
    { tex: 'Doe JA and Roe B', out: ['Doe | JA', 'Roe | B'] },
    { tex: 'family=Roe, given=Ann, prefix=de, useprefix=false', out: ['de Roe | Ann'] },
    { tex: '{family=King, given=Martin, suffix=Jr.}', out: ['King | Martin | Jr.'] },
    { tex: 'given={Ann B.}, given-i={A. B.}, family=Roe', out: ['Roe | Ann B.'] },
    { tex: 'Doe, Jane and et al.', out: ['Doe | Jane', '…'] },
    { tex: 'Doe, Jane et al', out: ['Doe | Jane', '…'] },
    { tex: 'Doe, Jane, et al.', out: ['Doe | Jane', '…'] },
    { tex: 'Doe, Jane and {others}', out: ['Doe | Jane', '…'] },
    { tex: 'Doe, Jane and Others', out: ['Doe | Jane', '…'] },
    { tex: 'Doe*, Jane and Roe, Ann$^{\\dagger}$', out: ['Doe | Jane', 'Roe | Ann'] },
    {
      tex: 'Jane Doe\\textsuperscript{1,2} and Ann Roe\\thanks{X}',
      out: ['Doe | Jane', 'Roe | Ann'],
    },
    { tex: 'Jane Doe1 and Ann Roe†', out: ['Doe | Jane', 'Roe | Ann'] },
    { tex: 'A. Doe and ', out: ['Doe | A.'] },
    { tex: 'and A. Doe and and B. Roe', out: ['Doe | A.', 'Roe | B.'] },
    { tex: 'A. Doe and', out: ['Doe | A.'] },
    { tex: 'Planck Collaboration', out: ['Planck Collaboration'] },
    { tex: 'Collaboration, Planck', out: ['Planck Collaboration'] },
    { tex: 'Team, R Core', out: ['R Core Team'] },
    { tex: 'Doe, Jane and {DUNE} developers', out: ['Doe | Jane', 'DUNE developers'] },
    { tex: '{Department of Health and Welfare}', out: ['Department of Health and Welfare'] },
    { tex: '{Barnes and Noble}', out: ['Barnes and Noble'] },
    { tex: 'Jean de La Fontaine', out: ['de La Fontaine | Jean'] },
    { tex: 'Guillaume de l’Hôpital', out: ['de l’Hôpital | Guillaume'] },
    { tex: '{\\relax Ch}. Dickens', out: ['Dickens | Ch.'] },
    { tex: 'Fran\\c{c}ois Fa\\c cade and Erd\\H os, P', out: ['Façade | François', 'Erdős | P'] },
    { tex: 'Doe J., Roe R., Poe E.', out: ['Doe | J.', 'Roe | R.', 'Poe | E.'] },
    { tex: 'Jane Doe, Richard Roe and Edgar Poe', out: three },
    { tex: 'Doe, Jane, Roe, Richard, Poe, Edgar', out: three },
    { tex: 'Jane Doe with Richard Roe', out: three.slice(0, 2) },
    { tex: 'Jane Doe / Richard Roe | Edgar Poe', out: three },
    { tex: 'Jane Doe \\and Richard Roe', out: three.slice(0, 2) },
    { tex: 'Jean Dupont et Marie Roe', out: ['Dupont | Jean', 'Roe | Marie'] },
    { tex: 'Doe, Jane {et al.}', out: ['Doe | Jane', '…'] },
    { tex: 'Doe, Jane u. a.', out: ['Doe | Jane', '…'] },
    { tex: 'Jane Doe and 12 others', out: ['Doe | Jane', '…'] },
    { tex: 'Jane Doe and colleagues', out: ['Doe | Jane', '…'] },
    { tex: 'More, Ann', out: ['More | Ann'] },
    { tex: 'literal={ACME Labs}', out: ['ACME Labs'] },
    { tex: 'Jane Doe$^{1,2}$ and Ann Roe$^\\ast$', out: ['Doe | Jane', 'Roe | Ann'] },
    { tex: 'Jane Doe\\footnotemark[1] and Ann Roe\\inst{2}', out: ['Doe | Jane', 'Roe | Ann'] },
    { tex: 'Jane Doe [1] and Roe, Ann 2', out: ['Doe | Jane', 'Roe | Ann'] },
    { tex: 'Jane Doe (Ed.) and Roe, Ann (eds.)', out: ['Doe | Jane', 'Roe | Ann'] },
    { tex: 'Prof. Dr. Jane Doe and Ann Roe, PhD', out: ['Doe | Jane', 'Roe | Ann'] },
    { tex: '\\textbf{Jane Doe} and \\underline{Roe, A{\\"o}}', out: ['Doe | Jane', 'Roe | Aö'] },
    { tex: '{\\bf Doe, Jane} and {\\em A. Roe}', out: ['Doe | Jane', 'Roe | A.'] },
    { tex: 'Luc \\textsc{Van Gool}', out: ['Van Gool | Luc'] },
    { tex: '<b>Jane Doe</b><sup>1</sup> and A. Roe', out: ['Doe | Jane', 'Roe | A.'] },
    { tex: 'Jane Doe★ and A. Roe☆', out: ['Doe | Jane', 'Roe | A.'] },
    { tex: 'Deutsche Forschungsgemeinschaft', out: ['Deutsche Forschungsgemeinschaft'] },
    { tex: 'Ministère de la Santé', out: ['Ministère de la Santé'] },
    { tex: 'The Example Atlas Network', out: ['The Example Atlas Network'] },
    { tex: 'Bundesamt für Statistik', out: ['Bundesamt für Statistik'] },
    { tex: 'Doe \\& Sons', out: ['Doe & Sons'] },
    { tex: 'Berg, Jan van den', out: ['van den Berg | Jan'] },
    { tex: 'van der Berg', out: ['van der Berg'] },
    { tex: 'J.R.Doe', out: ['Doe | J.R.'] },
    { tex: 'King Jr., Martin Luther', out: ['King | Martin Luther | Jr.'] },
    { tex: 'M\\textsuperscript{c}Donald, Ann', out: ['McDonald | Ann'] },
    { tex: 'J. Doe, R. Roe', out: ['Doe | J.', 'Roe | R.'] },
    { tex: 'Doe J. A., Roe R.', out: ['Doe | J. A.', 'Roe | R.'] },
    { tex: 'de Souza A, Doe JA', out: ['de Souza | A', 'Doe | JA'] },
    { tex: 'Smith, John A 3rd', out: ['Smith | John A | 3rd'] },
    { tex: 'Jane Doe, Richard Roe & Edgar Poe', out: three },
    { tex: 'Jane Doe · Richard Roe • Edgar Poe', out: three },
    { tex: 'Jane Doe y Richard Roe', out: three.slice(0, 2) },
    { tex: 'José Ortega y Gasset', out: ['Ortega y Gasset | José'] },
    { tex: 'Ann Mary e Roe', out: ['e Roe | Ann Mary'] },
    { tex: 'Ana Costa e Silva Moura', out: ['e Silva Moura | Ana Costa'] },
    { tex: 'Doe R., Jane R. and Roe, Ann', out: ['Doe R. | Jane R.', 'Roe | Ann'] },
    { tex: 'García Márquez, Gabriel José', out: ['García Márquez | Gabriel José'] },
    { tex: '王伟、李明；张三', out: ['王伟', '李明', '张三'] },
    { tex: '王伟, 李明, 张三', out: ['王伟', '李明', '张三'] },
    { tex: '山田，太郎', out: ['山田 | 太郎'] },
    { tex: 'Doe, Jane and~Roe, Richard and and', out: three.slice(0, 2) },
    { tex: 'Doe, Jane and al.', out: ['Doe | Jane', '…'] },
    { tex: 'Doe, Jane (et al.)', out: ['Doe | Jane', '…'] },
    { tex: 'Jane Doe et~al.', out: ['Doe | Jane', '…'] },
    { tex: 'Doe, Jane und andere', out: ['Doe | Jane', '…'] },
    { tex: 'Doe, Jane и др.', out: ['Doe | Jane', '…'] },
    { tex: '王伟等', out: ['王伟', '…'] },
    { tex: 'Doe, Jane and 35 additional authors', out: ['Doe | Jane', '…'] },
    { tex: 'Al, Ann and andere, B', out: ['Al | Ann', 'andere | B'] },
    { tex: 'Jane Doe‖ and Ann Roe ✉ and B. Poe (*)', out: ['Doe | Jane', 'Roe | Ann', 'Poe | B.'] },
    { tex: 'Jane Doe¹,² and Ann Roe 1,3', out: ['Doe | Jane', 'Roe | Ann'] },
    { tex: 'Jane Doe1,2, Ann Roe2, B. Poe1', out: ['Doe | Jane', 'Roe | Ann', 'Poe | B.'] },
    { tex: 'Jane Doe 1, Ann Roe 2', out: ['Doe | Jane', 'Roe | Ann'] },
    { tex: 'Jane Doe (0000-0002-1825-0097) and A. Roe <a@e.org>', out: ['Doe | Jane', 'Roe | A.'] },
    { tex: 'Doe, Jane (Example University)', out: ['Doe | Jane'] },
    { tex: 'Jane Doe (MIT) and Roe, R. (ETH)', out: ['Doe | Jane', 'Roe | R.'] },
    { tex: 'Royal Society (London)', out: ['Royal Society (London)'] },
    { tex: 'Doe, Jane, 1907-1988 and Roe, R., 1970-, author', out: ['Doe | Jane', 'Roe | R.'] },
    { tex: 'Doe, Jane [Verfasser] and Roe, R., Dr.', out: ['Doe | Jane', 'Roe | R.'] },
    {
      tex: '\\href{https://e.org}{Jane Doe}, R. Roe, B. Poe',
      out: ['Doe | Jane', 'Roe | R.', 'Poe | B.'],
    },
    { tex: 'Jane Doe\\IEEEauthorrefmark{1} \\\\ R. Roe', out: ['Doe | Jane', 'Roe | R.'] },
    {
      tex: 'Jane Doe och R. Roe and Doe, J. e Poe, B.',
      out: ['Doe | Jane', 'Roe | R.', 'Doe | J.', 'Poe | B.'],
    },
    { tex: 'Doe, Jane and more', out: ['Doe | Jane', '…'] },
    { tex: 'Roe, Richard (Dick)', out: ['Roe | Richard (Dick)'] },
    { tex: 'Doe, Jane, MD and Roe, Ann, M.D., Ph.D.', out: ['Doe | Jane', 'Roe | Ann'] },
    { tex: 'Smith, 3rd, John and Smith, V, Ann', out: ['Smith | John | 3rd', 'Smith | Ann | V'] },
    { tex: 'J. G. Beebe-Center', out: ['Beebe-Center | J. G.'] },
    { tex: 'United Nations', out: ['United Nations'] },
    { tex: 'King, Martin Luther III', out: ['King | Martin Luther | III'] },
  ])('$tex', ({ tex, out }) => {
    const names = readNames(tex, texToText);
    expect(written(names)).toEqual(out);
    for (const name of names.people) {
      expect(personNameSchema.safeParse(name).success, displayName(name)).toBe(true);
    }
  });
});

describe('a name by itself', () => {
  test.each([
    { text: 'Planck Collaboration', out: ['Planck Collaboration'] },
    { text: 'Barnes and Noble', out: ['Barnes and Noble'] },
    { text: 'Doe, Jane and Roe, Richard', out: ['Doe | Jane', 'Roe | Richard'] },
    { text: 'Doe, Jane; Roe, Richard', out: ['Doe | Jane', 'Roe | Richard'] },
    { text: 'Doe, Jane et al.', out: ['Doe | Jane', '…'] },
    { text: 'Doe R., Jane R.', out: ['Doe R. | Jane R.'] },
    { text: 'J. R. Doe, A. Mary', out: ['J. R. Doe | A. Mary'] },
    { text: 'others', out: ['…'] },
  ])('$text', ({ text, out }) => {
    expect(written(readOneName(text))).toEqual(out);
  });
});

test.each([
  { values: ['Doe JA', 'Roe B'], out: ['Doe | JA', 'Roe | B'] },
  { values: ['Doe J'], out: ['Doe | J'] },
  {
    values: ['van den Berg J', "d'Arc JA", 'Kim J-H', 'Doe JA Jr', 'Roe B 3rd'],
    out: ['van den Berg | J', "d'Arc | JA", 'Kim | J-H', 'Doe | JA | Jr', 'Roe | B | 3rd'],
  },
  { values: ['Doe JA', 'Example Group'], out: ['Doe | JA', 'Example Group'] },
  { values: ['Doe, Jane', 'Ann Roe', 'et al.'], out: ['Doe | Jane', 'Roe | Ann', '…'] },
  {
    values: ['National Aeronautics and Space Administration'],
    out: ['National Aeronautics and Space Administration'],
  },
])('names a line each: $values', ({ values, out }) => {
  expect(written(readEachName(values))).toEqual(out);
});

test('what commas part in more ways than one is refused, and not guessed', () => {
  for (const list of ['Jane Doe, Plato, Richard Roe, Ann Low, Edgar Poe', 'Plato, Kant, Hume']) {
    const { people } = readNames(list, texToText);
    expect(people.map((name) => personNameSchema.safeParse(name).success)).toEqual([false]);
  }
});

test('a body is one name, however it is written', () => {
  for (const text of [
    'Planck Collaboration',
    'R Core Team',
    'Bureau of Standards',
    'Google DeepMind',
    'Human Genome Project',
    'Max-Planck-Institut für Informatik',
    'Max-Planck-Institut Saarbrücken',
    'Statistics Canada',
    'Barnes and Noble, Inc.',
  ])
    expect(personNameSchema.parse(text)).toEqual({ family: text });
});

test.each([
  'Doe, Jane and ',
  'Jane Doe, Richard Roe and ',
  'Doe ',
  'de ',
  ' ',
  ', ',
  '( ',
  '\\inst[',
  '\\textbf{',
  '{\\bf ',
  '$^{',
  '<sup>',
  '¹,',
  '1, ',
  '(a@b ',
  '0000-',
  ' *',
  'a (',
  '· ',
  ', 19',
  ' e ',
])('takes linear time for many "%s"', (piece) => {
  const text = `Ann ${piece.repeat(20_000)}x, y`;
  expect(cpuSeconds(() => readNames(text, texToText))).toBeLessThan(4);
});
