// What older forks have in code and in public/ becomes data in content/.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stringify } from 'yaml';
import type { Git } from '../frame/git.ts';
import type { Change, Sides } from './merge.ts';
import { type Entry, idOf } from './repositories.ts';

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

/**
 * Where the fork is older than `content/site.yaml`, puts into content/ what is its own: the files
 * that change, those of code whose changes are in content/ then, and what happened, in sentences.
 */
export async function moveIn(git: Git, { base, ours, theirs }: Sides) {
  const moved: Change[] = [];
  const arrived = new Set<string>();
  const notes: string[] = [];
  if (ours.has(siteData) || !theirs.has(siteData)) return { moved, arrived, notes };
  const textOf = (entry: Entry) => git.run(['cat-file', 'blob', idOf(entry)]);
  const write = async (path: string, record: object) => {
    const text = stringify(record, { lineWidth: 0 });
    const id = (await git.run(['hash-object', '-w', '--stdin'], text)).trimEnd();
    moved.push({ path, entry: `100644 ${id}` });
  };

  const code = ours.get(siteCode);
  const edits = code && (await readSiteEdits(await textOf(code)));
  if (edits) {
    await write(siteData, edits.record);
    arrived.add(siteCode);
    notes.push(`${siteData}: name, words and settings of your ${siteCode}`);
    const lost = `has no place in ${siteData}; git show HEAD:${siteCode} has it`;
    notes.push(...edits.homeless.map((name) => `${siteCode}: "${name}" ${lost}`));
  } else {
    const why = code ? `${siteCode} could not be read` : `there is no ${siteCode}`;
    moved.push({ path: siteData, entry: theirs.get(siteData) });
    notes.push(`${siteData}: ${why}, so this is upstream's; write your own name and words there`);
  }

  const [before, mine] = [base.get(tokens), ours.get(tokens)];
  if (before && mine && before !== mine && !ours.has(theme)) {
    const { isAll, ...found } = readThemeEdits(await textOf(before), await textOf(mine));
    if (isAll) arrived.add(tokens);
    const filled = Object.entries(found).filter(([, it]) => Object.keys(it).length > 0);
    const names = filled.flatMap(([, it]) => Object.keys(it));
    if (names.length > 0) {
      await write(theme, Object.fromEntries(filled));
      notes.push(`${theme}: ${names.join(', ')} of your ${tokens}`);
    }
  }

  for (const [from, to] of pictures) {
    const own = ours.get(from);
    if (!own || ours.has(to) || theirs.has(from)) continue;
    // Upstream's picture, which the fork showed, is upstream's of today.
    const isOwn = base.get(from) !== own;
    const entry = isOwn ? own : theirs.get(to);
    if (!entry) continue;
    moved.push({ path: from }, { path: to, entry });
    const theirNote = `upstream's, in place of ${from}, which you had not changed`;
    notes.push(`${to}: ${isOwn ? `your ${from}` : theirNote}`);
  }

  for (const path of onceInCode) {
    const entry = theirs.get(path);
    if (!entry || ours.has(path) || base.has(path)) continue;
    moved.push({ path, entry });
    notes.push(`${path}: upstream's, which was in the code of your pages before`);
  }

  // git keeps no empty folder, and a site is built with one.
  const keep = 'public/.gitkeep';
  const going = new Set<string>(pictures.map(([from]) => from));
  const isKept = [...ours.keys()].some((name) => name.startsWith('public/') && !going.has(name));
  if (theirs.has(keep) && !isKept) moved.push({ path: keep, entry: theirs.get(keep) });
  return { moved, arrived, notes };
}

/** The keys that `src/site.ts` had; `site.yaml` has them all, and more. */
const places = 'name title description repository language authorPageFrom offline'.split(' ');

/**
 * What a fork says of itself in its `src/site.ts`, which is run as its own build does: what
 * `content/site.yaml` gets, and the names that it has no place for. Undefined without a name.
 */
export async function readSiteEdits(code: string) {
  const site = await evaluate(code);
  if (typeof site !== 'object' || site === null || Array.isArray(site)) return undefined;
  const found = Object.entries(site).filter(([, value]) => value !== undefined && value !== null);
  const fits = ([name, value]: [string, unknown]) =>
    places.includes(name) && ['string', 'number', 'boolean'].includes(typeof value);
  const fitting = found.filter(fits).sort(([a], [b]) => places.indexOf(a) - places.indexOf(b));
  const record: Record<string, unknown> = Object.fromEntries(fitting);
  if (typeof record['name'] !== 'string') return undefined;
  return { record, homeless: found.filter((entry) => !fits(entry)).map(([name]) => name) };
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

/** What two versions of `tokens.css` differ in as a theme holds it, and whether that is all. */
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
  const all = css.replace(/\/\*[\s\S]*?\*\//g, '').matchAll(declaration);
  return new Map(Array.from(all, ([, name = '', value = '']) => [name, oneLine(value)]));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
