import { describe, expect, test } from 'vitest';
import { formatProblem } from '#catalog/content.ts';
import { readContent } from '#sources/read-content.ts';
import { makeFolder } from '../../support/content-folder.ts';

const bib = `% our list
@article{Lee:2020,
  title = {On Looms},
  author = {Lee, Ann},
  journal = {Journal of Looms},
  year = 2020,
}

@phdthesis{chen2021thesis,
  title = {Threads},
  author = {Chen, Bo},
  school = {Sample University},
  year = {2021},
}
`;

async function read(files: Record<string, string>) {
  const root = makeFolder({ 'areas/AQ.yaml': 'name: Aquatics\nhue: 200\n', ...files });
  const { content, problems } = await readContent(root, { root });
  return { papers: content.papers, problems: problems.map(formatProblem) };
}

describe('a bibliography', () => {
  test('is a source, its entries cited by their keys', async () => {
    const { papers, problems } = await read({ 'papers/lab.bib': bib });
    expect(problems).toEqual([]);
    expect(
      papers.map(({ record: { id, key, title }, source }) => [id, key, title, source]),
    ).toEqual([
      ['lee-2020', 'Lee:2020', 'On Looms', { file: 'papers/lab.bib', line: 2 }],
      ['chen2021thesis', undefined, 'Threads', { file: 'papers/lab.bib', line: 9 }],
    ]);
  });

  test('is completed by files beside it, which win', async () => {
    const { papers, problems } = await read({
      'papers/lab.bib': bib,
      'papers/lee-2020.yaml': 'area: AQ\ntitle: On All Looms\nvenue: {pages: "1-9"}\n',
      'papers/chen2021thesis.yaml':
        'abstract: All about threads.\ncode: ["https://example.org/c"]\n',
    });
    expect(problems).toEqual([]);
    expect(papers.map(({ record }) => record)).toMatchObject([
      {
        area: 'AQ',
        title: 'On All Looms',
        venue: { name: 'Journal of Looms', year: 2020, pages: '1-9' },
      },
      { abstract: 'All about threads.', code: ['https://example.org/c'] },
    ]);
  });

  test('tells what is wrong at the line of the field, in the file that has it', async () => {
    const { problems } = await read({
      'papers/lab.bib': `${bib}
@misc{nobody, year = {1999}}
@misc{broken, title = {X
`,
      'papers/Lee:2020.yaml': 'area: AQ\narxiv: 2020\n',
    });
    expect(problems).toMatchInlineSnapshot(`
      [
        "papers/Lee:2020.yaml:2: arxiv: 2020 is not valid; write it bare and in quotes, like "2407.01230"",
        "papers/lab.bib:16: title: is missing; write the title as text, in quotes if need be",
        "papers/lab.bib:16: authors: is missing; write a list of names, like ["Jane Doe", "Van Gool, Luc"], or the editors",
        "papers/lab.bib:17: title: the { here is not closed; add what is missing",
      ]
    `);
  });

  test('holds areas of files beside it against the registry, at their lines', async () => {
    const { problems } = await read({
      'papers/lab.bib': bib,
      'papers/chen2021thesis.yaml': 'title: Threads\narea: XX\n',
    });
    expect(problems).toEqual([
      'papers/chen2021thesis.yaml:2: area: "XX" is not in areas/; add areas/XX.yaml',
    ]);
  });

  test('has an entry for each file that completes one', async () => {
    const { problems } = await read({
      'papers/lab.bib': bib,
      'papers/lee2020.yaml': 'area: AQ\n',
    });
    expect(problems).toEqual([
      'papers/lee2020.yaml:1: completes no entry: no bibliography has the key "lee2020"; name it by a key, like KEY.yaml',
    ]);
  });
});

test('an entry without a key has no address', async () => {
  const text = '@misc{, title={A}, author={B}, year=2020}\n@misc{???, title={A}}\n';
  const { problems } = await read({ 'papers/lab.bib': text });
  expect(problems).toEqual([
    'papers/lab.bib:1: has no key; write one behind the bracket, like @article{doe2024example,',
    'papers/lab.bib:2: has the key "???", which gives no address; write one behind the bracket, like @article{doe2024example,',
  ]);
});
