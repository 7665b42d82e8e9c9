import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { authorIndex } from '#search/engine/authors.ts';
import { authorFiles } from '#search/index/author-files.ts';
import { type Listing, packAuthors, packColumns, unpackColumns } from '#search/index/columns.ts';

const given = ['Ann', 'Bo', 'Cem', 'Łukasz', 'Yu', 'Zoë', 'Jean-Baptiste'];
const family = ['Sun', 'Sundar', 'Møller', "O'Brien", 'Zhang', 'Zhao', 'van der Berg'];
const size = 500;

/** More authors than a file holds, a thousand of them called Zhang. */
const people: Listing[] = Array.from({ length: 3000 }, (_, at) => {
  const name = `${given[at % 7]} ${at % 2 === 0 ? 'Zhang' : family[(at >> 1) % 7]} ${at}`;
  return {
    value: `person-${at}`,
    name,
    ordinals: [at % size, ((at * 7) % size) + 0]
      .sort((a, b) => a - b)
      .filter((o, i, all) => o !== all[i - 1]),
  };
});

function indexes() {
  const files = new Map<string, string>();
  const digest = (content: string) => createHash('sha1').update(content).digest('hex').slice(0, 8);
  const writing = authorFiles(people, digest);
  let step = writing.next();
  for (; !step.done; step = writing.next()) files.set(step.value.path, step.value.content);
  const asked: string[] = [];
  const source = {
    gzip: () => Promise.reject(new Error('Not asked')),
    freshJson: () => Promise.reject(new Error('Not asked')),
    forget: () => {},
    async json(path: string) {
      asked.push(path);
      return JSON.parse(files.get(path) ?? '');
    },
  };
  const packed = packColumns({
    size,
    areas: [],
    orgs: [],
    venues: [],
    years: [],
    types: [],
    code: [],
  });
  const path = step.value;
  const many = authorIndex(source, path, unpackColumns(packed));
  const few = authorIndex(source, path, unpackColumns(packed, packAuthors(people)));
  return { many, few, asked, files };
}

describe('many authors in files give what few in a column give', () => {
  const { many, few, asked, files } = indexes();
  const listed = (set?: { toArray(): Uint32Array }) => [...(set?.toArray() ?? [])];

  test.each([
    'person-7',
    'PERSON-8',
    'Zhang',
    'yu zhang',
    'lukasz 3',
    'baptiste berg',
    'su',
    'nobody',
    '',
  ])('papers by %s', async (text) => {
    expect(listed(await many.named(text))).toEqual(listed(await few.named(text)));
  });

  test('papers that choices of authors leave', async () => {
    const all = Array.from({ length: size }, (_, at) => at);
    const by = (...slugs: string[]) =>
      people.filter(({ value }) => slugs.includes(value)).flatMap(({ ordinals }) => ordinals);
    const left = async (include: string[], exclude: string[]) =>
      listed(await many.papersOf({ include, exclude }));
    const [one, two, three] = ['person-1', 'person-2', 'person-3'];
    expect(await left([one, two], [])).toEqual(all.filter((at) => by(one, two).includes(at)));
    expect(await left([], [three])).toEqual(all.filter((at) => !by(three).includes(at)));
    expect(await left([one], [one])).toEqual([]);
    expect(await left(['nobody'], [])).toEqual([]);
    expect(await many.papersOf({ include: [], exclude: [] })).toBeUndefined();
  });

  test('the names of chosen authors', async () => {
    const choice = { include: ['person-5'], exclude: ['person-6', 'nobody'] };
    const names = async (index: typeof many) =>
      (await index.chosen(choice)).map(({ name }) => name).sort();
    expect(await names(many)).toEqual(await names(few));
    expect(await names(many)).toHaveLength(2);
  });

  test.each(['z', 'zhang', 'su', 'yu zh', 'brien', 'person 12', 'mol', '299', ''])(
    'suggestions for "%s"',
    async (text) => {
      const offers = await many.suggest(text);
      const totals = (list: typeof offers) => list.map(({ total }) => total);
      expect(totals(offers)).toEqual(totals(await few.suggest(text)));
      const possible = await few.suggest(text);
      if (possible.length < 20) {
        const slugs = (list: typeof offers) => list.map(({ value }) => value).sort();
        expect(slugs(offers)).toEqual(slugs(possible));
      }
    },
  );

  test.each([
    { typed: 'sparse attention sun', named: 'Sun', by: 1 },
    { typed: 'attention yu zh', named: 'Yu Zh', by: 2 },
    { typed: 'lukasz 3', named: 'Łukasz', by: 2 },
    { typed: 'van der berg', named: 'van der Berg', by: 3 },
    { typed: 'lukasz sund', named: 'Łukasz Sund', by: 2 },
    // Two letters beside other words are no name, unless they are all of it.
    { typed: 'attention su', named: undefined, by: 0 },
    { typed: 'attention bo', named: 'Bo', by: 1 },
    { typed: 'attention', named: undefined, by: 0 },
  ])('the last words of "$typed" name authors', async ({ typed, named, by }) => {
    for (const index of [many, few]) {
      const { values, words } = await index.atEnd(typed.split(' '));
      expect(words).toBe(by);
      expect(values.length > 0).toBe(named !== undefined);
      for (const { name } of values) expect(name).toContain(named);
      const totals = values.map(({ total }) => total);
      expect(totals).toEqual(totals.toSorted((a, b) => b - a));
    }
  });

  test('each letter of a name loads one file at most, besides the directory', async () => {
    const loaded = new Set<string>();
    for (const text of ['attention yu zhang 12', 'łukasz møller', 'zhao', 'jean-baptiste sundar']) {
      for (let end = 1; end <= text.length; end++) {
        asked.length = 0;
        await many.atEnd(text.slice(0, end).trim().split(/\s+/));
        const fresh = asked.filter((path) => !loaded.has(path) && !path.endsWith('directory.json'));
        expect(new Set(fresh).size, text.slice(0, end)).toBeLessThanOrEqual(1);
        for (const path of asked) loaded.add(path);
      }
    }
    expect(loaded.size).toBeGreaterThan(5);
  });

  test('a filter by one author loads the directory and one file', async () => {
    asked.length = 0;
    await many.papersOf({ include: ['person-9'], exclude: [] });
    expect(new Set(asked).size).toBe(2);
    for (const content of files.values()) expect(content.length).toBeLessThan(100_000);
  });
});
