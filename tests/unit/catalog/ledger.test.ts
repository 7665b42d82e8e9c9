import { describe, expect, test } from 'vitest';
import { findMoves, findVanished, listAddresses } from '#catalog/ledger.ts';
import { makeContent } from '../../support/papers.ts';

const place = (line: number) => ({ file: 'content/ledger.txt', line });
const movePlace = (line: number) => ({ file: 'content/redirects.yaml', line });
const joined = {
  'john-smith': {
    name: { family: 'Smith', given: 'John' },
    variants: [{ family: 'Smith', given: 'J.' }],
  },
};

function check(
  papers: Parameters<typeof makeContent>[0],
  ledger: string[],
  written: Record<string, string> = {},
  authors: Parameters<typeof makeContent>[1] = {},
) {
  const content = makeContent(papers, authors);
  const moved = new Map(
    Object.entries(written).map(([from, to], at) => [from, { to, source: movePlace(at + 1) }]),
  );
  const addresses = new Set(listAddresses(content));
  const moves = findMoves(content, moved, addresses);
  const known = new Map(ledger.map((address, at) => [address, place(at + 1)]));
  const problems = findVanished(known, moved, addresses, moves);
  return {
    moves: Object.fromEntries(moves),
    problems: problems.map(
      ({ line, field, message }) => `${line}: ${field && `${field}: `}${message}`,
    ),
  };
}

test('proposes as the new address only one that was not published before', () => {
  const content = [{ id: 'fu2024cope', title: 'Another' }, { id: 'fu2024renamed' }];
  const rest = ['areas/aq', 'authors/jane-doe'];
  const { problems } = check(content, ['papers/fu2024copy', 'papers/fu2024cope', ...rest]);
  expect(problems).toEqual([
    '1: papers/fu2024copy was published and would vanish; bring it back, or write "papers/fu2024copy: papers/NEW" in redirects.yaml',
  ]);
  const slip = check([{ id: 'fu2024copies' }], ['papers/fu2024copy', ...rest]);
  expect(slip.problems[0]).toContain('"papers/fu2024copy: papers/fu2024copies"');
});

test('names no page to lead to where several are new, however near one is', () => {
  const content = [{ id: 'fu2024copies' }, { id: 'fu2024renamed' }];
  const rest = ['areas/aq', 'authors/jane-doe'];
  expect(check(content, ['papers/fu2024copy', ...rest]).problems).toEqual([
    '1: papers/fu2024copy was published and would vanish; bring it back, or write "papers/fu2024copy: papers/NEW" in redirects.yaml with its new name, which may be papers/fu2024copies, papers/fu2024renamed',
  ]);
});

describe('listAddresses', () => {
  test('has papers, authors, areas, organisations and venues, whatever the order of the papers', () => {
    const papers = [
      { id: 'a', authors: ['Yo Sun', 'Ann Lee'], area: 'AQ', org: ['sample-lab'] },
      {
        id: 'b',
        authors: ['Ann Lee', 'Łukasz Kaiser'],
        area: 'cs-BT',
        venue: { name: 'KNOT ’24', type: 'conference', year: 2024 } as const,
      },
    ];
    const addresses = [
      'areas/aq',
      'areas/cs-bt',
      'authors/ann-lee',
      'authors/lukasz-kaiser',
      'authors/yo-sun',
      'orgs/sample-lab',
      'papers/a',
      'papers/b',
      'venues/knot',
    ];
    expect(listAddresses(makeContent(papers))).toEqual(addresses);
    expect(listAddresses(makeContent(papers.toReversed()))).toEqual(addresses);
  });

  test('leaves out authors who have too few papers for a page', () => {
    const papers = [
      { id: 'a', authors: ['Yo Sun', 'Yo Sun'] },
      { id: 'b', authors: ['Ann Lee'] },
      { id: 'c', authors: ['Ann Lee'] },
    ];
    const addresses = listAddresses(makeContent(papers, {}, { authorPageFrom: 2 }));
    expect(addresses).toContain('authors/ann-lee');
    expect(addresses).not.toContain('authors/yo-sun');
  });

  test('gives an author the same address when papers are added', () => {
    const first = listAddresses(makeContent([{ id: 'a', authors: ['José García'] }]));
    const second = listAddresses(
      makeContent([
        { id: 'b', authors: ['Jose Garcia'] },
        { id: 'a', authors: ['José García'] },
      ]),
    );
    expect(second).toEqual(expect.arrayContaining(first));
    expect(second.filter((it) => it.startsWith('authors/'))).toEqual(['authors/jose-garcia']);
  });
});

