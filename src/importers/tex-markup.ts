import { matchLetter } from '#text/text-command.ts';
import { toPlain } from '#text/to-plain.ts';
import { paragraphs } from './html-text.ts';

/** Commands that stand for a character; `\relax` stands for nothing. */
const signs = new Map([
  ['relax', ''],
  ...`textbackslash \\ textasciitilde ~ textasciicircum ^ textless < textgreater > textbar |
    textbraceleft { textbraceright } textunderscore _ textquoteright ’ textquoteleft ‘
    textquotedblleft “ textquotedblright ” textendash – textemdash — textellipsis … dots … ldots …
    textregistered ® texttrademark ™ textdegree ° textmu µ copyright © slash /`
    .matchAll(/(\S+) (\S)/g)
    .map(([, name = '', sign = '']): [string, string] => [name, sign]),
]);

/** One thing of TeX at a time: formulas, commands, escapes, braces, ties. */
const token =
  /\$\$[^$]*\$\$|\$(?:[^$\\]|\\[\s\S])*\$|\\\([\s\S]*?\\\)|\\[A-Za-z]+\*?|\\[^A-Za-z]|[{}~]|[^\\{}~$]+|\$/gy;

/** What the markup writes between stars. */
const emphasised = /(?<![\p{L}\p{N}*}])\\emph\{(?! )([^{}*\\$]+)(?<! )\}(?![\p{L}\p{N}*{])/gu;

/** The accents that a space may part from their letter: `\c c`, `\v s`. */
const looseAccent = /\\([cvuHkrbd]) +([A-Za-z])/g;

/** The markup for a value in TeX: letters as Unicode, braces that only keep capitals gone. Never fails. */
export function texToMarkup(tex: string): string {
  const source = tex.replace(looseAccent, '\\$1{$2}');
  const bare = convert(source, false);
  if (!/\\[$*]|\*[^*]*\*/.test(source)) return bare;
  const guarded = convert(source, true);
  return toPlain(bare) === toPlain(guarded) ? bare : guarded;
}

/** `guarded` escapes the dollars and stars that are characters in TeX and markup here. */
function convert(source: string, guarded: boolean): string {
  let text = '';
  const kept: boolean[] = [];
  for (let at = 0; at < source.length; ) {
    const letter = source[at] === '\\' || source[at] === '{' ? matchLetter(source, at) : undefined;
    if (letter) {
      text += letter.text;
      at = letter.end;
      continue;
    }
    token.lastIndex = at;
    const [found = source[at] ?? ''] = token.exec(source) ?? [];
    at += found.length;
    const next = source[at] === '{' && source[at + 1] === '}' ? at + 2 : at;
    const sign = signs.get(found.slice(1));
    if (found === '{') kept.push(keepsBrace(text, source, at));
    if (found === '{' || found === '}')
      text += (found === '}' ? kept.pop() : kept.at(-1)) ? found : '';
    else if (found.startsWith('\\') && sign !== undefined) {
      text += sign;
      at = next === at && /[ \t]/.test(source[at] ?? '') ? at + 1 : next;
    } else text += write(found, guarded);
  }
  return paragraphs(text).replace(emphasised, '*$1*');
}

/** A brace stays where it holds the argument of a command or a declaration that is still there. */
function keepsBrace(before: string, source: string, at: number): boolean {
  return (
    /\\[A-Za-z]+\*?$/.test(before) ||
    /^\s*\\(?:em|it|bf|tt|sl)(?![A-Za-z])/.test(source.slice(at, at + 6))
  );
}

function write(found: string, guarded: boolean): string {
  if (found === '~') return ' ';
  if (found === '\\$') return guarded ? '\\$' : '$';
  if (/^\\[%&_#{}]$/.test(found)) return found.slice(1);
  if (found === '\\\\') return ' ';
  if (found === '\\par') return '\n\n';
  if (/^\\[-/@]$/.test(found)) return '';
  if (found.startsWith('\\') || found.startsWith('$')) return found;
  return guarded ? found.replaceAll('*', '\\*') : found;
}
