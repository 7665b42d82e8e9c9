import { statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Content, Problem, Source, SourcedPaper } from '#catalog/content.ts';
import { findConflicts, strangersTo } from '#catalog/integrity.ts';
import { compareText } from '#catalog/order.ts';
import { unsetFormulas } from '#formats/cite/tex-text.ts';
import { type LinkState, linkStateSchema } from '#schema/link-state.ts';
import { paperSchema } from '#schema/paper.ts';
import { type Completions, findUnused, readBibliography, readCompletions } from './bibliography.ts';
import {
  type ContentFile,
  type FolderListing,
  findFile,
  hideOthers,
  listFolder,
  showPath,
} from './content-files.ts';
import { readJsonRecords } from './json-lines.ts';
import { checkLedger, linkStatesName } from './ledger-files.ts';
import { findMdxLine, readMdxPaper } from './mdx-paper.ts';
import { readRegistry, registryForms } from './registry.ts';
import { readSite } from './site-data.ts';
import { isRecord, problemsAt, type Refused, type Validated } from './validation.ts';

interface ReadOptions {
  /** Content folder whose registries serve where the folder has none of its own. */
  fallback?: string;
  /** Folder from which the paths in problems are counted; the working directory by default. */
  root?: string;
  /** Whether the remarks also name formulas that TeX cannot set. */
  formulas?: boolean;
  /** Called for each paper that was read, with their number so far. */
  onProgress?: (count: number) => void;
}

/** There is no catalogue where one is looked for; the message says where. */
export class NoContent extends Error {}

/**
 * Reads a content folder, with all that is wrong, sorted by file and line; the content holds the
 * records that keep the schema, also where they contradict each other.
 * @throws NoContent when there is no papers/ where papers should be.
 */
export async function readContent(
  folder: string,
  { fallback, root = process.cwd(), formulas = false, onProgress }: ReadOptions = {},
): Promise<{
  content: Content;
  problems: Problem[];
  /** What entries of bibliographies say and no record can hold, and what citations cannot. */
  remarks: Problem[];
  unpublished: number | undefined;
}> {
  const listing = await listPapers(folder, root);
  const places = fallback === undefined ? [folder] : [folder, fallback];
  const { site, problems: siteProblems } = await readSite(places, root);
  const areas = await readRegistry('areas', registryForms.areas, places, root);
  const orgs = await readRegistry('orgs', registryForms.orgs, places, root);
  const authors = await readRegistry('authors', registryForms.authors, places, root);
  const parts = [listing, areas, orgs, authors];
  const problems = [...siteProblems, ...parts.flatMap((part) => part.problems)];
  const papers: SourcedPaper[] = [];
  const faulty: Problem[] = [];
  const remarks: Problem[] = [];
  const yamlFiles = listing.files.filter(({ path }) => path.endsWith('.yaml'));
  const { completions, problems: unread } = await readCompletions(yamlFiles);
  faulty.push(...unread);
  const keys = { areas: areas.keys, orgs: orgs.keys, authors: authors.keys };
  const strangers = strangersTo(keys);
  /** What a record that is not valid names in vain, so that all is told at once. */
  const unknownIn = ({ problems: told, written }: Refused): Problem[] => {
    const [first] = told;
    if (!first || !isRecord(written?.value)) return [];
    const { file } = first;
    return strangers(written.value).flatMap(([field, message]) => {
      if (told.some((problem) => problem.field === field)) return [];
      return { file, line: written.lineOf(field.split('.')), field, message };
    });
  };
  for await (const read of readPapers(listing.files, completions, areaTags(areas.entries))) {
    if ('remarks' in read) remarks.push(...read.remarks);
    if ('problems' in read) faulty.push(...read.problems, ...unknownIn(read));
    else papers.push(read.record);
    onProgress?.(papers.length);
  }
  if (faulty.length === 0) faulty.push(...findUnused(completions, papers));
  const entries = { areas: areas.entries, orgs: orgs.entries, authors: authors.entries };
  const content = { site, papers, ...entries };
  const conflicts = [...findConflicts(content, keys), ...missingPdfs(papers, join(root, 'public'))];
  const completed = completionOf(papers, completions);
  const located = await locate(conflicts, listing.files, completed);
  // They may be more than a call takes.
  for (const conflict of located) faulty.push(conflict);
  if (formulas) {
    for (const unset of await locate(unsetIn(papers), listing.files, completed))
      remarks.push(unset);
  }
  const ledger = await checkLedger(folder, content, root);
  const { moves, unpublished, entered } = ledger;
  const links = await readLinkStates(folder, root);
  // What a faulty record leads to is no address that vanished, and advice on that would mislead.
  const vanished = faulty.length > 0 ? [] : ledger.vanished;
  const found = [...problems, ...faulty, ...ledger.problems, ...vanished, ...links.problems];
  const whole = { ...content, moves, entered, linkStates: links.states };
  const shown = await hideOthers(found, places, root);
  shown.sort((a, b) => compareText(a.file, b.file) || a.line - b.line);
  return { content: whole, problems: shown, remarks, unpublished };
}

/**
 * The files of papers. A catalogue may have none yet, and git keeps no empty folder for them; but
 * where nothing says that this is a catalogue, or papers lie beside their folder, it is missed.
 */
