import { hash } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { findPackageJSON } from 'node:module';
import { basename, dirname, join, relative, sep } from 'node:path';
import { env, version } from 'node:process';
import { memo } from '#catalog/maps.ts';
import { loadCatalog, shareRelated, shortDigest } from '#load-catalog.ts';
import { type KeptRelations, knownRelations } from '#related/kept-relations.ts';
import { relatedPapers } from '#related/related-papers.ts';

/**
 * The folder in which builds of one content folder into one output folder keep what the next one
 * may use. Others have folders of their own: what they keep is of other papers.
 * @param live folder of the site.
 */
export function keptFolder(root: string, content: string, live: string): string {
  const places = [content, live].map((folder) => relative(root, folder).replaceAll(sep, '/'));
  const names = [content, live].map((folder) => basename(folder).replace(/[^\w-]+/g, ''));
  return join(
    root,
    '.cache/sites',
    [...names, hash('sha256', places.join('\n')).slice(0, 8)].join('-'),
  );
}

/** Where a build keeps each thing in that folder. */
export const keptNames = {
  pages: 'pages.json',
  relations: 'related.json',
  index: 'index',
  bundle: 'bundle',
};

/** How long what builds of a site keep stays when there are no more of them, in milliseconds. */
const ABANDONED = 30 * 24 * 60 * 60 * 1000;

/**
 * Makes the folder of what is kept. What stands in its way there is of no use, and is taken away,
 * and so are folders beside it that no build has used for long.
 */
export function openKept(folder: string): void {
  const folders = [
    folder,
    ...[keptNames.index, keptNames.bundle].map((name) => join(folder, name)),
  ];
  const files = [keptNames.pages, keptNames.relations].map((name) => join(folder, name));
  const isFolder = (path: string) => statOf(path)?.isDirectory();
  for (const path of folders) if (!isFolder(path)) rmSync(path, { force: true });
  for (const path of files) if (isFolder(path)) rmSync(path, { recursive: true });
  mkdirSync(folder, { recursive: true });
  const beside = dirname(folder);
  for (const path of readdirSync(beside).map((name) => join(beside, name))) {
    const age = Date.now() - (statOf(path)?.mtimeMs ?? 0);
    if (path !== folder && age > ABANDONED) rmSync(path, { recursive: true, force: true });
  }
}

