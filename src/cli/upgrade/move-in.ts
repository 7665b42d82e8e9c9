import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stringify } from 'yaml';
import type { Git } from '../frame/git.ts';
import type { Change, Entry, Tree } from './merge.ts';

// What older forks have in code and in public/ becomes data in content/.

/** A file of the fork's own that the upgrade writes. */
export interface Written {
  readonly path: string;
  readonly text: string;
}

export interface MovedIn {
  readonly written: readonly Written[];
  /** Files that are there, as they are, under another path or from upstream. */
  readonly moved: readonly Change[];
  /** Files of code whose changes by the fork are now in content/. */
  readonly arrived: ReadonlySet<string>;
  /** What happened, a sentence each. */
  readonly notes: readonly string[];
}

interface Forks {
  readonly base: Tree;
  readonly ours: Tree;
  readonly theirs: Tree;
}

const siteCode = 'src/site.ts';
const siteData = 'content/site.yaml';
const tokens = 'src/styles/tokens.css';
const theme = 'content/theme.yaml';
/** Pictures that were served as they are, and what they are called in content/. */
const pictures = [
  ['public/favicon.svg', 'content/icon.svg'],
  ['public/card.png', 'content/card.png'],
] as const;
/** What the pages' code once held: a fork showed the same. */
const onceInCode = ['content/logo.svg', 'content/about.md'];

/** Where the fork is older than `content/site.yaml`, puts into content/ what is its own. */
export async function moveIn(git: Git, forks: Forks): Promise<MovedIn> {
  const { ours, theirs } = forks;
  if (ours.has(siteData) || !theirs.has(siteData)) {
    return { written: [], moved: [], arrived: new Set(), notes: [] };
  }
  const parts = [
    await moveSite(git, forks),
    await moveTheme(git, forks),
    ...pictures.map(([from, to]) => movePicture(forks, from, to)),
    ...onceInCode.map((path) => takeOver(forks, path)),
    keepPublic(forks),
  ];
  return {
    written: parts.flatMap(({ written }) => written ?? []),
    moved: parts.flatMap(({ moved }) => moved ?? []),
    arrived: new Set(parts.flatMap(({ arrived }) => arrived ?? [])),
    notes: parts.flatMap(({ notes }) => notes ?? []),
  };
}

interface Part {
  written?: Written[];
  moved?: Change[];
  arrived?: string[];
  notes?: string[];
}

async function moveSite(git: Git, { ours, theirs }: Forks): Promise<Part> {
  const code = ours.get(siteCode);
  const edits = code && (await readSiteEdits(await textOf(git, code)));
  if (!edits) {
    const why = code ? `${siteCode} could not be read` : `there is no ${siteCode}`;
    return {
      moved: [{ path: siteData, entry: theirs.get(siteData) }],
      notes: [`${siteData}: ${why}, so this is upstream's; write your own name and words there`],
    };
  }
  const notes = [`${siteData}: name, words and settings of your ${siteCode}`];
  for (const name of edits.homeless) {
    notes.push(
      `${siteCode}: "${name}" has no place in ${siteData}; git show HEAD:${siteCode} has it`,
    );
  }
  return {
    written: [{ path: siteData, text: stringify(edits.record, { lineWidth: 0 }) }],
    arrived: [siteCode],
    notes,
  };
}

async function moveTheme(git: Git, { base, ours }: Forks): Promise<Part> {
  const [before, mine] = [base.get(tokens), ours.get(tokens)];
  if (!before || !mine || before.id === mine.id || ours.has(theme)) return {};
  const { colors, type, isAll } = readThemeEdits(
    await textOf(git, before),
    await textOf(git, mine),
  );
  const names = [...Object.keys(colors), ...Object.keys(type)];
  if (names.length === 0) return isAll ? { arrived: [tokens] } : {};
  const record = {
    ...(Object.keys(colors).length > 0 && { colors }),
    ...(Object.keys(type).length > 0 && { type }),
  };
  return {
    written: [{ path: theme, text: stringify(record, { lineWidth: 0 }) }],
    arrived: isAll ? [tokens] : [],
    notes: [`${theme}: ${names.join(', ')} of your ${tokens}`],
  };
}

/** A picture of one's own moves; upstream's, which the fork showed, is upstream's of today. */
function movePicture({ base, ours, theirs }: Forks, from: string, to: string): Part {
  const mine = ours.get(from);
  if (!mine || ours.has(to) || theirs.has(from)) return {};
  const isOwn = base.get(from)?.id !== mine.id;
  const entry: Entry | undefined = isOwn ? mine : theirs.get(to);
  if (!entry) return {};
  const note = isOwn
    ? `your ${from}`
    : `upstream's, in place of ${from}, which you had not changed`;
  return { moved: [{ path: from }, { path: to, entry }], notes: [`${to}: ${note}`] };
}

