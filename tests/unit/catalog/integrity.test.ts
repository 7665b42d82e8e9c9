import { describe, expect, test } from 'vitest';
import { type Content, formatProblem } from '#catalog/content.ts';
import { findConflicts, withoutConflicts } from '#catalog/integrity.ts';
import type { PaperInput } from '#schema/paper.ts';
import { cpuSeconds } from '../../support/cpu-seconds.ts';
import { makePaper, makeSite } from '../../support/papers.ts';

const area = { name: 'Aquatic Acoustics', hue: 1 };
const registries = {
  areas: new Map([['AQ', area]]),
  orgs: new Map([['sample-lab', { name: 'Sample Lab' }]]),
  authors: new Map([['ada-sample', { name: { family: 'Sample' }, variants: [] }]]),
};

/** Papers on lines 1, 2, … of one file. */
function contentOf(changes: readonly Partial<PaperInput>[]): Content {
  const papers = changes.map((change, index) => ({
    ...makePaper({ id: `paper-${index}`, ...change }),
    source: { file: 'papers/a.jsonl', line: index + 1 },
  }));
  return { site: makeSite(), papers, ...registries };
}

describe('findConflicts', () => {
  test.each<{ name: string; papers: Partial<PaperInput>[]; out: string[] }>([
    {
      name: 'nothing between papers that differ',
      papers: [{ arxiv: '2407.00001' }, { arxiv: '2407.00002' }, {}, {}],
      out: [],
    },
    {
      name: 'an id that three papers share',
      papers: [{ id: 'same' }, {}, { id: 'same' }, { id: 'same' }],
      out: [
        'papers/a.jsonl:3: id: "same" is also that of papers/a.jsonl:1; give one of them another id',
        'papers/a.jsonl:4: id: "same" is also that of papers/a.jsonl:1; give one of them another id',
      ],
    },
    {
      name: 'an arXiv identifier that two papers share',
      papers: [{ arxiv: '2407.00001' }, { arxiv: '2407.00001' }],
      out: [
        'papers/a.jsonl:2: arxiv: "2407.00001" is also that of papers/a.jsonl:1; keep one of the two papers, or correct the number',
      ],
    },
    {
      name: 'no DOI that two papers share, for it may be that of their proceedings',
      papers: [{ doi: '10.1000/book' }, { doi: '10.1000/book' }],
      out: [],
    },
    {
      name: 'titles and abstracts of which nothing is seen',
      papers: [
        ...['$\\,$', '\\emph{}', '$\\text{}$', '\\\\'].map((title) => ({ title })),
        { title: '$n$', abstract: '$\\quad$' },
        ...['?', '$x$', '¿', 'E', '王', '2'].map((title) => ({ title })),
      ],
      out: [
        ...[1, 2, 3, 4].map((line) => `papers/a.jsonl:${line}: title: shows nothing; write words`),
        'papers/a.jsonl:5: abstract: shows nothing; write words',
      ],
    },
    {
      name: 'an area that is not in the registry, at every paper',
      papers: [{ area: 'AX' }, { area: 'AX' }],
      out: [
        'papers/a.jsonl:1: area: "AX" is not in areas/; did you mean "AQ"? Otherwise add areas/AX.yaml',
        'papers/a.jsonl:2: area: "AX" is not in areas/; did you mean "AQ"? Otherwise add areas/AX.yaml',
      ],
    },
    {
      name: 'organisations that are not in the registry',
      papers: [{ org: ['sample-lab', 'nowhere'] }],
      out: ['papers/a.jsonl:1: org.1: "nowhere" is not in orgs/; add orgs/nowhere.yaml'],
    },
    {
      name: 'authors that are not in the registry',
      papers: [
        {
          authors: [
            { family: 'Sample', id: 'ada-sample' },
            { family: 'Test', id: 'tom-test' },
          ],
        },
      ],
      out: [
        'papers/a.jsonl:1: authors.1.id: "tom-test" is not in authors/; add authors/tom-test.yaml',
      ],
    },
  ])('finds $name', ({ papers, out }) => {
    expect(findConflicts(contentOf(papers)).map(formatProblem)).toEqual(out);
  });

  test('takes a registry entry that is there but not valid as known', () => {
    const keys = { ...registries, orgs: new Set(['broken']) };
    expect(findConflicts(contentOf([{ org: ['broken'] }]), keys)).toEqual([]);
  });

  test('takes time in proportion to the papers', () => {
    const papers = Array.from({ length: 20_000 }, (_, index) => ({ org: [`org-${index % 500}`] }));
    const content = contentOf(papers);
    let conflicts: unknown[] = [];
    const seconds = cpuSeconds(() => {
      conflicts = findConflicts(content);
    });
    expect(conflicts).toHaveLength(20_000);
    expect(seconds).toBeLessThan(1);
  });
});

describe('withoutConflicts', () => {
  const ids = (content: Content) => content.papers.map(({ record }) => record.id);

  test.each<{ name: string; papers: Partial<PaperInput>[]; out: string[] }>([
    { name: 'papers that agree', papers: [{ id: 'a' }, { id: 'b' }], out: ['a', 'b'] },
    { name: 'the first of those with one id', papers: [{ id: 'a' }, { id: 'a' }], out: ['a'] },
    {
      name: 'none with an unknown area',
      papers: [{ id: 'a', area: 'AX' }, { id: 'b' }],
      out: ['b'],
    },
  ])('keeps $name', ({ papers, out }) => {
    const kept = withoutConflicts(contentOf(papers));
    expect(ids(kept)).toEqual(out);
    expect(findConflicts(kept)).toEqual([]);
  });
});
