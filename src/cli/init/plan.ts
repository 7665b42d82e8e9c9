import { mkdir, readdir, readFile, rm, rmdir } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { ledgerText } from '#catalog/ledger.ts';
import { ledgerName, movesName } from '#sources/ledger-files.ts';
import { linkStatesName } from '#sources/read-content.ts';
import { writeWhole } from '../files/write-whole.ts';
import { areaText } from './areas.ts';
import type { Answers } from './questions.ts';
import { aboutText, siteText } from './site-files.ts';

/** What is to be done in a content folder; all names are as `papers/x.mdx`, from there. */
export interface Plan {
  /** Files that go. */
  removed: readonly string[];
  /** Texts that come, without those that are there already. */
  written: ReadonlyMap<string, string>;
  /** Those of the texts that take another one's place. */
  replaced: readonly string[];
  /** Remains of a run that was killed. */
  remains: readonly string[];
}

const recordFolders = ['papers', 'orgs', 'authors'];
/** Beside the records: what was published, what is known of links, and words of the old catalogue. */
const ownedFiles = [movesName, linkStatesName, 'home.md', 'card.png'];

/**
 * Compares a content folder with the empty catalogue that is wanted. A name with a dot in front is
 * no record, and stays.
 * @throws where one of the folders is a link: what lies behind it is not this catalogue's
 */
export async function planCatalogue(folder: string, answers: Answers): Promise<Plan> {
  const there = await listFiles(folder);
  const texts = textsOf(answers);
  const folders = 'own' in answers.areas ? [...recordFolders, 'areas'] : recordFolders;
  const isRecord = (name: string) =>
    folders.some((it) => name.startsWith(`${it}/`)) && !/(?:^|\/)\./.test(name);
  const removed = there.filter(
    (name) => !texts.has(name) && (isRecord(name) || ownedFiles.includes(name)),
  );
  const written = new Map<string, string>();
  const replaced: string[] = [];
  for (const [name, text] of texts) {
    const before = there.includes(name) ? await readFile(join(folder, name)) : undefined;
    if (before?.equals(Buffer.from(text))) continue;
    if (before) replaced.push(name);
    written.set(name, text);
  }
  return { removed, written, replaced, remains: there.filter((name) => isRemainOf(name, texts)) };
}

/** Does what is planned. A plan made after a kill holds what is still to be done. */
export async function carryOut(folder: string, { removed, written, remains }: Plan): Promise<void> {
  // On a disk that ignores capitals an old file may have a new one's name, so the old ones go first.
  for (const name of [...remains, ...removed]) await rm(join(folder, name));
  for (const name of emptied(removed)) await removeIfEmpty(join(folder, name));
  for (const [name, text] of written) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeWhole(path, text);
  }
}

/** The files of the empty catalogue; its name is written last. */
function textsOf({ areas, ...site }: Answers): Map<string, string> {
  const own = 'own' in areas ? [...areas.own] : [];
  return new Map([
    // git keeps no empty folders, and the papers of a catalogue are read from one.
    ...recordFolders.map((name) => [`${name}/.gitkeep`, ''] as const),
    ...own.map(([tag, area]) => [`areas/${tag}.yaml`, areaText(area)] as const),
    [ledgerName, ledgerText([])],
    ['about.md', aboutText(site)],
    ['site.yaml', siteText(site)],
  ]);
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries.map((entry) => ({
    name: relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'),
    entry,
  }));
  const link = names.find(
    ({ name, entry }) => entry.isSymbolicLink() && [...recordFolders, 'areas'].includes(name),
  );
  if (link) throw new Error(`${link.name} is a link; put the folder itself there, or nothing`);
  return names.flatMap(({ name, entry }) => (entry.isDirectory() ? [] : name)).sort();
}

function isRemainOf(name: string, texts: ReadonlyMap<string, string>): boolean {
  const [, folder = '', file = ''] = /^(.*\/)?\.([^/]+)\.\d+\.part$/.exec(name) ?? [];
  return texts.has(folder + file);
}

/** The folders above removed files, but for those of the catalogue itself; deep ones first. */
function emptied(removed: readonly string[]): string[] {
  const folders = new Set<string>();
  for (const name of removed) {
    for (let above = dirname(name); above.includes('/'); above = dirname(above)) folders.add(above);
  }
  return [...folders].sort().reverse();
}

async function removeIfEmpty(folder: string): Promise<void> {
  if ((await readdir(folder)).length === 0) await rmdir(folder);
}