describe('the ledger', () => {
  test('says what would vanish, and what to write', () => {
    expect(
      check(
        [{ id: 'sun2024sailing' }],
        ['papers/sun2024sailin', 'authors/jane-doe', 'papers/quite-another'],
      ),
    ).toEqual({
      moves: {},
      problems: [
        '1: papers/sun2024sailin was published and would vanish; bring it back, or write "papers/sun2024sailin: papers/sun2024sailing" in redirects.yaml',
        '3: papers/quite-another was published and would vanish; bring it back, or write "papers/quite-another: papers/NEW" in redirects.yaml',
      ],
    });
  });

  test('is content with a move, also in two steps', () => {
    const written = { 'papers/a': 'papers/b', 'papers/b': 'papers/c' };
    expect(check([{ id: 'c' }], ['papers/a', 'papers/b'], written)).toEqual({
      moves: { 'papers/a': 'papers/c', 'papers/b': 'papers/c' },
      problems: [],
    });
  });

  test('refuses moves that lead nowhere, in a circle, or away from a page', () => {
    const written = {
      'papers/a': 'papers/gone',
      'papers/x': 'papers/y',
      'papers/y': 'papers/x',
      'papers/c': 'papers/d',
    };
    expect(check([{ id: 'c' }, { id: 'd' }], [], written).problems).toEqual([
      '1: papers/a: leads to papers/gone, which does not exist; name an address that does',
      '2: papers/x: leads in a circle; name an address that exists',
      '3: papers/y: leads in a circle; name an address that exists',
      '4: papers/c: has a page of its own; remove this line',
    ]);
  });

  test('follows a hundred moves, and no more', () => {
    const chain = (length: number) =>
      Object.fromEntries(
        Array.from({ length }, (_, at) => [
          `papers/p${at}`,
          at + 1 < length ? `papers/p${at + 1}` : 'papers/a',
        ]),
      );
    expect(check([{ id: 'a' }], [], chain(100)).problems).toEqual([]);
    expect(check([{ id: 'a' }], [], chain(101)).problems).toEqual([
      '1: papers/p0: leads on over 101 moves, of at most 100; name papers/a, where it ends',
    ]);
  });

  test('tells of each move that leads into a circle', () => {
    const written = { 'papers/x': 'papers/y', 'papers/y': 'papers/z', 'papers/z': 'papers/y' };
    expect(check([{ id: 'a' }], [], written).problems).toEqual(
      [1, 2, 3].map((line) => {
        const field = Object.keys(written)[line - 1];
        return `${line}: ${field}: leads in a circle; name an address that exists`;
      }),
    );
  });

  test('sends the spellings that the registry joins to one address', () => {
    const papers = [{ id: 'a', authors: ['J. Smith'] }];
    expect(check(papers, ['authors/j-smith', 'papers/a'], {}, joined)).toEqual({
      moves: { 'authors/j-smith': 'authors/john-smith' },
      problems: [],
    });
  });

  test('does not choose between two people of one name', () => {
    const two = {
      'wei-wang-a': { name: { family: 'Wang', given: 'Wei' }, variants: [] },
      'wei-wang-b': { name: { family: 'Wang', given: 'Wei' }, variants: [] },
    };
    const authors = [
      { family: 'Wang', given: 'Wei', id: 'wei-wang-a' },
      { family: 'Wang', given: 'Wei', id: 'wei-wang-b' },
    ];
    const { moves, problems } = check([{ id: 'a', authors }], ['authors/wei-wang'], {}, two);
    expect(moves).toEqual({});
    expect(problems).toHaveLength(1);
  });
});
