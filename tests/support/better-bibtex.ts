import { type Entry, parse } from '@retorquere/bibtex-parser';

/** An entry of a bibliography as another library reads it, and the lines on which it stands. */
export interface OtherEntry extends Entry {
  line: number;
  lastLine: number;
}

/** The entries of a bibliography as the parser of Better BibTeX for Zotero reads them. */
export function readWithBetterBibtex(bibliography: string): OtherEntry[] {
  const text = readable(bibliography);
  const keys = bibliography
    .split('\n')
    .map((line) => /^\s*@\w+\s*[{(]\s*([^\s,]+)/.exec(line)?.[1]);
  let at = 0;
  let line = 1;
  return parse(text, { sentenceCase: false }).entries.map((entry) => {
    const start = text.indexOf(entry.input, at);
    if (start < 0 || entry.input === '') throw new Error(`${entry.key} is not where it was read`);
    line += linesIn(text.slice(at, start));
    at = start;
    const key = keys[line - 1] ?? entry.key;
    return { ...entry, key, line, lastLine: line + linesIn(entry.input) };
  });
}

/** The texts of everything within a value of JSON. */
export function textsIn(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value ?? '');
  return Object.values(value).map(textsIn).join(' ');
}

/** That parser takes an "and" before a line break of Windows for a name, and no `?` in a key. */
function readable(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/^@\w+\{[^\s,?]*\?[^\s,]*/gm, (opening) => opening.replaceAll('?', '.'));
}

function linesIn(text: string): number {
  return text.split('\n').length - 1;
}
