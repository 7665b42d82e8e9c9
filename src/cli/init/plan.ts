import { lstatSync } from 'node:fs';
import { readFile, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Document } from 'yaml';
import { counted } from '#catalog/counted.ts';
import { ledgerText } from '#catalog/ledger.ts';
import { filesBelow } from '#pipeline/build-cache.ts';
import { readJsonLines } from '#sources/json-lines.ts';
import { ledgerName, linkStatesName, movesName, readLedger } from '#sources/ledger-files.ts';
import { writeWhole } from '../frame/files.ts';
import { type Answers, areaText } from './questions.ts';

const recordFolders = ['papers', 'orgs', 'authors'];
/** Beside the records: what was published, what is known of links, and words of the old catalogue. */
const ownedFiles = [movesName, linkStatesName, 'home.md', 'card.png'];

/** What is to be done in a content folder; all names are as `papers/x.mdx`, from there. */
export type Plan = Awaited<ReturnType<typeof planCatalogue>>;

/**
 * Compares a content folder with the empty catalogue that is wanted: what goes, what comes and was
 * not there, what of it replaces another text, and what a run that was killed has left.
 * @throws where one of the folders is a link: what lies behind it is not this catalogue's
 */
export async function planCatalogue(folder: string, answers: Answers) {
  const isLink = (name: string) =>
    lstatSync(join(folder, name), { throwIfNoEntry: false })?.isSymbolicLink();
  const link = [...recordFolders, 'areas'].find(isLink);
  if (link) throw new Error(`${link} is a link; put the folder itself there, or nothing`);
  const there = filesBelow(folder).sort();
  const texts = textsOf(answers);
  const folders = 'own' in answers.areas ? [...recordFolders, 'areas'] : recordFolders;
  // A name with a dot in front is no record, and stays.
  const isRecord = (name: string) =>
    folders.some((it) => name.startsWith(`${it}/`)) && !/(?:^|\/)\./.test(name);
  const isOwned = (name: string) => isRecord(name) || ownedFiles.includes(name);
  const removed = there.filter((name) => !texts.has(name) && isOwned(name));
  const written = new Map<string, string>();
  const replaced: string[] = [];
  for (const [name, text] of texts) {
    const before = there.includes(name) ? await readFile(join(folder, name)) : undefined;
    if (before?.equals(Buffer.from(text))) continue;
    if (before) replaced.push(name);
    written.set(name, text);
  }
  const remains = there.filter((name) => {
    const [, above = '', file = ''] = /^(.*\/)?\.([^/]+)\.\d+\.part$/.exec(name) ?? [];
    return texts.has(above + file);
  });
  return { removed, written, replaced, remains };
}

/** Does what is planned. A plan made after a kill holds what is still to be done. */
export async function carryOut(folder: string, { removed, written, remains }: Plan): Promise<void> {
  // On a disk that ignores capitals an old file may have a new one's name, so the old ones go first.
  for (const name of [...remains, ...removed]) await rm(join(folder, name));
  for (const name of removed) {
    // A folder that still holds something stays, and so do those of the catalogue itself.
    for (let above = dirname(name); above.includes('/'); above = dirname(above)) {
      await rmdir(join(folder, above)).catch(() => {});
    }
  }
  for (const [name, text] of written) await writeWhole(join(folder, name), text);
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

/** Says what a plan takes away, as `11 papers and 3 organisations`; empty where that is nothing. */
export async function describeTaken(folder: string, { removed, replaced }: Plan): Promise<string> {
  const going = [...removed, ...replaced];
  const under = (name: string) => going.filter((it) => it.startsWith(`${name}/`));
  const [papers, others] = await countPapers(folder, under('papers'));
  const { entries } = await readLedger(folder, folder);
  const addresses = replaced.includes(ledgerName) ? entries?.size : 0;
  const parts: [number: number | undefined, one: string, many?: string][] = [
    [papers, 'paper'],
    [others, 'other file'],
    [under('orgs').length, 'organisation'],
    [under('authors').length, 'person', 'people'],
    [under('areas').length, 'area'],
    [addresses, 'published address', 'published addresses'],
  ];
  const names = [
    ...parts.flatMap(([number, one, many]) => (number ? counted(number, one, many) : [])),
    ...going.filter((name) => !name.includes('/') && name !== ledgerName),
  ];
  return new Intl.ListFormat('en-GB').format(names);
}

/** Valid or not: one in each entry, one in each line of a data file; beside that other files. */
async function countPapers(folder: string, files: readonly string[]) {
  let [papers, others] = [0, 0];
  for (const file of files) {
    if (file.endsWith('.mdx')) papers++;
    else if (!/\.jsonl(?:\.gz)?$/.test(file)) others++;
    else for await (const _ of readJsonLines(join(folder, file))) papers++;
  }
  return [papers, others];
}

/** `site.yaml`: what was said, and the other fields as comments that show their form. */
export function siteText({ name, title, description, repository }: Omit<Answers, 'areas'>): string {
  const fields = {
    name,
    title: title ?? `${name}: papers`,
    description:
      description ??
      `The papers of ${name}, newest first: search the abstracts, narrow by area, author, year and code.`,
    ...(repository && { repository }),
  };
  const written = new Document(fields, { compat: 'yaml-1.1' });
  return `# What this catalogue says of itself; npm run check tells what is wrong with it.
${written.toString({ lineWidth: 0, singleQuote: true })}${repository ? '' : '# repository: https://example.org/papers   # where corrections are made\n'}
# Take the # away from what you change.
# language: en   # of titles and abstracts
# menu: [areas, authors, orgs, venues, years, {label: The group, url: https://example.org}]
# footer:
#   text: A static catalogue of research papers.
#   links: [about, code]
# authorPageFrom: 1   # papers that give an author a page
# dictionaries: [dictionary-en, dictionary-en-gb]   # packages of words that are no slips
# pagefindUpTo: 500   # papers up to which other sites can search them, by /pagefind/
# offline: true   # whether readers' browsers keep a copy
`;
}

/** `about.md`: what can be said of any catalogue, for its owner to complete. */
export function aboutText({ name }: Pick<Answers, 'name'>): string {
  // A name that stands in Markdown for itself.
  const shown = name.replace(/[\\`*_[\]<>&#$~|{}!]/g, '\\$&');
  return `This is a catalogue of research papers, kept by ${shown}. Each paper has a page with its abstract, its authors, and links to where it is to be read.

The records come from ${shown}: some are written by hand, others taken over from bibliographies. Titles and abstracts belong to their authors and publishers.
`;
}
