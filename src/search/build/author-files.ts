import type { Shelf } from '../columns.ts';
import type { SearchFile } from './search-files.ts';

export function* authorFiles(
  _authors: readonly Shelf[],
  _digest: (content: string) => string,
): Generator<SearchFile, string> {
  yield { path: 'search/authors.json', content: '[]' };
  return 'search/authors.json';
}
