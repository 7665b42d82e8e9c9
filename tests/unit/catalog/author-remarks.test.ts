import { describe, expect, test } from 'vitest';
import { findLikelyCollisions, findLikelyVariants } from '#catalog/author-remarks.ts';
import { listWriters } from '#catalog/names.ts';
import { cpuSeconds } from '../../support/cpu-seconds.ts';
import { makeContent } from '../../support/papers.ts';

function variants(...papers: string[][]) {
  const content = makeContent(papers.map((authors) => ({ authors })));
  return findLikelyVariants(listWriters(content)).map(
    ({ main, other, shared }) => `${other.slug} = ${main.slug} (${shared})`,
  );
}

describe('findLikelyVariants', () => {
  test.each([
    { name: 'an initial', one: 'J. Smith', two: 'John Smith', out: ['j-smith = john-smith (1)'] },
    {
      name: 'a middle name',
      one: 'John B. Smith',
      two: 'John Smith',
      out: ['john-smith = john-b-smith (1)'],
    },
    {
      name: 'initials of all',
      one: 'J. B. Smith',
      two: 'John Brian Smith',
      out: ['j-b-smith = john-brian-smith (1)'],
    },
    {
      name: 'a hyphen',
      one: 'Ming-Hsuan Yang',
      two: 'Minghsuan Yang',
      out: ['minghsuan-yang = ming-hsuan-yang (1)'],
    },
    { name: 'another middle name', one: 'John B. Smith', two: 'John C. Smith', out: [] },
    { name: 'another given name', one: 'Jack Smith', two: 'John Smith', out: [] },
    { name: 'another family name', one: 'J. Smythe', two: 'John Smith', out: [] },
    {
      name: 'a suffix',
      one: 'John Smith Jr.',
      two: 'John Smith',
      out: ['john-smith = john-smith-jr (1)'],
    },
    { name: 'a name without given names', one: 'Smith', two: 'John Smith', out: [] },
  ])('$name', ({ one, two, out }) => {
    expect(variants([one, 'Ann Lee'], [two, 'Ann Lee'])).toEqual(out);
  });

  test('asks for a co-author in common, and for papers of their own', () => {
    expect(variants(['J. Smith', 'Ann Lee'], ['John Smith', 'Bo Chen'])).toEqual([]);
    expect(variants(['J. Smith', 'John Smith', 'Ann Lee'])).toEqual([]);
  });

  test('puts the likeliest first, and keeps the more frequent spelling', () => {
    expect(
      variants(
        ['J. Smith', 'A A'],
        ['J. Smith', 'B B'],
        ['John Smith', 'A A', 'B B'],
        ['K. Sun', 'C C'],
        ['Kim Sun', 'C C'],
      ),
    ).toEqual(['john-smith = j-smith (2)', 'k-sun = kim-sun (1)']);
  });
});

describe('very many names that look alike', () => {
  const listed = (length: number, name: (at: number) => string) =>
    Array.from({ length }, (_, at) => name(at));

  test('names that differ in digits are those of different people', () => {
    const names = listed(1200, (at) => `Ada Sample${at}`);
    expect(variants(...names.map((name) => [name, 'Ann Lee']))).toEqual([]);
  });

  test.each([
    { name: 'on one paper', papers: [listed(1200, (at) => `A${'b'.repeat(at % 40)}${at}c Smith`)] },
    {
      name: 'on papers of their own',
      papers: listed(1500, (at) => `A${'b'.repeat(at % 40)}${at}c Smith`).map((it) => [
        it,
        'Ann Lee',
      ]),
    },
    {
      name: 'with very many co-authors',
      papers: listed(100, (at) => `A${at}c Smith`).map((it) => [
        it,
        ...listed(400, (at) => `Co ${at}`),
      ]),
    },
  ])('take seconds: $name', ({ papers }) => {
    expect(cpuSeconds(() => variants(...papers))).toBeLessThan(6);
  });

  test('an author of very many papers takes seconds', () => {
    const papers = listed(20_000, (at) => `Co${at} Author`).map((name, at) => ({
      authors: ['Wei Wang', name, `Co${at + 1} Author`],
    }));
    const content = makeContent(papers);
    const writers = listWriters(content);
    expect(cpuSeconds(() => findLikelyCollisions(content, writers))).toBeLessThan(3);
  });
});

describe('findLikelyCollisions', () => {
  const papers = (area: string, coauthor: string, more = {}) =>
    Array.from({ length: 3 }, () => ({ area, authors: ['Wei Wang', coauthor], ...more }));
  const find = (list: Parameters<typeof makeContent>[0]) => {
    const content = makeContent(list);
    return findLikelyCollisions(content, listWriters(content)).map(
      ({ writer, circles }) => `${writer.slug}: ${circles.map((it) => it.length).join(' + ')}`,
    );
  };

  test('circles without a co-author or an area in common', () => {
    expect(find([...papers('AQ', 'A A'), ...papers('CT', 'B B')])).toEqual(['wei-wang: 3 + 3']);
  });

  test('not where a co-author ties them, or an area', () => {
    expect(
      find([
        ...papers('AQ', 'A A'),
        ...papers('CT', 'B B'),
        { authors: ['Wei Wang', 'A A', 'B B'] },
      ]),
    ).toEqual([]);
    expect(find([...papers('AQ', 'A A'), ...papers('AQ', 'B B')])).toEqual([]);
  });

  test('not where an id tells them apart', () => {
    const authors = [{ given: 'Wei', family: 'Wang', id: 'wei-wang' }, 'B B'];
    expect(
      find([
        ...papers('AQ', 'A A').map((it) => ({ ...it, authors })),
        ...papers('CT', 'B B', { authors }),
      ]),
    ).toEqual([]);
  });
});
