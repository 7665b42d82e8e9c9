import { escapes, framing, hints, wordings } from './commands.ts';
import { shownAddress, webAddress } from './link.ts';
import { addLink, addText, isInside, openFrame, type Scan } from './nodes.ts';
import { matchLetter, readSymbol } from './text-symbol.ts';

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
    readArguments(scan, at) ??
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

interface Command {
  pattern: RegExp;
  /** Takes the match over; false where there is no room for it. */
  read: (scan: Scan, match: RegExpExecArray) => boolean;
}

/** Commands with arguments that are more than text: links, colours, citations, lists. */
const commands: Command[] = [
  {
    pattern: /\\(?:url|path|nolinkurl)\s?\{\s?([^{}\s]{1,2000})\s?\}/y,
    read: (scan, [, target = '']) => addAddress(scan, target),
  },
  {
    // Only an address that may be followed makes a link; otherwise its text alone remains.
    pattern: /\\(?:href|hyperlink)\s?\{\s?([^{}\s]{1,2000})\s?\}\s?(\{)?/y,
    read: (scan, [opened, target = '', text]) => {
      if (text === undefined) return addAddress(scan, target);
      const url = webAddress(target);
      const kind = url === undefined || isInside(scan, 'link') ? 'group' : 'link';
      return openFrame(scan, kind, opened, url);
    },
  },
  {
    pattern: /\\textcolor(?:\[[a-zA-Z]{1,9}\])?\s?\{[^{}]{0,40}\}\s?(\{)?/y,
    read: (scan, [opened, text]) => text === undefined || openFrame(scan, 'group', opened),
  },
  {
    pattern:
      /\\(?:(?:color|label|[vh]space)\*?\{[^{}]{0,80}\}|(?:begin|end)\{(?:itemize|enumerate|description|center|quote)\})/y,
    read: () => true,
  },
  {
    // The keys say more than nothing, and a reader sees that something is cited.
    pattern: /\\C?cite[A-Za-z]*\*?(?:\[[^\][]{0,80}\]){0,2}\s?\{([^{}]{0,500})\}/y,
    read: (scan, [, keys = '']) => {
      addText(scan, `[${keys}]`);
      return true;
    },
  },
  // What is left of `\url{…}` where a source lost its braces.
  { pattern: /\\(?:url|href|hyperlink)\s(?=https?:)/y, read: () => true },
];

function readArguments(scan: Scan, at: number): number | undefined {
  for (const { pattern, read } of commands) {
    pattern.lastIndex = at;
    const match = pattern.exec(scan.source);
    if (match && read(scan, match)) return at + match[0].length;
  }
  return undefined;
}

function addAddress(scan: Scan, target: string): true {
  const url = webAddress(target);
  if (url === undefined) addText(scan, target);
  else addLink(scan, url, shownAddress(url));
  return true;
}
