import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keptFolder, keptNames } from '#pipeline/build-cache.ts';
import { buildSite, endPagesWith, makeProject, readSite } from '../support/site-builds.ts';

/**
 * Enough for several pages of the catalogue, of areas, of years and of one author. With
 * `PAPERS=1000 npm run unit -- tests/build/incremental` there are more, and every edit gets builds
 * of its own.
 */
const PAPERS = Number(process.env['PAPERS'] ?? 150);
/** What words are about is learnt of so many, and stays until a hundredth of them has changed. */
const isLearnt = PAPERS >= 1000;
/** Files of the search, and those that name every file. */
const ofSearch = /^(?:search\/|offline\.json$|sw\.js$)/;
const BUILD_TIME = 120_000;

type Fields = Record<string, unknown> & { id: string; authors: string[] };

const areas = ['AQ', 'BT', 'CT', 'DY', 'EM'];
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Every fiftieth paper has the same, and they are related by it. */
const topic = (index: number) =>
  `q${letters[index % 25]}${letters[index % 2]}t fields`.toLowerCase();

const papers = Array.from({ length: PAPERS }, (_, index): Fields => {
  const family = (step: number) =>
    `S${letters[(index * step) % 13]?.toLowerCase()}${letters[(index + step) % 11]?.toLowerCase()}ple`;
  return {
    id: `sample${index}`,
    title: `Sample ${index}: on $x^{${index}}$`,
    date: `${2016 + Math.floor((2 * index) / PAPERS)}-0${1 + (index % 9)}`,
    area: areas[(index * index) % 5] ?? 'AQ',
    authors: [`Ada ${family(3)}`, `Tom ${family(7)}`, ...(index % 5 < 2 ? ['Ann Example'] : [])],
    ...(index % 5 === 0 && { org: ['harbour-lab'], code: [`https://example.org/code/${index}`] }),
    abstract: `The abstract of sample ${index} on ${topic(index)}, with *emphasis*.`,
  };
});

interface Edit {
  name: string;
  edit: (papers: Fields[]) => Fields[];
  /** Pages that may notice, as a part of all. */
  most: number;
}

/** What a curator may do to a catalogue. */
const edits: Edit[] = [
  {
    name: 'a paper added as the newest',
    edit: (all) => [
      ...all,
      {
        ...all[0],
        id: 'added',
        date: '2024-01-02',
        authors: ['Ann Example', 'Noa Newcomer'],
      } as Fields,
    ],
    most: 0.1,
  },
  {
    name: 'a paper changed: title, area and authors',
    edit: (all) =>
      all.map((paper) =>
        paper.id === 'sample110'
          ? { ...paper, title: 'Changed', area: 'FN', authors: ['Noa Newcomer', 'Ada Sbcple'] }
          : paper,
      ),
    most: 0.1,
  },
  {
    name: 'a paper under another id, and an author under another name',
    edit: (all) =>
      all.map((paper) =>
        paper.id === 'sample130'
          ? { ...paper, id: 'renamed', authors: ['Ada Sbcplé', 'Ada Renamed'] }
          : paper,
      ),
    most: 0.1,
  },
  {
    name: 'two papers removed, one of them the oldest',
    edit: (all) => all.filter(({ id }) => id !== 'sample1' && id !== 'sample0'),
    most: 0.1,
  },
];

/** So much is made anew by this that little could be told of other edits beside it. */
const busiest: Edit = {
  name: 'an author of two in five papers under another name in one more',
  edit: (all) =>
    all.map((paper) =>
      paper.id === 'sample120'
        ? { ...paper, id: 'renamed-too', authors: ['Ann Éxample', 'Ada Renamed'] }
        : paper,
    ),
  most: 0.5,
};

const steps = process.env['PAPERS'] ? [...edits, busiest].map((edit) => [edit]) : [edits];

const kept = makeProject();
const fresh = makeProject();
let now = papers;

function write(root: string): void {
  const lines = now.map((paper) => JSON.stringify(paper)).join('\n');
  writeFileSync(join(root, 'content/papers/papers.jsonl'), lines);
}

/** Builds without a memory of earlier builds. */
async function buildFresh() {
  write(fresh.root);
  rmSync(join(fresh.root, '.cache'), { recursive: true, force: true });
  const { rendered } = await buildSite(fresh.root);
  return { site: readSite(fresh.root), rendered };
}

/** The names of files that differ, so that a failure can be read. */
function differences(a: Map<string, string>, b: Map<string, string>): string[] {
  const names = new Set([...a.keys(), ...b.keys()]);
  return [...names].filter((name) => a.get(name) !== b.get(name));
}

