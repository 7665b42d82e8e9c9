import { counted } from '#catalog/counted.ts';
import type { SearchState } from '#search/engine/query/state.ts';
import type { Answer, Vocabulary } from '#search/engine/search.ts';
import { choiceInWords, namesIn } from '#search/ui/choices.ts';
import { foundInWords, textWith } from '#search/ui/found.ts';

/** An answer, and what was asked. */
export interface Told {
  state: SearchState;
  /** What of the text was too much. */
  notes: readonly string[];
  vocabulary: Vocabulary;
  answer: Answer;
}

/**
 * Sentences on the answer: what of the text was not understood, and what else was looked for in its
 * place; of nothing found, what to give up.
 */
export function noticesOn({ state, notes, vocabulary, answer }: Told): string[] {
  const { corrected, offered, missing, also, meant, total } = answer;
  const q = state.q.trim();
  const lines = [...notes, ...answer.notes];
  if (corrected.length > 0) {
    const shown = textWith(state, corrected);
    lines.unshift(`Showing results for “${shown}”; --as-typed searches for “${q}”.`);
  }
  if (missing.length > 0 && total > 0) {
    const words = missing.map((word) => `“${word}”`).join(', ');
    lines.push(`No paper has ${words}; the rest of the words decides.`);
  }
  if (offered.length > 0) lines.push(`“${textWith(state, offered)}” may be meant.`);
  for (const { typed, other } of also) {
    lines.push(`Also: ${other} (in quotes, "${typed}" finds only itself).`);
  }
  for (const { typed, field, value } of meant) {
    lines.push(`“${typed}” is read as the ${field} ${value} (in quotes it is only words).`);
  }
  if (total > 0) return lines;
  const nameOf = namesIn(vocabulary, answer.chosen);
  const ways = answer.loosen.map(({ removed, count }) => {
    const name = removed === 'text' ? q : choiceInWords(removed, nameOf);
    return `Without “${name}”: ${counted(count, 'paper')}.`;
  });
  return [...lines, ...ways];
}

/** How much was found, and how much of it is shown. */
export function sumOf(answer: Answer, shown: number): string {
  if (answer.total === 0) return 'Nothing was found.';
  const rest = shown < answer.total ? ` (${shown} shown)` : '';
  return foundInWords(answer) + rest;
}
