import type { Fault } from './yaml-record.ts';

/** The two halves of an MDX file and the lines on which they start, counted from 1. */
export interface SplitMdx {
  yaml: string;
  yamlLine: number;
  body: string;
  bodyLine: number;
}

/** Splits an MDX file at its front matter: YAML between a first line `---` and the next one. */
export function splitFrontMatter(text: string): SplitMdx | { faults: Fault[] } {
  const lines = text.split('\n');
  if (lines[0]?.trimEnd() !== '---') {
    return fault(1, 'has no front matter; write "---" in line 1, then the fields, then "---"');
  }
  const end = lines.findIndex((line, index) => index > 0 && line.startsWith('---'));
  if (end < 0) return fault(1, 'has front matter without an end; write "---" below the fields');
  if (lines[end]?.trimEnd() !== '---') {
    return fault(end + 1, 'starts with "---", which ends the front matter; indent it');
  }
  return {
    yaml: `${lines.slice(1, end).join('\n')}\n`,
    yamlLine: 2,
    body: lines.slice(end + 1).join('\n'),
    bodyLine: end + 2,
  };
}

function fault(line: number, message: string): { faults: Fault[] } {
  return { faults: [{ line, path: [], message }] };
}