async function listPapers(folder: string, root: string): Promise<FolderListing> {
  const papersFolder = join(folder, 'papers');
  const endings = ['.mdx', '.bib', '.jsonl', '.jsonl.gz'];
  const listing = await listFolder(papersFolder, root, [...endings, '.yaml']);
  if (listing) return listing;
  const beside = await readdir(folder).catch((): string[] => []);
  const isPapers = (name: string) =>
    name !== linkStatesName && endings.some((ending) => name.endsWith(ending));
  if (beside.includes('site.yaml') && !beside.some(isPapers)) return { files: [], problems: [] };
  const shown = showPath(papersFolder, root);
  throw new NoContent(
    `There is no folder ${shown}; the papers of a catalogue are read from there.`,
  );
}

/** What to say of a PDF of the site's own that no file of public/ is; undefined of any other. */
export function missingPdf(pdf: string | undefined, folder: string): string | undefined {
  if (!pdf?.startsWith('/')) return undefined;
  if (statSync(join(folder, pdf), { throwIfNoEntry: false })?.isFile()) return undefined;
  return `public${pdf} is not there; put the file into public/, or correct the path`;
}

/** PDFs of the site's own that are missed. */
export function missingPdfs(papers: readonly SourcedPaper[], folder: string): Problem[] {
  return papers.flatMap(({ record: { pdf }, source }) => {
    const message = missingPdf(pdf, folder);
    return message === undefined ? [] : [{ ...source, field: 'pdf', message }];
  });
}

/** Formulas that TeX cannot set. */
function unsetIn(papers: readonly SourcedPaper[]): Problem[] {
  return papers.flatMap(({ record, source }) =>
    (['title', 'abstract', 'note'] as const).flatMap((field) =>
      unsetFormulas(record[field] ?? '').map(({ tex, fault }) => {
        const advice = 'write it otherwise, or citations have it as text';
        return { ...source, field, message: `TeX cannot set "$${tex}$": ${fault}; ${advice}` };
      }),
    ),
  );
}

/** Reads what the last check of links found, by address. */
export async function readLinkStates(folder: string, root: string) {
  const path = join(folder, linkStatesName);
  const shown = showPath(path, root);
  const states = new Map<string, LinkState>();
  const problems: Problem[] = [];
  const found = await findFile(path);
  if (found === undefined) return { states, problems };
  if ('faults' in found) return { states, problems: problemsAt(shown, found.faults) };
  for await (const read of readJsonRecords(path, shown, linkStateSchema)) {
    if ('problems' in read) problems.push(...read.problems);
    else states.set(read.record.url, read.record);
  }
  return { states, problems };
}

async function* readPapers(
  files: readonly ContentFile[],
  completions: Completions,
  areas: ReadonlyMap<string, string>,
): AsyncGenerator<Validated<SourcedPaper> & { remarks?: Problem[] }> {
  for (const file of files) {
    if (file.path.endsWith('.yaml')) continue;
    if (file.path.endsWith('.bib')) {
      yield* readBibliography(file, completions, { areas });
      continue;
    }
    if (file.path.endsWith('.mdx')) {
      yield await readMdxPaper(file);
      continue;
    }
    for await (const { line, ...read } of readJsonRecords(file.path, file.shown, paperSchema)) {
      const source = { file: file.shown, line };
      yield 'problems' in read ? read : { record: { ...read, source, commentary: false } };
    }
  }
}

/** The tags of the areas, by which and by whose arXiv categories a bibliography may name them. */
function areaTags(areas: Content['areas']): Map<string, string> {
  return new Map(
    [...areas].flatMap(([tag, { arxiv = tag }]) => [
      [tag, tag],
      [arxiv, tag],
    ]),
  );
}

type Completion = Completions extends ReadonlyMap<string, infer One> ? One : never;

/** Finds what completes the record that a problem is about. */
function completionOf(papers: readonly SourcedPaper[], completions: Completions) {
  const placeOf = ({ file, line }: Source) => `${file}:${line}`;
  const found = new Map(
    papers.flatMap(({ record: { id, key = id }, source }) => {
      const more = completions.get(key) ?? completions.get(id);
      return more && source.file.endsWith('.bib') ? [[placeOf(source), more]] : [];
    }),
  );
  return (problem: Source): Completion | undefined => found.get(placeOf(problem));
}

/** Conflicts know their record only; in files of YAML the field has a line of its own. */
async function locate(
  conflicts: readonly Problem[],
  files: readonly ContentFile[],
  completionOf: (problem: Source) => Completion | undefined,
) {
  const shown = new Map(files.map((file) => [file.shown, file]));
  return Array.fromAsync(conflicts, async (conflict) => {
    const more = completionOf(conflict);
    const path = conflict.field.split('.');
    if (more && isRecord(more.written.value) && String(path[0]) in more.written.value) {
      return { ...conflict, file: more.file.shown, line: more.written.lineOf(path) };
    }
    const file = conflict.file.endsWith('.mdx') ? shown.get(conflict.file) : undefined;
    return file ? { ...conflict, line: await findMdxLine(file, conflict.field) } : conflict;
  });
}
