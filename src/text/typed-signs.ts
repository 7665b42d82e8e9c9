import { addNode, addText, isInside, type Scan } from './scan.ts';

/** TeX's `--` and `---`, unless they begin an option as on a command line. */
export function readDashes(scan: Scan, prose: string): string {
  if (!prose.includes('--') || isInside(scan, 'code')) return prose;
  return prose
    .replace(/(?<!-)---(?!-)/g, '—')
    .replace(/(?<!-)(?:(?<=\s)--(?=\s|$)|(?<!\s)--(?!\s))(?!-)/g, '–');
}

/** The opening of ``TeX quotes'', or `code`. */
export function readBackquote(scan: Scan, at: number): number | undefined {
  let end = at + 1;
  while (scan.source[end] === '`') end += 1;
  if (end - at === 1) return readCode(scan, at);
  if (end - at === 2) scan.quotes += 1;
  addText(scan, end - at === 2 ? '“' : '`'.repeat(end - at));
  return end;
}

function readCode(scan: Scan, at: number): number | undefined {
  const ahead = scan.source.slice(at, at + 103);
  const code = /^`([^`'\s](?:[^`']{0,98}[^`'\s])?)`(?![\w`])/.exec(ahead)?.[1];
  if (code === undefined || /\w/.test(scan.source[at - 1] ?? '')) return undefined;
  addNode(scan, { type: 'code', children: [{ type: 'text', value: code }] });
  return at + code.length + 2;
}

/** The closing of ``TeX quotes''; two apostrophes without an opening stay. */
export function readClosingQuote(scan: Scan, at: number): number {
  const paired = scan.quotes > 0;
  if (paired) scan.quotes -= 1;
  addText(scan, paired ? '”' : "''");
  return at + 2;
}

/** TeX's tie, between what it can tie; `~15%` and `gen.sh~` keep their tilde. */
export function readTilde(scan: Scan, at: number): number {
  const before = scan.source.slice(Math.max(0, at - 2), at);
  const after = scan.source[at + 1] ?? '';
  if (/\s$/.test(before) && /^~(?:\[[^\]]|\\[cC]?cite)/.test(scan.source.slice(at, at + 8)))
    return at + 1;
  addText(scan, ties(before, after, scan.isTex) ? '\u00a0' : '~');
  return at + 1;
}

function ties(before: string, after: string, isTex: boolean): boolean {
  if (/[\\$([]/.test(after)) return /[\p{L}\p{N}.,:;)\]}$'"]$/u.test(before);
  if (/\d/.test(after)) return /(?:\p{L}{2}|[.,:;)\]}$])$/u.test(before);
  if (!/\p{L}/u.test(after)) return false;
  return /[\d.,:;)\]}$]$/.test(before) || (isTex && /\p{L}{2}$/u.test(before));
}
