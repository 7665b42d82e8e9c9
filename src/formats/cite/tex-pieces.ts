import { accentCommands, alphabetOf, symbolCommands } from './tex-symbols.ts';

/** What keeps TeX from setting a formula, in words. */
export class Fault extends Error {}

/** Two pieces, apart where the second would become a part of a command's name. */
export function joined(text: string, piece: string): string {
  return /\\[A-Za-z]+$/.test(text) && /^[A-Za-z]/.test(piece) ? `${text} ${piece}` : text + piece;
}

/** A group, unless it is one character or the command of one. */
export function braced(inner: string): string {
  const isOne = /^[A-Za-z0-9*+]$/.test(inner) || symbols.has(inner);
  return isOne ? inner : `{${inner}}`;
}

const symbols = new Set([...symbolCommands.values()].map((name) => `\\${name}`));

/** `\%` and the like, and the small spaces. */
export function escaped(written: string): string {
  if (/^\\[%&#_${}|,;:!> ]$/.test(written)) return written;
  if (/^\\[/"'()[\]-]$/.test(written)) return '';
  if (/^\\\s$/.test(written)) return '\\ ';
  throw new Fault(`${written} is no command of formulas`);
}

/** A character beyond ASCII as the command that sets it, its accents around it. */
export function characterIn(written: string): string {
  if (/^[ -~]$/.test(written)) return written;
  const [base = '', ...marks] =
    written.length > 1 || isComposed(written) ? written.normalize('NFD') : written;
  const accents = marks.map((mark) => accentCommands.get(mark));
  if (marks.length > 0 && accents.every((accent) => accent !== undefined)) {
    return accents.reduce<string>(
      (inner, accent) => (accent === 'not' ? `\\not${inner}` : `\\${accent}{${inner}}`),
      characterIn(base),
    );
  }
  const symbol = symbolCommands.get(written);
  if (symbol !== undefined) return `\\${symbol}`;
  const [letter, command] = alphabetOf(written) ?? [];
  if (letter !== undefined && letter !== written) {
    return command ? `\\${command}{${characterIn(letter)}}` : characterIn(letter);
  }
  if (/^[\p{Cf}\p{M}]+$/u.test(written)) return '';
  if (/^\p{Script=Latin}\p{M}*$/u.test(written)) return `\\mbox{${written}}`;
  throw new Fault(`it has ${written}, for which formulas have no command`);
}

function isComposed(character: string): boolean {
  return symbolCommands.get(character) === undefined && character.normalize('NFD').length > 1;
}

/** A sign of formulas within text; letters stay. */
export function symbolInText(character: string): string {
  const symbol = symbolCommands.get(character);
  return symbol === undefined || /[§¶†‡•…]/.test(character) ? character : `$\\${symbol}$`;
}
