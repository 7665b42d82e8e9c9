import type { CitedPaper } from './csl-json.ts';

/** What a paper is about in words: the tags of its areas, then its keywords. */
export function keywordsOf({ areas, keywords }: CitedPaper): string[] {
  return [...areas.map(({ tag }) => tag), ...keywords];
}

/** Keywords as one text, between commas, or between semicolons where a keyword has a comma. */
export function joinKeywords(words: readonly string[]): string {
  return words.join(words.some((word) => word.includes(',')) ? '; ' : ', ');
}
