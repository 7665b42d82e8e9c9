import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formOf } from '#pipeline/compress-site.ts';

/**
 * What is wrong with a smaller form of a file: a host that serves it would show another page than
 * the one that is there, or one that is no more.
 * @param name of the form, as a path in the folder
 */
export function formFault(folder: string, name: string): string | undefined {
  const form = formOf(name);
  if (!form) return undefined;
  const whole = name.slice(0, -form.ending.length);
  if (!existsSync(join(folder, whole))) {
    // What is no page may be an archive of its own.
    return whole.endsWith('.html') ? `/${name}: the page itself is not there` : undefined;
  }
  const fault = `/${name}: is not what the file beside it holds`;
  try {
    const expanded = form.expand(readFileSync(join(folder, name)));
    return expanded.equals(readFileSync(join(folder, whole))) ? undefined : fault;
  } catch {
    return fault;
  }
}
