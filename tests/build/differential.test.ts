import { cpSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { paperFile, writeFiles } from '../support/content-folder.ts';
import { buildSiteUnder, makeProject, readSite } from '../support/site-builds.ts';
import { type EditedProject, edits, madeUpPaper, writePapers } from '../support/site-edits.ts';

const WORKS = 60;
const EDITS = 8;
const BUILD_TIME = 180_000;

/** `npm run test:long` tries more, and builds after each edit, not only where it compares. */
const SEQUENCES = Number(process.env['SEQUENCES'] ?? 1);
/** Edits after which the site is compared with one from nothing. */
const COMPARED = [4, EDITS];

const removes: (() => void)[] = [];
afterAll(() => {
  for (const remove of removes) remove();
}, BUILD_TIME);

/** Numbers that are the same in every run. */
function numbersOf(seed: number): (bound: number) => number {
  let state = (seed * 7919 + 17) % 2147483647;
  return (bound) => {
    state = (state * 48271) % 2147483647;
    return Math.floor((state / 2147483647) * bound);
  };
}

function editedProject(): EditedProject {
  const { root, remove } = makeProject();
  removes.push(remove);
  writePapers(
    root,
    Array.from({ length: WORKS }, (_, at) => madeUpPaper(at)),
  );
  return { root, env: {}, options: [] };
}

/** What builds leave in a project. */
const made = new Set(['dist', '.dist.last', '.cache', '.astro', 'node_modules']);

/** The site of a project as a build makes it that knows of no other. */
async function buildFromNothing({ root, env, options }: EditedProject) {
  const other = makeProject();
  removes.push(other.remove);
  for (const name of readdirSync(root).filter((it) => !made.has(it))) {
    rmSync(join(other.root, name), { recursive: true, force: true });
    cpSync(join(root, name), join(other.root, name), { recursive: true, verbatimSymlinks: true });
  }
  await buildSiteUnder(other.root, env, { options });
  const site = readSite(other.root);
  other.remove();
  return site;
}

/** The names of files that differ, so that a failure can be read. */
function differences(a: Map<string, string>, b: Map<string, string>): string[] {
  const names = new Set([...a.keys(), ...b.keys()]);
  return [...names].filter((name) => a.get(name) !== b.get(name)).sort();
}

/** Edits of a sequence: each of all comes in one of three. */
function editsOf(sequence: number): string[] {
  const pick = numbersOf(sequence);
  const left = Object.keys(edits);
  return Array.from({ length: EDITS }, () => left.splice(pick(left.length), 1)[0] ?? '');
}

describe('a site that is built again after each edit is that of a build from nothing', () => {
  test.each(Array.from({ length: SEQUENCES }, (_, at) => ({ at, names: editsOf(at) })))(
    'sequence $at: $names',
    async ({ at, names }) => {
      const project = editedProject();
      const pick = numbersOf(1000 + at);
      await buildSiteUnder(project.root, project.env, project);
      for (const [place, name] of names.entries()) {
        edits[name]?.(project, pick);
        const done = place + 1;
        const isCompared = COMPARED.includes(done);
        if (isCompared || SEQUENCES > 1) await buildSiteUnder(project.root, project.env, project);
        if (!isCompared) continue;
        const differ = differences(readSite(project.root), await buildFromNothing(project));
        expect(differ, `after ${names.slice(0, done).join('; ')}`).toEqual([]);
      }
    },
    (EDITS + 4) * BUILD_TIME,
  );
});

describe('builds of one project at once', () => {
  test(
    'each have the notes of their own content',
    async () => {
      const { root, remove } = makeProject();
      removes.push(remove);
      const contents = ['one', 'two'];
      for (const content of contents) {
        const note = paperFile([], `The note of ${content}.\n`);
        writeFiles(root, { [`${content}/papers/same.mdx`]: note });
      }
      await Promise.all(
        contents.map((content) =>
          buildSiteUnder(
            root,
            { CONTENT_DIR: content },
            { options: ['--outDir', `${content}-site`, '--whole'] },
          ),
        ),
      );
      for (const content of contents) {
        const page = readSite(root, `${content}-site`).get('papers/same/index.html') ?? '';
        expect(page.match(/The note of \w+/g)).toEqual([`The note of ${content}`]);
      }
    },
    2 * BUILD_TIME,
  );
});
