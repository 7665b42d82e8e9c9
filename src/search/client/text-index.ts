import type { PackedText } from '../catalogue-file.ts';
import { OrdinalSet } from '../ordinal-set.ts';
import { stem } from '../stem.ts';
import type { Pagefind } from './pagefind.ts';

/** Papers that text was found in, with how well they match. */
export interface TextHits {
  set: OrdinalSet;
  /** By ordinal; 0 for papers that are no hits. */
  scores: Float32Array;
  /** The paper that matches best, if any does. */
  best: number | undefined;
}

/** The searchable text of the papers. Words are given as `wordsOf` gives them. */
export interface TextIndex {
  /** Papers that have all of the words: their forms, or words that begin with them. */
  all(words: readonly string[]): Promise<TextHits>;
  /** Papers that have exactly these words, in any of their forms, behind each other. */
  phrase(words: readonly string[]): Promise<TextHits>;
  /** Papers that have the word in a field. */
  inField(field: 'title' | 'authors', word: string): Promise<TextHits>;
}

/** Answers that are kept, so that narrowing a search does not search again. */
const KEPT = 30;

export function textIndex(
  pagefind: Pagefind,
  { chunks }: Pick<PackedText, 'chunks'>,
  size: number,
): TextIndex {
  const kept = new Map<string, Promise<TextHits>>();

  function ask(term: string, field?: string): Promise<TextHits> {
    const key = `${field ?? ''} ${term}`;
    const known = kept.get(key);
    if (known) return known;
    const asked = search(term, field);
    kept.set(key, asked);
    asked.catch(() => kept.delete(key));
    const [oldest] = kept.keys();
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
    return asked;
  }

  async function search(term: string, field?: string): Promise<TextHits> {
    const results = await pagefind.search(term);
    const hits = field
      ? results.filter(({ matchedMetaFields }) => matchedMetaFields?.includes(field))
      : results;
    const scores = new Float32Array(size);
    for (const { id, score } of hits) scores[Number(id)] = score;
    const set = new OrdinalSet(
      size,
      hits.values().map(({ id }) => Number(id)),
    );
    return { set, scores, best: hits[0] && Number(hits[0].id) };
  }

  async function withBeginnings(words: readonly string[]): Promise<void> {
    for (const word of words) {
      for (const chunk of chunksFor(stem(word), chunks)) await pagefind.preload(chunk);
    }
  }

  return {
    async all(words) {
      await withBeginnings(words);
      return ask(words.join(' '));
    },
    phrase: (words) => ask(`"${words.join(' ')}"`),
    async inField(field, word) {
      await withBeginnings([word]);
      return ask(word, field);
    },
  };
}

/** Pieces of the index that are loaded for the words that begin with a word. */
const MOST_CHUNKS = 3;

/**
 * First words of the pieces that hold words with a beginning. Pagefind itself loads only the one
 * where the beginning would stand, and finds less until something else has loaded the others.
 * A beginning so short that it needs more pieces than these finds what Pagefind finds.
 */
function chunksFor(beginning: string, chunks: PackedText['chunks']): string[] {
  const needed = chunks.filter(
    ([from, to]) => to >= beginning && (from <= beginning || from.startsWith(beginning)),
  );
  return needed.length > MOST_CHUNKS ? [] : needed.map(([from]) => from);
}
