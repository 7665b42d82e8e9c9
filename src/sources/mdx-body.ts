import { existsSync } from 'node:fs';
import { createRequire, isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import type { Fault } from './yaml-record.ts';

/** Quotes, lists, tags and brackets in each other: at some thousands the compiler dies of it. */
const MOST_DEEP = 100;
export const tooDeep = `is nested more than ${MOST_DEEP} deep; write it flat`;
const deepStart = new RegExp(
  `^(?:(?:[ \\t]*(?:>|[*+-][ \\t])){${MOST_DEEP}}|[ \\t]{${2 * MOST_DEEP}}[ \\t]*\\S)`,
);

/** Controls, and what turns the order of letters over more than a word. */
const unprintable = /[^\P{Cc}\t]|[\u202a-\u202e\u2066-\u2069]|\p{Noncharacter_Code_Point}/u;

/**
 * What keeps the commentary of a paper from being rendered, as far as its code tells without being
 * run; lines are counted from that on which it begins.
 */
export async function bodyFaults(body: string, bodyLine: number, path: string): Promise<Fault[]> {
  const faultAt = (line: number, message: string) => ({
    line: bodyLine + Math.max(line, 0),
    path: ['body'],
    message,
  });
  const lines = body.split('\n');
  const hidden = lines.findIndex((line) => unprintable.test(line.trimEnd()));
  if (hidden >= 0)
    return [
      faultAt(hidden, 'has a sign that does not show, or turns the order of others; remove it'),
    ];
  const deep = deepLine(body);
  if (deep !== undefined) return [faultAt(deep, tooDeep)];
  // Native code, loaded when the first commentary turns up.
  const { mdxToJs } = await import('satteri');
  try {
    const { code } = mdxToJs(body);
    return missingIn(code, path).map(({ written, message }) => {
      return faultAt(
        lines.findIndex((line) => line.includes(written)),
        message,
      );
    });
  } catch (error) {
    const { line, message } = explain((error as Error).message);
    return [faultAt(line - 1, message)];
  }
}

/** The first line of a text, counted from 0, on which it is nested too deep. */
export function deepLine(body: string): number | undefined {
  let depth = 0;
  for (const [line, text] of body.split('\n').entries()) {
    if (deepStart.test(text)) return line;
    for (const [sign] of text.matchAll(/<\/|\/>|<[a-z>]|[[\](){}]/gi)) {
      if (/^(?:<[^/]|[[({])/.test(sign)) depth++;
      else if (depth > 0) depth--;
      if (depth > MOST_DEEP) return line;
    }
  }
  return undefined;
}

/** The package that the compiler asks for by itself; in the build it is Astro's. */
const runtime = 'react';

/** Whether a package is there for a commentary, beside it or in the project; of its files the build tells. */
function isInstalled(name: string, path: string): boolean {
  const places = [path, import.meta.filename].flatMap(
    (from) => createRequire(from).resolve.paths(name) ?? [],
  );
  return isBuiltin(name) || places.some((place) => existsSync(join(place, name)));
}

/** The compiler writes `3:5: Could not parse expression with oxc: reason (origin:code)`. */
function explain(report: string): { line: number; message: string } {
  const [, line = '1', reason = report] =
    /^(?:(\d+):\d+: )?(.*?)(?: \([\w-]+:[\w-]+\))?$/s.exec(report) ?? [];
  const [, what, why = reason.replaceAll(/ \(\d+:\d+\)/g, '')] =
    /^Could not parse (\w+) with \w+: (.*)/s.exec(reason) ?? [];
  const hint =
    what === 'esm'
      ? 'begin no line of text with import or export'
      : 'write a plain { or < as \\{ or \\<';
  const message = `is not valid MDX: ${what === 'expression' ? 'in braces: ' : ''}${why}; ${hint}`;
  return { line: Number(line), message };
}

/** What the compiled code of a commentary asks for and nobody has, as the commentary writes it. */
function missingIn(code: string, path: string): { written: string; message: string }[] {
  const found = (pattern: RegExp) => [...code.matchAll(pattern)].map(([, name = '']) => name);
  const components = found(/_missingMdxReference\("([^"]+)"/g);
  const files = found(/^import (?:[^"]* from )?"(\.[^"]+)";$/gm);
  const packages = found(/^import (?:[^"]* from )?"((?:@[^"/:]+\/)?[^"./#:@][^"/:?]*)[^":]*";$/gm);
  const pictures = found(/\(_components\.img, \{\s*src: "((?![a-z]+:|\/|#)[^"]+)"/gi);
  return [
    ...components.map((name) => ({
      written: `<${name}`,
      message: `has <${name}>, which is not imported; import it in the first line, or write \\<`,
    })),
    ...packages.flatMap((name) => {
      if (name === runtime || isInstalled(name, path)) return [];
      return { written: name, message: `${name} is not installed; run npm install ${name}` };
    }),
    ...[...files, ...pictures].flatMap((name) => {
      // One with signs spelled otherwise is left to the build.
      if (name.includes('%') || isThere(join(dirname(path), name.replace(/[?#].*$/, ''))))
        return [];
      return { written: name, message: `${name} is not there; correct its path from this file` };
    }),
  ];
}

/** What may be left out at the end of the name of a module. */
const moduleEndings = ['', '.ts', '.js', '.mjs', '.mts', '.json', '.jsx', '.tsx'];

function isThere(path: string): boolean {
  return moduleEndings.some((ending) => existsSync(path + ending));
}
