import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main as check } from '#cli/check.ts';
import { main as importFiles } from '#cli/import.ts';
import { keyToId } from '#importers/draft.ts';
import { type OtherEntry, readWithBetterBibtex, textsIn } from '../support/better-bibtex.ts';
import { bibliographies, readBibliographyFile, whyNone } from '../support/bibliographies.ts';
import { runCommand } from '../support/command.ts';
import { makeContentFolder, writeFiles } from '../support/content-folder.ts';
import { lostIn, movedIn, pageText } from '../support/said-words.ts';
import { buildSite, makeProject } from '../support/site-builds.ts';

/** One line of what a check reports of a bibliography. */
interface Told {
  kind: 'problem' | 'remark';
  line: number;
  message: string;
}

/** A site of which a bibliography is all the content, as it was built. */
interface Built {
  dist: string;
  /** The entries, and what the check says of each. */
  entries: { entry: OtherEntry; told: Told[] }[];
  /** What the build said. */
  said: string;
}

async function buildFrom(name: string, root: string): Promise<Built> {
  const text = readBibliographyFile(name);
  const content = join(root, 'content');
  rmSync(content, { recursive: true });
  mkdirSync(content);
  writeFiles(content, { 'papers/list.bib': text });
  const { said } = await buildSite(root, '--whole');
  const report = join(root, 'report.txt');
  await runCommand(check, ['--report', report], { CONTENT_DIR: content });
  const told = readFileSync(report, 'utf8')
    .split('\n')
    .flatMap((written): Told[] => {
      const [, remark, line, message] = /^(remark: )?\S*list\.bib:(\d+): (.*)$/.exec(written) ?? [];
      if (!message) return [];
      return [{ kind: remark ? 'remark' : 'problem', line: Number(line), message }];
    });
  const entries = readWithBetterBibtex(text).map((entry) => {
    const { line: first, lastLine: last } = entry;
    return { entry, told: told.filter(({ line }) => line >= first && line <= last) };
  });
  return { dist: join(root, 'dist'), entries, said };
}

/** The entries that are in the site. */
function taken({ entries }: Built) {
  return entries.filter(({ told }) => told.every(({ kind }) => kind === 'remark'));
}

/** How many entries are of a work that is in: of two entries of one, the second is named and left out. */
function known({ entries }: Built): number {
  return entries.filter(({ told }) =>
    told.every(({ kind, message }) => kind === 'remark' || message.includes('is also that of')),
  ).length;
}

function number(text: string | undefined): number {
  return Number(text?.replaceAll(',', '') ?? 0);
}

const rates: { known: number; all: number }[] = [];

describe.each(bibliographies)('%s', (name) => {
  const project = { root: '', remove: () => {} };
  let built: Built;

  beforeAll(async () => {
    Object.assign(project, makeProject());
    built = await buildFrom(name, project.root);
    rates.push({ known: known(built), all: built.entries.length });
  }, 1_800_000);
  // A site of some ten thousand files is not removed in the ten seconds that a hook has.
  afterAll(() => project.remove(), 600_000);

  test('is a source: each entry has its page, or is named with its line and the reason', () => {
    const { entries, said, dist } = built;
    const pages = taken(built).map(({ entry }) => keyToId(entry.key));
    expect(readdirSync(join(dist, 'papers')).sort()).toEqual(pages.sort());
    const [, papers, left] =
      /^papers +([\d,]+)(?:, and ([\d,]+) records? left out)?$/m.exec(said) ?? [];
    expect(number(papers)).toBe(pages.length);
    expect(number(papers) + number(left)).toBe(entries.length);
    expect(known(built) / entries.length).toBeGreaterThanOrEqual(0.93);
  });

  test('is found again in pages and files, field by field, but for what is named', () => {
    const file = (path: string) => readFileSync(join(built.dist, path), 'utf8');
    const bibtex = new Map(readWithBetterBibtex(file('catalogue.bib')).map((it) => [it.key, it]));
    const csl = new Map<string, object>(
      JSON.parse(file('catalogue.csl.json')).map((item: { id: string }) => [item.id, item]),
    );
    const lost = taken(built).flatMap(({ entry, told }) => {
      const isNamed = (field: string) =>
        told.some(({ message }) => message.startsWith(`${field}: `));
      const { fields = {} } = bibtex.get(entry.key) ?? {};
      const texts = {
        page: pageText(file(`papers/${keyToId(entry.key)}/index.html`)),
        BibTeX: textsIn(fields),
        'CSL-JSON': textsIn(csl.get(entry.key)),
      };
      const moved = movedIn(entry, fields, isNamed);
      return [
        ...moved.map((what) => `${entry.line}, BibTeX: ${what}`),
        ...Object.entries(texts).flatMap(([where, text]) =>
          lostIn(entry, text, isNamed).map((what) => `${entry.line}, ${where}: ${what}`),
        ),
      ];
    });
    expect(lost).toEqual([]);
  });

  test('is imported with sums that agree', async () => {
    const folder = makeContentFolder({
      'papers/.keep': '',
      'list.bib': readBibliographyFile(name),
    });
    const words = [join(folder, 'list.bib'), '--dry-run', '--skip-faulty'];
    const { status, out } = await runCommand(importFiles, words, { CONTENT_DIR: folder });
    expect(status).toBe(0);
    const [, sums = '', all] = /\(bibtex\): (.*); ([\d,]+) in all/.exec(out) ?? [];
    expect(number(all)).toBe(built.entries.length);
    const parts = [...sums.matchAll(/(?:^|, )([\d,]+) /g)].map(([, sum]) => number(sum));
    expect(parts.reduce((total, sum) => total + sum, 0)).toBe(built.entries.length);
    const [, fields, fates = ''] = /their ([\d,]+) fields: (.*)$/m.exec(out) ?? [];
    const sorts = [...fates.matchAll(/(?:^|, )([\d,]+) /g)].map(([, sum]) => number(sum));
    expect(sorts.reduce((total, sum) => total + sum, 0)).toBe(number(fields));
  });
});

test('of all together nearly every entry comes in', ({ skip }) => {
  skip(bibliographies.length === 0, whyNone);
  expect(rates).toHaveLength(bibliographies.length);
  const sum = (of: 'known' | 'all') => rates.reduce((total, rate) => total + rate[of], 0);
  expect(sum('known') / sum('all')).toBeGreaterThan(0.97);
});
