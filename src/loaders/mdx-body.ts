import type { Fault } from './yaml-record.ts';

/**
 * Compiles the commentary of an MDX file with the compiler that renders it, and says what stops
 * it. The compiler is native code and loaded only when the first commentary turns up.
 */
export async function checkMdxBody(body: string, bodyLine: number): Promise<Fault[]> {
  const { mdxToJs } = await import('satteri');
  try {
    mdxToJs(body);
    return [];
  } catch (error) {
    const [, line = '1', reason = ''] =
      /^(?:(\d+):\d+: )?(.*?)(?: \([\w-]+:[\w-]+\))?$/s.exec((error as Error).message) ?? [];
    const message = `is not valid MDX: ${reason}; write a literal { or < as \\{ or \\<`;
    return [{ line: bodyLine + Number(line) - 1, path: ['body'], message }];
  }
}
