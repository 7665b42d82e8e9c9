import { toPlain } from '#text/to-plain.ts';
import { beforeColon } from './row.ts';

/** The part of a title before its colon: enough to tell one "Code" link from another by ear. */
export function shortTitle({ title }: { title: string }): string {
  return beforeColon(toPlain(title));
}
