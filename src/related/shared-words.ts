import { Kind } from './lexicon.ts';
import { type Run, runFinder } from './shared-runs.ts';
import type { Tokens } from './tokens.ts';
import type { Vectors } from './vectors.ts';

/** How many are named. */
const NAMED = 3;
/** Named is only what says this part of what the first one says. */
const WORTH = 0.15;

/**
 * Says what two documents have in common: phrases, and words that stand in none of those, which
 * say most of both, in the spelling of the first document.
 */
export function sharedWords(
  read: Tokens,
  vectors: Vectors,
): (doc: number, other: number) => string[] {
  const { lexicon, tokens, starts } = read;
  const findRuns = runFinder(read, vectors);
  const spell = speller(read);
  return (doc, other) => {
    const found = findRuns(doc, other);
    const least = WORTH * found.reduce((most, { weight }) => Math.max(most, weight), 0);
    const runs = found
      .filter(({ weight }) => weight >= least)
      .sort((a, b) => b.weight - a.weight || a.start - b.start);
    const named: string[] = [];
    const said = new Set<number>();
    for (const run of runs) {
      if (named.length === NAMED) break;
      const words: number[] = [];
      for (let place = run.start; place < run.end; place++) {
        const stem = lexicon.stem(tokens[place] ?? 0);
        if (lexicon.kind(stem) !== Kind.Empty) words.push(stem);
      }
      if (words.some((stem) => said.has(stem))) continue;
      for (const stem of words) said.add(stem);
      named.push(spell(run, starts[2 * doc] ?? 0, starts[2 * doc + 2] ?? 0));
    }
    return named;
  };
}

/** Writes a run as the document has it in the middle of a sentence, where there is a choice. */
function speller({ lexicon, tokens }: Tokens) {
  /** Whether what follows the first token is the same. */
  const sameAt = (run: Run, place: number) => {
    for (let at = 1; at < run.end - run.start; at++) {
      const token = tokens[place + at] ?? 0;
      if (lexicon.stem(token) !== lexicon.stem(tokens[run.start + at] ?? 0)) return false;
      if (!lexicon.joins(token)) return false;
    }
    return true;
  };
  return (run: Run, start: number, end: number): string => {
    const length = run.end - run.start;
    const first = lexicon.stem(tokens[run.start] ?? 0);
    for (let place = start; place + length <= end; place++) {
      if (lexicon.stem(tokens[place] ?? 0) !== first || !sameAt(run, place)) continue;
      const text = lexicon.text(tokens.subarray(place, place + length));
      if (text === text.toLowerCase()) return text;
    }
    return lexicon.text(tokens.subarray(run.start, run.end));
  };
}
