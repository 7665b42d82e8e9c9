// What older forks have in code and in public/ becomes data in content/.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stringify } from 'yaml';
import type { Git } from '../frame/git.ts';
import type { Change, Sides } from './merge.ts';
import type { Entry } from './repositories.ts';

/** What becomes of a thing that older forks have elsewhere. */
interface Part {
  /** Files that the upgrade writes: path and text. */
  written?: [path: string, text: string][];
  /** Files that are there, as they are, under another path or from upstream. */
  moved?: Change[];
  /** Files of code whose changes by the fork are now in content/. */
  arrived?: string[];
  /** What happened, a sentence each. */
  notes?: string[];
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
export async function moveIn(git: Git, sides: Sides) {
  const parts: Part[] = [];
  if (!sides.ours.has(siteData) && sides.theirs.has(siteData)) {
    parts.push(
      await moveSite(git, sides),
      await moveTheme(git, sides),
      ...pictures.map(([from, to]) => movePicture(sides, from, to)),
      ...onceInCode.map((path) => takeOver(sides, path)),
      keepPublic(sides),
    );
  }
  return {
    written: parts.flatMap(({ written = [] }) => written),
    moved: parts.flatMap(({ moved = [] }) => moved),
    arrived: new Set(parts.flatMap(({ arrived = [] }) => arrived)),
    notes: parts.flatMap(({ notes = [] }) => notes),
  };
}

async function moveSite(git: Git, { ours, theirs }: Sides): Promise<Part> {
  const code = ours.get(siteCode);
  const edits = code && (await readSiteEdits(await textOf(git, code)));
  if (!edits) {
    const why = code ? `${siteCode} could not be read` : `there is no ${siteCode}`;
    return {
      moved: [{ path: siteData, entry: theirs.get(siteData) }],
      notes: [`${siteData}: ${why}, so this is upstream's; write your own name and words there`],
    };
  }
  const homeless = edits.homeless.map(
    (name) =>
      `${siteCode}: "${name}" has no place in ${siteData}; git show HEAD:${siteCode} has it`,
  );
  return {
    written: [[siteData, stringify(edits.record, { lineWidth: 0 })]],
    arrived: [siteCode],
    notes: [`${siteData}: name, words and settings of your ${siteCode}`, ...homeless],
  };
}

async function moveTheme(git: Git, { base, ours }: Sides): Promise<Part> {
  const [before, mine] = [base.get(tokens), ours.get(tokens)];
  if (!before || !mine || before.id === mine.id || ours.has(theme)) return {};
  const { colors, type, isAll } = readThemeEdits(
    await textOf(git, before),
    await textOf(git, mine),
  );
  const names = [...Object.keys(colors), ...Object.keys(type)];
  if (names.length === 0) return isAll ? { arrived: [tokens] } : {};
  const filled = Object.entries({ colors, type }).filter(([, it]) => Object.keys(it).length > 0);
  const record = Object.fromEntries(filled);
  return {
    written: [[theme, stringify(record, { lineWidth: 0 })]],
    arrived: isAll ? [tokens] : [],
    notes: [`${theme}: ${names.join(', ')} of your ${tokens}`],
  };
}

/** A picture of one's own moves; upstream's, which the fork showed, is upstream's of today. */
function movePicture({ base, ours, theirs }: Sides, from: string, to: string): Part {
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

function takeOver({ base, ours, theirs }: Sides, path: string): Part {
  const entry = theirs.get(path);
  if (!entry || ours.has(path) || base.has(path)) return {};
  return {
    moved: [{ path, entry }],
    notes: [`${path}: upstream's, which was in the code of your pages before`],
  };
}

/** git keeps no empty folder, and a site is built with one. */
function keepPublic({ ours, theirs }: Sides): Part {
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

/** The keys that `src/site.ts` had; `site.yaml` has them all, and more. */
const places = 'name title description repository language authorPageFrom offline'.split(' ');

/**
 * What a fork says of itself in its `src/site.ts`, which is run for that, as its own build does:
 * what `content/site.yaml` gets, in its order, and the names that it has no place for. Undefined
 * where that does not give a plain object with a name.
 */
export async function readSiteEdits(code: string) {
  const site = await evaluate(code);
  if (typeof site !== 'object' || site === null || Array.isArray(site)) return undefined;
  const found = Object.entries(site).filter(([, value]) => value !== undefined && value !== null);
  const fits = ([name, value]: [string, unknown]) =>
    places.includes(name) && ['string', 'number', 'boolean'].includes(typeof value);
  const fitting = new Map<string, unknown>(found.filter(fits));
  if (typeof fitting.get('name') !== 'string') return undefined;
  return {
    record: Object.fromEntries(
      places.flatMap((name) => (fitting.has(name) ? [[name, fitting.get(name)]] : [])),
    ),
    homeless: found.filter((entry) => !fits(entry)).map(([name]) => name),
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

const declaration = /(--(?:color|font)-[a-z-]+)\s*:\s*([^;{}]+);/g;
const hex = '#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})';
const pair = new RegExp(`^light-dark\\(\\s*(${hex})\\s*,\\s*(${hex})\\s*\\)$`);
const single = new RegExp(`^${hex}$`);

/**
 * The edits between two versions of `tokens.css` that a theme can hold, as `content/theme.yaml` has
 * them, and whether nothing else was changed.
 */
export function readThemeEdits(base: string, ours: string) {
  const before = declarations(base);
  const colors: Record<string, [light: string, dark: string]> = {};
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
  /** The file with the values of these left out, and the same however it is laid out. */
  const rest = (css: string) =>
    oneLine(css.replace(declaration, (all, name) => (arrived.has(name) ? `${name}: ;` : all)));
  return { colors, type, isAll: rest(base) === rest(ours) };
}

function declarations(css: string): Map<string, string> {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, '');
  return new Map(
    Array.from(plain.matchAll(declaration), ([, name = '', value = '']) => [name, oneLine(value)]),
  );
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
