import { expect, test } from 'vitest';
import { buildCatalog } from '#catalog/build-catalog.ts';
import { describeFault, groupLinkFaults, workingCode } from '#catalog/links.ts';
import type { LinkState } from '#schema/link-state.ts';
import { makeContent } from '../../support/papers.ts';

const state = (url: string, state: LinkState['state'], more = {}) =>
  [url, { url, state, date: '2026-07-05', ...more }] as const;
const [one, two, three] = [
  'https://example.org/1',
  'https://example.org/2',
  'https://example.org/3',
];

const papers = [
  { id: 'a', code: [one, two], date: '2024' },
  { id: 'b', code: [one], url: three, date: '2023' },
  { id: 'c', date: '2022' },
];

test('a paper has what is wrong with its links, and nothing where all is well', () => {
  const linkStates = new Map([
    state(one, 'moved', { to: two }),
    state(two, 'alive'),
    state(three, 'gone'),
  ]);
  const { papers: built } = buildCatalog({ ...makeContent(papers), linkStates });
  expect(built.map(({ linkFaults }) => linkFaults)).toEqual([
    { [one]: { state: 'moved', date: '2026-07-05', to: two } },
    {
      [one]: { state: 'moved', date: '2026-07-05', to: two },
      [three]: { state: 'gone', date: '2026-07-05' },
    },
    undefined,
  ]);
  expect(
    groupLinkFaults(built).map(({ state, links }) => [
      state,
      ...links.map(({ url, paper }) => `${paper.id} ${url}`),
    ]),
  ).toEqual([
    ['gone', `b ${three}`],
    ['moved', `a ${one}`, `b ${one}`],
  ]);
});

test('papers with code are those whose code is not known to be dead', () => {
  const linkStates = new Map([state(one, 'gone'), state(two, 'archived')]);
  const { withCode } = buildCatalog({ ...makeContent(papers), linkStates });
  expect(withCode.map(({ id }) => id)).toEqual(['a']);
  expect(withCode.map(workingCode)).toEqual([two]);
});

test('without a check nothing is said', () => {
  const { papers: built } = buildCatalog(makeContent(papers));
  expect(groupLinkFaults(built)).toEqual([]);
});

test.each([
  { state: 'gone', out: 'gone, as of 2026-07-05' },
  { state: 'unreachable', out: 'does not answer, as of 2026-07-05' },
] as const)('$state', ({ state, out }) => {
  expect(describeFault({ state, date: '2026-07-05' })).toBe(out);
});
