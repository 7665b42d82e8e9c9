import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { originAddress } from '#cli/frame/git.ts';
import { askQuestions } from '#cli/frame/questions.ts';
import { aboutText, siteText } from '#cli/init/plan.ts';
import { areaText, faultOf, questions, readAreas } from '#cli/init/questions.ts';
import { siteSchema } from '#schema/site.ts';
import { renderMarkdown } from '#sources/markdown-text.ts';
import { makeFolder } from '../../support/content-folder.ts';
import { openRepository } from '../../support/git-repository.ts';

const areas = new Map([['AQ', { name: 'Aquatic Acoustics', hue: 1 }]]);

function answer(lines: string[], given: Record<string, unknown> = {}) {
  const shown: string[] = [];
  const rest = [...lines];
  const asked = questions.map((question) =>
    question.name === 'repository'
      ? { ...question, preset: 'https://example.org/vela/papers' }
      : question,
  );
  const result = askQuestions(asked, given, {
    ask: async (prompt) => {
      shown.push(prompt);
      return rest.shift();
    },
    say: (line) => shown.push(line),
    check: (question, value) => faultOf(question, value, areas),
  });
  return { result, shown };
}

describe('the questions', () => {
  test('are asked again until an answer is valid', async () => {
    const { result, shown } = answer([
      '',
      ' Vela  Lab ',
      'arxiv',
      'AQ, B=',
      'keep',
      '',
      '',
      'Words.',
    ]);
    expect(await result).toEqual({
      name: 'Vela Lab',
      areas: { kept: 'keep' },
      repository: 'https://example.org/vela/papers',
      description: 'Words.',
    });
    expect(shown.filter((line) => line.startsWith('  '))).toEqual([
      '  is empty; write the name of the catalogue as text, in quotes if need be',
      '  "arxiv": the areas here are not arXiv\'s; write "keep" to keep them, or your own',
      '  "AQ" has no "="; write TAG=Name for each area, with commas between, or semicolons where a name has a comma\n  "B=": the name is empty; write the full name of the area',
    ]);
    expect(shown).toContainEqual(
      expect.stringMatching(/^repository .* \[https:\/\/example\.org\/vela\/papers\]: $/),
    );
  });

  test('take a hyphen for no repository, and ask for nothing that is given', async () => {
    const given = { name: 'Vela Lab', areas: { kept: 'keep' }, title: 'T', description: 'D' };
    const { result, shown } = answer(['-'], given);
    expect(await result).toEqual({ ...given, repository: null });
    expect(shown).toHaveLength(1);
  });

  test('end with the input', async () => {
    expect(await answer(['Vela Lab']).result).toBeUndefined();
  });
});

describe('readAreas', () => {
  const read = (written: string) => {
    const choice = readAreas(written);
    return 'own' in choice
      ? Object.fromEntries([...choice.own].map(([tag, { name, hue }]) => [tag, [name, hue]]))
      : choice;
  };

  test('spreads the hues evenly', () => {
    expect(read('AQ=Aquatic Acoustics,BT = Botany  of Towns , c-3=Cartography,')).toEqual({
      AQ: ['Aquatic Acoustics', 0],
      BT: ['Botany of Towns', 120],
      'c-3': ['Cartography', 240],
    });
  });

  test('takes semicolons where names have commas, and names with signs of their own', () => {
    expect(read('AQ=Sound, Water; BT=a=b')).toEqual({ AQ: ['Sound, Water', 0], BT: ['a=b', 180] });
    expect(parse(areaText({ name: 'No: "x" # \\y', hue: 3 }))).toEqual({
      name: 'No: "x" # \\y',
      hue: 3,
    });
  });

  test('says of each entry what is wrong with it', () => {
    expect(read('AQ=A, 9x=B, =C, AQ=D, aq=E, F=')).toEqual({
      faults: [
        '"9x=B": the tag is not valid; write a letter, then letters, digits and hyphens before "="',
        '"=C": the tag is missing; write a letter, then letters, digits and hyphens before "="',
        '"AQ" is there twice; keep one of them',
        '"aq" and "AQ" differ in capitals alone; keep one of them',
        '"F=": the name is empty; write the full name of the area',
      ],
    });
    expect(read(' , ')).toEqual({ faults: [expect.stringMatching(/^is empty; write TAG=Name/)] });
  });
});

test.each([
  'Labor für "X": Y',
  "L'équipe № 7 # papers",
  '海洋音響研究室',
  'no',
  '2026',
  '\\alpha \\times $x$',
  '- list: {a, b}',
  '&anchor *alias',
])('site.yaml holds the name %j as it is', (name) => {
  const words = { title: `On ${name}`, repository: 'https://example.org/a?b#c' };
  const written = siteText({ name, ...words });
  expect(parse(written, { version: '1.1' })).toEqual(parse(written));
  expect(siteSchema.parse(parse(written))).toMatchObject({ name, ...words });
});

test('what site.yaml shows as comments may be written', () => {
  const text = siteText({ name: 'Vela Lab' }).replaceAll(/^# (?=[ a-zA-Z]+: ?)/gm, '');
  const written = parse(text);
  expect(Object.keys(written)).toEqual(Object.keys(siteSchema.shape));
  expect(siteSchema.safeParse(written).error).toBeUndefined();
});

test('a name has no meaning in Markdown', async () => {
  const text = aboutText({ name: '*A* <b>B</b> [c](d) `e` _f_ ~g~ &amp; \\h' });
  expect(await renderMarkdown(text)).toEqual({
    value: expect.stringContaining(
      'kept by *A* &lt;b&gt;B&lt;/b&gt; [c](d) `e` _f_ ~g~ &amp;amp; \\h. Each',
    ),
  });
});

test.each([
  ['git@git.example.org:vela/papers.git', 'https://git.example.org/vela/papers'],
  ['ssh://git@git.example.org:22/vela/papers.git', 'https://git.example.org/vela/papers'],
  ['https://ada:secret@git.example.org/vela/papers/', 'https://git.example.org/vela/papers'],
  ['https://git.example.org/vela/papers', 'https://git.example.org/vela/papers'],
  ['/srv/papers.git', undefined],
  ['../papers', undefined],
  ['file:///srv/papers.example', undefined],
])('of the remote %s the address is %s', async (remote, address) => {
  const folder = makeFolder({});
  const { git } = openRepository(folder);
  git('init', '--quiet');
  git('remote', 'add', 'origin', remote);
  expect(await originAddress(folder)).toBe(address);
});
