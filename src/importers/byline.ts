import { type Boundary, findBoundaries, splitNames } from './boundary.ts';
import { nameShape } from './name-shape.ts';

/** The second line of a paper in a listing. */
export interface Byline {
  title: string;
  authors: string[];
  authorsComplete: boolean;
  org: string[];
}

/** What a listing as a whole tells about where its titles end. */
export interface Evidence {
  /** Words of the abstracts, as written and in lower case. */
  words: ReadonlySet<string>;
  /** Names that stand between commas, and so are certain. */
  names: ReadonlySet<string>;
}

/**
 * Splits `TitleFirst Author, Second, Third et al. · org, org`. Nothing separates title and first
 * author, so every place is weighed where a name may begin; a tab there settles it. Throws an error
 * that says how to write the line when no place or more than one is left, since a wrong author is
 * worse than a question.
 */
export function parseByline(line: string, evidence: Evidence): Byline {
  const { body, ...tail } = splitTail(line);
  const tab = body.indexOf('\t');
  if (tab < 0) {
    const { title, authors } = chooseBoundary(findBoundaries(body), evidence);
    return { title, authors, ...tail };
  }
  const authors = splitNames(body.slice(tab + 1).trim());
  return { title: body.slice(0, tab).trim(), authors, ...tail };
}

/** @throws never; an unreadable line gives no evidence. */
export function gatherEvidence(bylines: string[], abstracts: string[]): Evidence {
  const written = abstracts.flatMap((abstract) => abstract.split(/\s+/).map(bareWord));
  const names = bylines.flatMap((line) => splitNames(splitTail(line).body).slice(1));
  return {
    words: new Set([...written, ...written.map((word) => word.toLowerCase())]),
    names: new Set(names.filter((name) => nameShape(name) === 'strict')),
  };
}

function splitTail(line: string) {
  const dot = line.lastIndexOf(' · ');
  const shown = (dot < 0 ? line : line.slice(0, dot)).trimEnd();
  const body = shown.replace(/,? et al\.?$/, '');
  const org = dot < 0 ? [] : line.slice(dot + 3).split(',');
  return { body, authorsComplete: body === shown, org: org.map((slug) => slug.trim()) };
}

function chooseBoundary(found: Boundary[], evidence: Evidence): Boundary {
  const rivals = findRivals(found, evidence);
  const [only] = rivals;
  if (only && rivals.length === 1 && only.shape === 'strict' && isPlain(only)) return only;
  const sound = rivals.find(({ shape }) => shape === 'strict');
  const supported = rivals
    .filter(({ token, shape }) => !sound || shape === 'strict' || token === sound.token)
    .filter((boundary) => isSupported(boundary, evidence));
  const [chosen] = supported;
  if (chosen && supported.length === 1) return chosen;
  throw new Error(describeDoubt(rivals));
}

/**
 * Leaves out a break inside a word that the listing has elsewhere ("PyTorch"), a name of one word
 * beside a full one, and a break in a later name ("DeLesley") where all the names are sound.
 */
function findRivals(found: Boundary[], { words }: Evidence): Boundary[] {
  const possible = found.filter(({ token }) => !words.has(bareWord(token)));
  const sound = possible.findLast(({ shape }) => shape === 'strict');
  if (!sound) return possible;
  return possible.filter(({ shape, commas }) => shape !== 'single' && commas <= sound.commas);
}

/** Not the break in a word behind a comma, which may be a later author's given name. */
function isPlain({ before, commas }: Boundary): boolean {
  return commas === 0 || before.includes(' ');
}

/** Whether the listing has the author elsewhere, or the title's last word. */
function isSupported(boundary: Boundary, { words, names }: Evidence): boolean {
  const { title, authors, shape } = boundary;
  const [first = ''] = authors;
  if (names.has(first) && isPlain(boundary)) return true;
  const humps = first.match(/\p{Lu}\p{Ll}{3,}(?=\p{Lu})/gu) ?? [];
  if (shape === 'loose' && humps.some((hump) => words.has(hump.toLowerCase()))) return false;
  const last = bareWord(lastWord(title)).toLowerCase();
  const forms = [last, last.slice(last.lastIndexOf('-') + 1)];
  return forms.some((word) => word.length > 3 && words.has(word));
}

function bareWord(word: string): string {
  return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

function lastWord(text: string): string {
  return text.slice(text.lastIndexOf(' ') + 1);
}

function describeDoubt(rivals: Boundary[]): string {
  const how = 'put a tab between title and first author';
  if (rivals.length === 0) return `no place found where the title ends and a name begins; ${how}`;
  const places = rivals
    .sort((one, other) => one.title.length - other.title.length)
    .map(({ title, authors }) => `"${lastWord(title)} | ${authors[0]}"`);
  return `the title may end at ${places.join(' or ')}; ${how}`;
}
