import { fold } from '#text/fold.ts';

/** The words of a name as a reader types them: folded, parted at hyphens and dots too. */
export function nameWords(name: string): string[] {
  return fold(name)
    .replaceAll("'", '')
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== '');
}

/** Whether a name, or the address made of it, has all words of a text; the last may be begun. */
export function hasName(
  { value, name }: { value: string; name: string },
  wanted: readonly string[],
  begun: boolean,
): boolean {
  const words = [...nameWords(name), ...nameWords(value)];
  return wanted.every((word, at) =>
    words.some((own) => (begun && at === wanted.length - 1 ? own.startsWith(word) : own === word)),
  );
}