/** Reads what an earlier build kept; undefined where it is lost or damaged. */
export function readKept(file: string): unknown {
  try {
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    const kept = text.slice(end + 1);
    return text.slice(0, end) === hash('sha256', kept) ? JSON.parse(kept) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a value for the next build, behind a checksum; the file is there whole or not at all. */
export function writeKept(file: string, value: unknown): void {
  const text = JSON.stringify(value);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, `${hash('sha256', text)}\n${text}`);
  renameSync(`${file}.part`, file);
}

/** The paths of all files below a folder, from there, with slashes; a link is a file. None without it. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll(sep, '/'));
}

/** Whether a file could be linked: not every file system has links. */
export function linkFile(from: string, to: string): boolean {
  mkdirSync(dirname(to), { recursive: true });
  try {
    linkSync(from, to);
    return true;
  } catch {
    return false;
  }
}

/**
 * Gives a folder the files of another one as links, unless it is there already; whoever writes
 * into it has to take a file away first. What cannot be linked will be written.
 */
export function linkFolder(from: string, to: string): void {
  if (existsSync(to) || !existsSync(from)) return;
  mkdirSync(to, { recursive: true });
  filesBelow(from).every((name) => linkFile(join(from, name), join(to, name)));
}

/** Where the modules begin with which each thing is made that is kept; pages have a route besides. */
export const madeWith = {
  index: ['src/search/pagefind/build-search.ts'],
  relations: ['src/related/related-papers.ts', 'src/related/kept-relations.ts'],
  pages: ['astro.config.mjs', 'package-lock.json', 'src/pipeline/pages.ts'],
};

type Fingerprint = ReturnType<typeof fingerprints>;

/**
 * Fingerprints of a project as it is now, which tell what something is made with, apart from the
 * records: of the code of modules, also where a file is a link, of the versions of packages and of
 * the Node that runs them. Types are no part of it, nor are style sheets: a page names its own by
 * their content. A fingerprint is of some files in the root, with all modules that they import, and
 * of settings from elsewhere.
 */
export function fingerprints(root: string) {
  const moduleOf = memo((file: string) => readModule(root, file));
  return (entries: readonly string[], settings: unknown = null): string => {
    const files = new Set(entries.map((entry) => join(root, entry)));
    const parts = new Set<string>();
    for (const file of files) {
      const { digest, imports, packages } = moduleOf(file);
      for (const part of [`${relative(root, file)} ${digest}`, ...packages]) parts.add(part);
      // A set is walked to its end, also to what is added meanwhile.
      for (const path of imports) files.add(path);
    }
    return hash('sha256', JSON.stringify([version, settings, ...[...parts].sort()]));
  };
}

const importing =
  /(?:^\s*(?:import|export)\b(?!\s+type\b)[^;'"]*?\bfrom\s*|^\s*import\s*|\bimport\()(['"])([^'"?]+)([^'"]*)\1/gm;

/** What Vite tries behind a name that is no file. */
const endings = [
  '',
  '.mjs',
  '.js',
  '.mts',
  '.ts',
  '.jsx',
  '.tsx',
  '.json',
  '/index.ts',
  '/index.js',
];

/** A module's digest, the paths of the project's modules that it imports, and its packages. */
function readModule(root: string, file: string) {
  const imports: string[] = [];
  const packages: string[] = [];
  const found = endings.map((end) => file + end).find((it) => statOf(it)?.isFile());
  // A module that a plugin makes up has no file.
  if (found === undefined) return { digest: '', imports, packages };
  const path = realpathSync(found);
  const bytes = readFileSync(path);
  for (const [, , name = '', query = ''] of bytes.toString().matchAll(importing)) {
    // A page names a style sheet by its content, unless it has that as text.
    const isNamed = name.endsWith('.css') && !/^\?(?:raw|inline)\b/.test(query);
    if (name.startsWith('node:') || isNamed) continue;
    if (name.startsWith('#')) imports.push(join(root, 'src', name.slice(1)));
    else if (name.startsWith('.')) imports.push(join(dirname(path), name));
    else packages.push(`${name} ${packageVersion(name, path)}`);
  }
  return { digest: hash('sha256', bytes), imports, packages };
}

function statOf(path: string) {
  return statSync(path, { throwIfNoEntry: false });
}

function packageVersion(name: string, from: string): string {
  try {
    const file = findPackageJSON(name, from);
    return file ? JSON.parse(readFileSync(file, 'utf8')).version : '';
  } catch {
    return ''; // Of no package: `astro:content` and the like.
  }
}

/**
 * Finds what is related to each paper, before pages ask for it, and keeps it for the next build;
 * takes from the last what still holds, and gives of how many papers that is.
 * @param kept folder of what is kept.
 */
export async function relateFromCache(kept: string, fingerprint: Fingerprint): Promise<number> {
  const catalog = await loadCatalog();
  const file = join(kept, keptNames.relations);
  const now = fingerprint(madeWith.relations);
  const last = readKept(file) as { fingerprint: string; relations: KeptRelations } | undefined;
  const isFresh = env['FRESH'] === '1' || last?.fingerprint !== now;
  const known = knownRelations(catalog.papers, isFresh ? undefined : last?.relations, shortDigest);
  const related = relatedPapers(catalog, known.related);
  await shareRelated(related);
  writeKept(file, { fingerprint: now, relations: known.keep(related) });
  return known.related.filter((list) => list !== undefined).length;
}