/** Where a build of the project keeps a thing for the next one. */
function keptAt(root: string, name: string): string {
  return join(keptFolder(root, join(root, 'content'), join(root, 'dist')), name);
}

/** What a build keeps of the index, with the time of making, and of relations. */
function keptBy(root: string) {
  const folder = keptAt(root, keptNames.index);
  const files = readdirSync(folder).map((name) => {
    return `${name} ${statSync(join(folder, name)).mtimeMs}`;
  });
  return { files, related: readFileSync(keptAt(root, keptNames.relations), 'utf8') };
}

beforeAll(async () => {
  write(kept.root);
  await buildSite(kept.root);
}, BUILD_TIME);

afterAll(() => {
  kept.remove();
  fresh.remove();
}, BUILD_TIME);

describe('a build after another', () => {
  test.each(steps.map((step) => ({ step, name: step.map(({ name }) => name).join('; ') })))(
    'equals a full build: $name',
    async ({ step }) => {
      now = step.reduce((all, { edit }) => edit(all), now);
      write(kept.root);
      const [{ rendered }, full] = await Promise.all([buildSite(kept.root), buildFresh()]);
      const differ = differences(readSite(kept.root), full.site);
      expect(differ.filter((name) => !isLearnt || !ofSearch.test(name))).toEqual([]);
      if (isLearnt) {
        await buildSite(kept.root, '--fresh');
        expect(differences(readSite(kept.root), full.site)).toEqual([]);
      }
      const most = step.reduce((sum, edit) => sum + edit.most, 0);
      expect(rendered).toBeLessThan(most * full.rendered);
    },
    BUILD_TIME,
  );

  test.each<{ name: string; harm: (root: string) => void }>([
    {
      name: 'pages that are gone or were changed',
      harm: (root) => {
        rmSync(join(root, 'dist/papers/sample7/index.html'));
        writeFileSync(join(root, 'dist/papers/sample8/index.html'), 'changed');
      },
    },
    {
      name: 'a damaged memory of the last build',
      harm: (root) => {
        const segments = readdirSync(keptAt(root, keptNames.index));
        expect(segments.filter((name) => name.endsWith('.segment'))).not.toEqual([]);
        const index = segments.map((segment) => `index/${segment}`);
        for (const name of ['pages.json', 'related.json', ...index]) {
          const file = keptAt(root, name);
          writeFileSync(file, readFileSync(file).subarray(0, 5000));
        }
      },
    },
  ])(
    'mends $name',
    async ({ harm }) => {
      const good = readSite(kept.root);
      harm(kept.root);
      await buildSite(kept.root);
      expect(differences(readSite(kept.root), good)).toEqual([]);
    },
    BUILD_TIME,
  );

  test(
    'in other colours indexes nothing and relates nothing anew, and shows them on every page',
    async () => {
      const { files, related } = keptBy(kept.root);
      const tokens = join(kept.root, 'src/styles/tokens.css');
      writeFileSync(
        tokens,
        `${readFileSync(tokens, 'utf8')}\n:root { --color-accent: #123456; }\n`,
      );
      const { rendered } = await buildSite(kept.root);
      expect(keptBy(kept.root)).toEqual({ files, related });
      const site = readSite(kept.root);
      const pages = [...site].filter(([name]) => name.endsWith('/index.html'));
      expect(rendered).toBeGreaterThanOrEqual(pages.length);
      const named = pages.flatMap(([, text]) => text.match(/(?<=\/)_astro\/[^"]+/g) ?? []);
      expect(named.filter((name) => !site.has(name))).toEqual([]);
    },
    BUILD_TIME,
  );

  test(
    'renders every page anew when its code has changed, and indexes anew when that of words has',
    async () => {
      const { files, related } = keptBy(kept.root);
      const words = join(kept.root, 'src/search/terms/words.ts');
      writeFileSync(words, `${readFileSync(words, 'utf8')}// another way\n`);
      endPagesWith(kept.root, 'The new site');
      await buildSite(kept.root);
      const now = keptBy(kept.root);
      expect(now.files.filter((file) => files.includes(file))).toEqual([]);
      expect(now.related).toBe(related);
      const stale = [...readSite(kept.root)].filter(
        ([name, text]) => name.endsWith('.html') && !text.includes('The new site'),
      );
      expect(stale).toEqual([]);
    },
    BUILD_TIME,
  );
});
