import { addNode, addText, type Scan } from './scan.ts';
import { functionNames, letterSymbols, operatorSymbols } from './tex-symbols.ts';
import { formulas } from './text-commands.ts';

const scripts = /(?:\s?[\^_](?:\{[^{}]{0,100}\}|\\[A-Za-z]+|[A-Za-z0-9*]))*/y;

/** One argument: a group with at most one more level inside, a letter or a command. */
const argument =
  /\s?(?:\{[^{}]{0,200}(?:\{[^{}]{0,100}\}[^{}]{0,200}){0,4}\}|(?:(?<=\s)[A-Za-z]|\\[A-Za-z]+)(?![A-Za-z]))/y;

/** `\left` and its like in front of a delimiter. */
const sizing = /\\(?:left|right|[bB]igg?[lrm]?)\s?(?=[()[\]|.\\{}<>/])\.?/y;

/**
 * Mathematics without dollars, as abstracts contain it: a symbol becomes its character, a symbol
 * with scripts or a command with its arguments a formula of its own.
 */
export function readSymbol(scan: Scan, at: number, name: string): number | undefined {
  const start = at + 1 + name.length;
  const count = formulas.get(name);
  if (count !== undefined) {
    return readFormula(scan, at, matchTimes(argument, count, scan.source, start));
  }
  sizing.lastIndex = at;
  if (sizing.test(scan.source)) return sizing.lastIndex;
  const symbol = letterSymbols.get(name) ?? operatorSymbols.get(name);
  const word = symbol ?? (functionNames.has(name) ? name : undefined);
  if (word === undefined) return undefined;
  const end = matchTimes(scripts, 1, scan.source, start) ?? start;
  if (end > start) return readFormula(scan, at, start);
  addText(scan, symbol === undefined && runsOn(scan.source, at) ? ` ${word}` : word);
  return scan.source.startsWith('{}', start) ? start + 2 : start;
}

/** Whether a function's name would run into the letter before it, as in `s\log(p)`. */
function runsOn(source: string, at: number): boolean {
  return /[\p{L}\p{N})]/u.test(source[at - 1] ?? '');
}

function readFormula(scan: Scan, at: number, start: number | undefined): number | undefined {
  if (start === undefined) return undefined;
  const end = matchTimes(scripts, 1, scan.source, start) ?? start;
  addNode(scan, { type: 'math', tex: scan.source.slice(at, end), display: false });
  return end;
}

function matchTimes(pattern: RegExp, times: number, source: string, start: number) {
  let end = start;
  for (let count = 0; count < times; count += 1) {
    pattern.lastIndex = end;
    if (!pattern.test(source)) return undefined;
    end = pattern.lastIndex;
  }
  return end;
}
