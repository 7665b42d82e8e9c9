/** What a listing as a whole tells about where its titles end. */
export interface Evidence {
  /** Words of the abstracts, as written and in lower case. */
  words: ReadonlySet<string>;
  /** Names that stand between commas, and so are certain. */
  names: ReadonlySet<string>;
}

/**
 * Splits `TitleFirst Author, Second et al. · org, org`, at a tab or where alone a name may begin;
 * throws an error that says how to write the line, since a wrong author is worse than a question.
 */
export function parseByline(line: string, evidence: Evidence) {
  const { body, ...tail } = splitTail(line);
  const tab = body.indexOf('\t');
  const { title, authors } =
    tab < 0
      ? chooseBoundary(findBoundaries(body), evidence)
      : { title: body.slice(0, tab).trim(), authors: splitNames(body.slice(tab + 1).trim()) };
  return { title, authors, ...tail };
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

/**
 * Leaves out a break inside a word that the listing has elsewhere ("PyTorch"), a name of one word
 * beside a full one, and a break in a later name ("DeLesley") where all the names are sound.
 */
function chooseBoundary(found: Boundary[], evidence: Evidence): Boundary {
  const possible = found.filter(({ token }) => !evidence.words.has(bareWord(token)));
  const last = possible.findLast(({ shape }) => shape === 'strict');
  const rivals = last
    ? possible.filter(({ shape, commas }) => shape !== 'single' && commas <= last.commas)
    : possible;
  const [only] = rivals;
  if (only && rivals.length === 1 && only.shape === 'strict' && only.isPlain) return only;
  const sound = rivals.find(({ shape }) => shape === 'strict');
  const supported = rivals
    .filter(({ token, shape }) => !sound || shape === 'strict' || token === sound.token)
    .filter((boundary) => isSupported(boundary, evidence));
  const [chosen] = supported;
  if (chosen && supported.length === 1) return chosen;
  const how = 'put a tab between title and first author';
  if (rivals.length === 0)
    throw new Error(`no place found where the title ends and a name begins; ${how}`);
  const places = rivals
    .sort((one, other) => one.title.length - other.title.length)
    .map(({ title, authors }) => `"${lastWord(title)} | ${authors[0]}"`);
  throw new Error(`the title may end at ${places.join(' or ')}; ${how}`);
}

/** Whether the listing has the author elsewhere, or the title's last word. */
function isSupported(boundary: Boundary, { words, names }: Evidence): boolean {
  const { title, authors, shape, isPlain } = boundary;
  const [first = ''] = authors;
  if (names.has(first) && isPlain) return true;
  const humps = first.match(/\p{Lu}\p{Ll}{3,}(?=\p{Lu})/gu) ?? [];
  if (shape === 'loose' && humps.some((hump) => words.has(hump.toLowerCase()))) return false;
  const last = bareWord(lastWord(title)).toLowerCase();
  const forms = [last, last.slice(last.lastIndexOf('-') + 1)];
  return forms.some((word) => word.length > 3 && words.has(word));
}

function bareWord(word: string): string {
  return word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

const lastWord = (text: string) => text.slice(text.lastIndexOf(' ') + 1);

/** A place where a title may end and its first author begin. */
interface Boundary {
  title: string;
  authors: string[];
  /** Of the least certain name. */
  shape: NameShape;
  /** The word that is broken in two. */
  token: string;
  /** Not the break in a word behind a comma, which may be a later author's given name. */
  isPlain: boolean;
  /** Commas before it. */
  commas: number;
}

/** A name is not longer, so no break is looked for further from the comma after it. */
const longestName = 80;

/** Every place where a name may begin without a space before it and only names follow, last first. */
function findBoundaries(text: string): Boundary[] {
  const segments = splitNames(text);
  const found: Boundary[] = [];
  let certain = true;
  for (let index = segments.length - 1; index >= 0; index--) {
    const segment = segments[index] ?? '';
    const opening = segments.slice(0, index).map((part) => `${part}, `);
    for (const at of breaksOf(segment)) {
      const [before, name] = [segment.slice(0, at), segment.slice(at)];
      const own = nameShape(name);
      if (!own) continue;
      found.push({
        title: opening.join('') + before,
        authors: [name, ...segments.slice(index + 1)],
        shape: certain ? own : 'loose',
        token: lastWord(before) + (name.split(' ', 1)[0] ?? ''),
        isPlain: index === 0 || before.includes(' '),
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
  const from = Math.max(0, segment.length - longestName - 1);
  const nearby = segment.slice(from);
  return [...nearby.matchAll(/(?<=\S)[\p{Lu}\p{Lo}]/gu)].flatMap(({ index }) => {
    const before = nearby.slice(0, index);
    const endsTitle = titleEnd.test(before) && !/\p{Lu}\.$/u.test(before);
    return endsTitle && startsName(before, nearby.slice(index)) ? from + index : [];
  });
}

/** Not after a hyphen, an opening bracket or quote, or a colon; nor the dot of an initial. */
const titleEnd = /[\p{L}\p{M}\p{N}]$|[\p{L}\p{N}]\S*[)\]}?!."”»$%+*…]$/u;

/** `GPUYu` breaks before "Yu" only, `MRFsYu` not before "Fs", `3D Shapes` not before "D". */
function startsName(before: string, after: string): boolean {
  if (/\p{Lu}\p{M}*$/u.test(before)) {
    const beginsWord = /^(?:\p{Lu}\p{M}*(?:[\p{Ll}'’]|\.(?:[ -]|\p{Lu}\.))|\p{Lo})/u;
    return beginsWord.test(after) && !/^\p{Lu}s(?:\p{Lu}| )/u.test(after);
  }
  if (/\p{N}$/u.test(before)) return !/^\p{Lu} /u.test(after);
  return !/\p{Lo}\p{M}*$/u.test(before) || /^\p{Lu}/u.test(after);
}

/**
 * How surely a text is one person's name. `strict`: two to five words of its shape; `loose`: with
 * capitals inside that no family name explains ("KyungHyun"); `single`: one word.
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
