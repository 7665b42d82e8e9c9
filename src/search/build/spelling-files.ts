import { SMALL_CATALOGUE } from '../catalogue-file.ts';
import type { IndexSource } from '../index-record.ts';
import { plainWords } from '../pieces.ts';
import { packSpelling, spellingShard } from '../spelling.ts';
import type { SearchFile } from './search-files.ts';

/** Papers of a catalogue for each that a word is in at least: what is in fewer may be a slip. */
const PAPERS_PER_LEAST = 20_000;

const LONGEST = 24;

/**
 * The words of the catalogue with the papers that have them: those of titles and abstracts in two
 * papers and more, unless there are few papers, and those of authors' names.
 */
function spellingWords(rows: readonly IndexSource[]): Map<string, number> {
  const texts = new Map<string, number>();
  const names = new Map<string, number>();
  for (const { title, abstract, authors } of rows) {
    countOnce(texts, [...plainWords(title), ...plainWords(abstract)]);
    countOnce(
      names,
      authors.flatMap(({ name }) => [...plainWords(name)]),
    );
  }
  const small = rows.length < SMALL_CATALOGUE;
  const least = small ? 1 : 2 + Math.floor(rows.length / PAPERS_PER_LEAST);
  for (const [word, papers] of texts) {
    if (papers < least) texts.delete(word);
  }
  for (const [word, papers] of names) texts.set(word, (texts.get(word) ?? 0) + papers);
  return texts;
}

function countOnce(counts: Map<string, number>, words: readonly string[]): void {
  for (const word of new Set(words)) {
    if (word.length < 3 || word.length > LONGEST) continue;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
}

/** @returns the folder of the files, and the beginnings by which they are named. */
export function* spellingFiles(
  rows: readonly IndexSource[],
  digest: (content: string) => string,
): Generator<SearchFile, { folder: string; shards: string[] }> {
  const shards = Map.groupBy(spellingWords(rows), ([word]) => spellingShard(word));
  const contents = [...shards].map(
    ([shard, words]) => [shard, JSON.stringify(packSpelling(new Map(words)))] as const,
  );
  const folder = `search/spelling/${digest(contents.join('\n'))}/`;
  for (const [shard, content] of contents) yield { path: `${folder}${shard}.json`, content };
  return { folder, shards: [...shards.keys()].sort() };
}
