import { addText, closeMark, isInside, openMark, type Scan } from './scan.ts';

/**
 * `*emphasis*` around words and `**strong**` anywhere, also inside words (`**F**ast`);
 * arithmetic (`3*4*5`), `A*` and lone stars stay.
 */
export function readStars(scan: Scan, at: number): number | undefined {
  if (isInside(scan, 'code')) return undefined;
  const width = widthOf(scan.source, at);
  const before = scan.source[at - 1] ?? ' ';
  const after = scan.source[at + width] ?? ' ';
  const end = at + width;
  if (width <= 3 && closes(width, before, after) && closeMarks(scan, width, at)) return end;
  if (width <= 3 && opens(width, before, after)) {
    for (const each of width === 3 ? [1, 2] : [width]) openMark(scan, each, at);
  } else addText(scan, '*'.repeat(width));
  return end;
}

function widthOf(source: string, at: number): number {
  let end = at + 1;
  while (source[end] === '*') end += 1;
  return end - at;
}

function closeMarks(scan: Scan, width: number, at: number): boolean {
  if (width < 3) return closeMark(scan, width, at);
  const inner = closeMark(scan, 2, at);
  if (inner && !closeMark(scan, 1, at)) addText(scan, '*');
  return inner;
}

function opens(width: number, before: string, after: string): boolean {
  if (!/[\p{L}\p{N}$\\"“‘'`([<{]/u.test(after)) return false;
  return width === 1 ? /[\s([{"'“‘`\-–—/.,:;>~]/.test(before) : !/\d/.test(before);
}

function closes(width: number, before: string, after: string): boolean {
  if (/[\s^_]/.test(before)) return false;
  return width > 1 || !/[\p{L}\p{N}^_({[]/u.test(after);
}
