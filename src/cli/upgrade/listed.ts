import { visible } from '#text/visible.ts';

const few = 3;

/** The first paths of a list, and how many more there are. */
export function listed(paths: readonly string[]): string {
  const shown = paths.slice(0, few).map(visible).join(', ');
  return paths.length > few ? `${shown} and ${paths.length - few} more` : shown;
}
