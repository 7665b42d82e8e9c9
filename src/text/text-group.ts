import { addText, openFrame, type Scan } from './scan.ts';
import { letterSymbols, operatorSymbols } from './tex-symbols.ts';
import { declarations } from './text-commands.ts';
import { matchLetter } from './text-letters.ts';

/** How much of a group tells what it is. */
const reach = 60;

/**
 * A group that begins with a command (`{\em …}`, `{\color{blue} …}`) or holds one letter or
 * symbol (`{\'e}`, `{\L}`, `{é}`, `{\texttimes}`); all other braces are characters.
 */
export function readGroup(scan: Scan, at: number): number | undefined {
  const ahead = scan.source.slice(at, at + reach);
  const single = matchLetter(scan.source, at) ?? singleSymbol(ahead, at);
  if (single) {
    addText(scan, single.text);
    return single.end;
  }
  const [declared = '', name = '', brace] = /^\{\s?\\([A-Za-z]+)(?:(\{)|\s+)?/.exec(ahead) ?? [];
  const coloured = /^\{\s?\\color\{[^{}]*\}\s*/.exec(ahead)?.[0];
  const kind = coloured === undefined ? declarations.get(name) : 'group';
  if (kind === undefined) return undefined;
  const opened = coloured ?? (brace === undefined ? declared : '{');
  return openFrame(scan, opened === '{' ? 'group' : kind, opened) ? at + opened.length : undefined;
}

function singleSymbol(ahead: string, at: number): { text: string; end: number } | undefined {
  const [whole, name, character] = /^\{(?:\s?\\([A-Za-z]+)\s?|([^\p{ASCII}]))\}/u.exec(ahead) ?? [];
  const text = character ?? letterSymbols.get(name ?? '') ?? operatorSymbols.get(name ?? '');
  return whole === undefined || text === undefined ? undefined : { text, end: at + whole.length };
}
