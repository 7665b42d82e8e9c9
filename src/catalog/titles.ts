import { toPlain } from '#text/to-plain.ts';

/** The part of a title before its colon: enough to tell one "Code" link from another by ear. */
export function shortTitle({ title }: { title: string }): string {
  return toPlain(title).split(': ')[0] ?? '';
}
