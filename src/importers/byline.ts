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

/** A place where a title may end and its first author begin. */
interface Boundary {
  title: string;
  authors: string[];
  /** Of the least certain name. */
  shape: NameShape;
  /** The word that is broken in two. */
  token: string;
  /** What stands between the last comma and the break. */
  before: string;
  /** Commas before it. */
  commas: number;
}

/** A name is not longer, so no break is looked for further from the comma after it. */
const longestName = 80;

/**
 * Every place in `TitleFirst Author, Second, Third` where a name may begin without a space before
 * it and only names follow, from the last one to the first.
 */
function findBoundaries(text: string): Boundary[] {
  const segments = splitNames(text);
  const found: Boundary[] = [];
  let certain = true;
  for (let index = segments.length - 1; index >= 0; index--) {
    const segment = segments[index] ?? '';
    const opening = segments.slice(0, index).map((part) => `${part}, `);
    for (const at of breaksOf(segment)) {
      const own = nameShape(segment.slice(at));
      if (!own) continue;
      found.push({
        title: opening.join('') + segment.slice(0, at),
        authors: [segment.slice(at), ...segments.slice(index + 1)],
        shape: certain ? own : 'loose',
        token: tokenAt(segment, at),
        before: segment.slice(0, at),
        commas: index,
      });
    }
    if (!mayBeName(segment)) break;
    certain &&= nameShape(segment) !== undefined && nameShape(segment) !== 'loose';
  }
  return found;
}

/** Splits at commas; "Jr." and "III" stay with the name before them. */
function splitNames(text: string): string[] {
  return text.split(/, (?!(?:Jr\.?|Sr\.?|II|III|IV)(?:,|$))/);
}

function breaksOf(segment: string): number[] {
  const from = Math.max(1, segment.length - longestName);
  const nearby = segment.slice(from - 1);
  return [...nearby.matchAll(/(?<=\S)[\p{Lu}\p{Lo}]/gu)]
    .filter(({ index }) => endsTitle(nearby.slice(0, index)))
    .filter(({ index }) => startsName(nearby.slice(0, index), nearby.slice(index)))
    .map(({ index }) => from - 1 + index);
}

/** Not after a hyphen, an opening bracket or quote, a colon, or the dot of an initial. */
function endsTitle(before: string): boolean {
  if (/\p{Lu}\.$/u.test(before)) return false;
  return /[\p{L}\p{M}\p{N}]$|[\p{L}\p{N}]\S*[)\]}?!."”»$%+*…]$/u.test(before);
}

/** `GPUYu` breaks before "Yu" only, `MRFsYu` not before "Fs", `3D Shapes` not before "D". */
function startsName(before: string, after: string): boolean {
  if (/\p{Lu}\p{M}*$/u.test(before)) {
    const beginsWord = /^(?:\p{Lu}\p{M}*(?:[\p{Ll}'’]|\.(?:[ -]|\p{Lu}\.))|\p{Lo})/u;
    return beginsWord.test(after) && !/^\p{Lu}s(?:\p{Lu}| )/u.test(after);
  }
  if (/\p{N}$/u.test(before)) return !/^\p{Lu} /u.test(after);
  return !/\p{Lo}\p{M}*$/u.test(before) || /^\p{Lu}/u.test(after);
}

function tokenAt(segment: string, at: number): string {
  const end = segment.indexOf(' ', at);
  return segment.slice(segment.lastIndexOf(' ', at) + 1, end < 0 ? undefined : end);
}

/**
 * How surely a text is the name of one person.
 * `strict`: two to five words, each shaped like a name. `loose`: the same, but a word has capitals
 * inside that no family name explains ("KyungHyun", or a title's last word stuck to a name).
 * `single`: one word.
 */
type NameShape = 'strict' | 'loose' | 'single';

// No two alternatives below match the same text in two ways, so that no input can make them slow.
const capitalised = '\\p{Lu}[\\p{Ll}\\p{M}]+';
const prefixed = `(?:Mc|Mac|Fitz|De|Del|Della|Di|Da|Dal|Du|La|Le|Van|Von|San)${capitalised}`;
const initials = `(?:\\p{Lu}\\p{M}*\\.)+(?:${capitalised})?|\\p{Lu}\\p{Ll}{1,2}\\.|\\p{Lu}`;
const part = `(?:${prefixed}|${capitalised}|${initials}|\\p{Lu}{2,})`;
const joined = `(?:[-‐‑'’](?:${part}|\\p{Ll}+))*`;
const strictWord = new RegExp(`^(?:[dl]['’])?${part}${joined}$`, 'u');
const looseWord = new RegExp(`^(?:${capitalised}){2,}${joined}$`, 'u');
const spelledWord = /^(?:[dl]['’])?\p{Lu}[\p{L}\p{M}.'’-]*$/u;
const unspacedName = /^\p{Lo}[\p{Lo}\p{M}·]{1,7}$/u;
const particles = new Set(
  `van von vom der den de del della des di da dos das do du la le el al bin ibn ben ter ten zu zur af
  av y e i`.split(/\s+/),
);

/** The shape of a name, or undefined for a text that names nobody. */
function nameShape(text: string): NameShape | undefined {
  if (unspacedName.test(text)) return 'strict';
  const words = properWords(text);
  if (!words) return undefined;
  const [only = '', ...more] = words;
  if (more.length === 0)
    return strictWord.test(only) || spelledWord.test(only) ? 'single' : undefined;
  if (words.every((word) => strictWord.test(word))) return 'strict';
  return words.every((word) => strictWord.test(word) || looseWord.test(word)) ? 'loose' : undefined;
}

/** Whether a text between commas can be a name at all, however it is spelled ("GeonU Kim"). */
function mayBeName(text: string): boolean {
  if (unspacedName.test(text)) return true;
  return properWords(text)?.every((word) => spelledWord.test(word)) ?? false;
}

/** The words but for the particles between them; undefined where they are too many. */
function properWords(text: string): string[] | undefined {
  const words = text.replace(/, (?:[JS]r\.?|I{1,3}|IV)$/, '').split(' ', 10);
  const proper = words.filter((word) => !particles.has(word));
  const outer = [words[0] ?? '', words.at(-1) ?? ''];
  return proper.length > 5 || outer.some((word) => particles.has(word)) ? undefined : proper;
}
