import type { Fault } from './yaml-record.ts';

/**
 * Compiles the commentary of an MDX file with the compiler that renders it, and says what stops
 * it. The compiler is native code, loaded only when the first commentary turns up.
 */
export async function checkMdxBody(body: string, bodyLine: number): Promise<Fault[]> {
  const { mdxToJs } = await import('satteri');
  try {
    mdxToJs(body);
    return [];
  } catch (error) {
    return [explain((error as Error).message, bodyLine)];
  }
}

/** The compiler writes `3:5: Could not parse expression with oxc: reason (origin:code)`. */
function explain(report: string, bodyLine: number): Fault {
  const [, line = '1', reason = report] =
    /^(?:(\d+):\d+: )?(.*?)(?: \([\w-]+:[\w-]+\))?$/s.exec(report) ?? [];
  const code = /^Could not parse (\w+) with \w+: (.*)/s.exec(reason);
  const [what, why = reason.replaceAll(/ \(\d+:\d+\)/g, '')] = [code?.[1], code?.[2]];
  const hint =
    what === 'esm'
      ? 'begin no line of text with import or export'
      : 'write a plain { or < as \\{ or \\<';
  const message = `is not valid MDX: ${what === 'expression' ? 'in braces: ' : ''}${why}; ${hint}`;
  return { line: bodyLine + Number(line) - 1, path: ['body'], message };
}
