/**
 * How surely a text is the name of one person.
 * `strict`: two to five words, each shaped like a name. `loose`: the same, but a word has capitals
 * inside that no family name explains ("KyungHyun", or a title's last word stuck to a name).
 * `single`: one word.
 */
export type NameShape = 'strict' | 'loose' | 'single';

// No two alternatives below match the same text in two ways, so that no input can make them slow.
const capitalised = '\\p{Lu}[\\p{Ll}\\p{M}]+';
const prefixed = `(?:Mc|Mac|Fitz|De|Del|Della|Di|Da|Dal|Du|La|Le|Van|Von|San)${capitalised}`;
const initials = `(?:\\p{Lu}\\p{M}*\\.)+(?:${capitalised})?|\\p{Lu}\\p{Ll}{1,2}\\.|\\p{Lu}`;
const piece = `(?:${prefixed}|${capitalised}|${initials}|\\p{Lu}{2,})`;
const joined = `(?:[-‐‑'’](?:${piece}|\\p{Ll}+))*`;
const strictWord = new RegExp(`^(?:[dl]['’])?${piece}${joined}$`, 'u');
const looseWord = new RegExp(`^(?:${capitalised}){2,}${joined}$`, 'u');
const spelledWord = /^(?:[dl]['’])?\p{Lu}[\p{L}\p{M}.'’-]*$/u;
const unspacedName = /^\p{Lo}[\p{Lo}\p{M}·]{1,7}$/u;
const particles = new Set(
  'van von vom der den de del della des di da dos das do du la le el al bin ibn ben ter ten zu zur af av y e i'.split(
    ' ',
  ),
);

/** The shape of a name, or undefined for a text that names nobody. */
export function nameShape(text: string): NameShape | undefined {
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
export function mayBeName(text: string): boolean {
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