function takeOver({ base, ours, theirs }: Forks, path: string): Part {
  const entry = theirs.get(path);
  if (!entry || ours.has(path) || base.has(path)) return {};
  return {
    moved: [{ path, entry }],
    notes: [`${path}: upstream's, which was in the code of your pages before`],
  };
}

/** git keeps no empty folder, and a site is built with one. */
function keepPublic({ ours, theirs }: Forks): Part {
  const path = 'public/.gitkeep';
  const entry = theirs.get(path);
  const going: readonly string[] = pictures.map(([from]) => from);
  const isKept = [...ours.keys()].some(
    (name) => name.startsWith('public/') && !going.includes(name),
  );
  return entry && !isKept ? { moved: [{ path, entry }] } : {};
}

function textOf(git: Git, { id }: Entry): Promise<string> {
  return git.run(['cat-file', 'blob', id]);
}

export interface SiteEdits {
  /** What `content/site.yaml` gets, in its order. */
  readonly record: Readonly<Record<string, unknown>>;
  /** Names that `site.yaml` has no place for. */
  readonly homeless: readonly string[];
}

/** The keys that `src/site.ts` had; `site.yaml` has them all, and more. */
const places = new Set([
  'name',
  'title',
  'description',
  'repository',
  'language',
  'authorPageFrom',
  'offline',
]);

/**
 * What a fork says of itself in its `src/site.ts`, which is run for that, as its own build does.
 * Undefined where that does not give a plain object with a name.
 */
export async function readSiteEdits(code: string): Promise<SiteEdits | undefined> {
  const site = await evaluate(code);
  if (typeof site !== 'object' || site === null || Array.isArray(site)) return undefined;
  const found = new Map<string, unknown>(
    Object.entries(site).filter(([, value]) => value !== undefined && value !== null),
  );
  if (typeof found.get('name') !== 'string') return undefined;
  const fits = ([name, value]: [string, unknown]) =>
    places.has(name) && ['string', 'number', 'boolean'].includes(typeof value);
  return {
    record: Object.fromEntries(
      [...places].map((name) => [name, found.get(name)] as [string, unknown]).filter(fits),
    ),
    homeless: [...found].filter((entry) => !fits(entry)).map(([name]) => name),
  };
}

/** What a module exports as `site`; Node takes the types out of a file that ends so. */
async function evaluate(code: string): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'site-'));
  try {
    const file = join(folder, 'site.mts');
    await writeFile(file, code);
    const module: { site?: unknown } = await import(/* @vite-ignore */ pathToFileURL(file).href);
    return module.site;
  } catch {
    return undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a fork changed of colours and type, as `content/theme.yaml` has it. */
export interface ThemeEdits {
  readonly colors: Readonly<Record<string, readonly [light: string, dark: string]>>;
  readonly type: Readonly<Record<string, string>>;
  /** Whether `tokens.css` was changed in nothing else. */
  readonly isAll: boolean;
}

const declaration = /(--(?:color|font)-[a-z-]+)(\s*:\s*)([^;{}]+);/g;
const hex = '#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})';
const pair = new RegExp(`^light-dark\\(\\s*(${hex})\\s*,\\s*(${hex})\\s*\\)$`);
const single = new RegExp(`^${hex}$`);

/** The edits between two versions of `tokens.css` that a theme can hold. */
export function readThemeEdits(base: string, ours: string): ThemeEdits {
  const before = declarations(base);
  const colors: Record<string, readonly [string, string]> = {};
  const type: Record<string, string> = {};
  const arrived = new Set<string>();
  for (const [property, value] of declarations(ours)) {
    if (!before.has(property) || before.get(property) === value) continue;
    const name = property.replace(/^--(?:color|font)-/, '');
    const [, light, dark] = pair.exec(value) ?? [];
    if (property.startsWith('--font-')) type[name] = value;
    else if (light && dark) colors[name] = [light, dark];
    else if (single.test(value)) colors[name] = [value, value];
    else continue;
    arrived.add(property);
  }
  return { colors, type, isAll: without(base, arrived) === without(ours, arrived) };
}

function declarations(css: string): Map<string, string> {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '');
  return new Map(
    [...plain.matchAll(declaration)].map(([, name = '', , value = '']) => [name, oneLine(value)]),
  );
}

/** The file with the values of some properties left out, and the same however it is laid out. */
function without(css: string, properties: ReadonlySet<string>): string {
  const left = css.replace(declaration, (whole, name: string) =>
    properties.has(name) ? `${name}: ;` : whole,
  );
  return oneLine(left);
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
