import { readStars } from './emphasis.ts';
import type { Inline } from './nodes.ts';
import { addText, closeFrame, endScan, type Scan, startScan, topFrame } from './scan.ts';
import { readCommand } from './text-command.ts';
import { readGroup } from './text-group.ts';
import { readAddress, readNamedLink } from './typed-links.ts';
import { readDollar, readMath } from './typed-math.ts';
import { readBackquote, readClosingQuote, readDashes, readTilde } from './typed-signs.ts';

const special = /[\\$*`~{}[]|''|https?:\/\//g;

/** Reads what starts at `at` and says where it ends; undefined where it is just a character. */
type Reading = (scan: Scan, at: number) => number | undefined;

const readings = new Map<string, Reading>([
  ['\\', (scan, at) => readMath(scan, at) ?? readCommand(scan, at)],
  ['$', readDollar],
  ['*', readStars],
  ['`', readBackquote],
  ["'", readClosingQuote],
  ['~', readTilde],
  ['{', readOpeningBrace],
  ['}', readClosingBrace],
  ['[', readNamedLink],
  ['h', readAddress],
]);

/** The inline nodes of one paragraph, whose white space is single spaces. Linear in its length. */
export function parseInline(source: string): Inline[] {
  const scan = startScan(source);
  let at = 0;
  while (at < source.length) {
    special.lastIndex = at;
    const next = special.exec(source)?.index ?? source.length;
    if (next > at) addText(scan, readDashes(scan, source.slice(at, next)));
    at = next < source.length ? readSpecial(scan, next) : next;
  }
  return endScan(scan);
}

function readSpecial(scan: Scan, at: number): number {
  const character = scan.source[at] ?? '';
  const end = readings.get(character)?.(scan, at);
  if (end !== undefined) return end;
  addText(scan, character);
  return at + 1;
}

function readOpeningBrace(scan: Scan, at: number): number | undefined {
  const end = readGroup(scan, at);
  if (end === undefined) topFrame(scan).braces += 1;
  return end;
}

/** Closes what its partner opened; the partner of a plain brace is a plain brace. */
function readClosingBrace(scan: Scan, at: number): number | undefined {
  const frame = topFrame(scan);
  if (frame.braces > 0) frame.braces -= 1;
  else if (frame.kind !== 'root') {
    closeFrame(scan);
    return at + 1;
  }
  return undefined;
}
