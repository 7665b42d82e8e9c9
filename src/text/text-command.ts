import { addText, openFrame, type Scan } from './scan.ts';
import { readArguments } from './text-arguments.ts';
import { escapes, framing, hints, wordings } from './text-commands.ts';
import { matchLetter } from './text-letters.ts';
import { readSymbol } from './text-symbol.ts';

const command = /\\([A-Za-z]+)/y;

/**
 * A command of text as abstracts contain them: accents, escapes, fonts, links, notes, citations,
 * symbols. A command it does not know stays as it is written, and so do its braces.
 */
export function readCommand(scan: Scan, at: number): number | undefined {
  const letter = matchLetter(scan.source, at);
  if (letter) {
    addText(scan, letter.text);
    return letter.end;
  }
  command.lastIndex = at;
  const name = command.exec(scan.source)?.[1];
  if (name === undefined) return readEscape(scan, at);
  const end = at + 1 + name.length;
  const known =
    readFraming(scan, at, end, name) ??
    readWording(scan, end, name) ??
    readArguments(scan, at, name) ??
    readSymbol(scan, at, name);
  if (known === undefined) addText(scan, scan.source.slice(at, end));
  return known ?? end;
}

function readEscape(scan: Scan, at: number): number | undefined {
  const sign = scan.source[at + 1] ?? '';
  if (sign === '\\') {
    const escaped = /[%&_#$]/.test(scan.source[at + 2] ?? '');
    addText(scan, escaped ? (scan.source[at + 2] ?? '') : ' ');
    return at + (escaped ? 3 : 2);
  }
  const text = escapes.get(sign);
  if (text === undefined) return undefined;
  if (sign === '-' && scan.source[at + 2] === '-') return at + 1;
  addText(scan, text);
  return at + 2;
}

/** A command that lost the braces of its argument, as `\emph a priori`, leaves the words. */
function readFraming(scan: Scan, at: number, end: number, name: string): number | undefined {
  const kind = framing.get(name);
  const opened = /^\s?\{/.exec(scan.source.slice(end, end + 2))?.[0];
  if (kind === undefined) return undefined;
  if (opened === undefined) return scan.source[end] === ' ' ? end + 1 : undefined;
  const start = end + opened.length;
  return openFrame(scan, kind, scan.source.slice(at, start)) ? start : undefined;
}

/** `\eg`, `\LaTeX`: an empty group behind is part of it, a full stop is not doubled. */
function readWording(scan: Scan, end: number, name: string): number | undefined {
  if (hints.has(name)) return scan.source[end] === ' ' ? end + 1 : end;
  const wording = wordings.get(name);
  if (wording === undefined) return undefined;
  const doubled = wording.endsWith('.') && scan.source[end] === '.';
  addText(scan, doubled ? wording.slice(0, -1) : wording);
  return scan.source.startsWith('{}', end) ? end + 2 : end;
}
