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
    const runs = findRuns(doc, other).sort((a, b) => b.weight - a.weight || a.start - b.start);
    const least = WORTH * (runs[0]?.weight ?? 0);
    const named: string[] = [];
    const said = new Set<number>();
    for (const run of runs) {
      if (named.length === NAMED || run.weight < least) break;
      const stems = Array.from(tokens.subarray(run.start, run.end), (token) => lexicon.stem(token));
      const words = stems.filter((stem) => lexicon.kind(stem) !== Kind.Empty);
      if (words.some((stem) => said.has(stem))) continue;
      for (const stem of words) said.add(stem);
      named.push(spell(run, starts[2 * doc] ?? 0, starts[2 * doc + 2] ?? 0));
    }
    return named;
  };
}

/** Writes a run as the document has it in the middle of a sentence, where there is a choice. */
function speller({ lexicon, tokens }: Tokens) {
  const sameAt = (run: Run, place: number) => {
    for (let at = 0; at < run.end - run.start; at++) {
      const token = tokens[place + at] ?? 0;
      if (lexicon.stem(token) !== lexicon.stem(tokens[run.start + at] ?? 0)) return false;
      if (at > 0 && !lexicon.joins(token)) return false;
    }
    return true;
  };
  return (run: Run, start: number, end: number): string => {
    const length = run.end - run.start;
    for (let place = start; place + length <= end; place++) {
      if (!sameAt(run, place)) continue;
      const text = lexicon.text(tokens.subarray(place, place + length));
      if (text === text.toLowerCase()) return text;
    }
    return lexicon.text(tokens.subarray(run.start, run.end));
  };
}
