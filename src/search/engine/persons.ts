import type { QueryWord } from '#search/terms/words.ts';
import { matchSet, type WordMatch } from './match.ts';
import type { Session } from './session.ts';

/**
 * The authors that words name by initials, as `Y. Bengio` and `Bengio Y` do: each as a match, and
 * the words that are left.
 */
export async function readPersons(
  words: readonly QueryWord[],
  { authors }: Pick<Session, 'authors'>,
): Promise<{ persons: WordMatch[]; rest: QueryWord[] }> {
  const persons: WordMatch[] = [];
  const rest: QueryWord[] = [];
  for (let at = 0; at < words.length; ) {
    const run = words.slice(at);
    const [first] = run;
    if (first === undefined) break;
    const initials = run.slice(0, countWhile(run, isInitial));
    const before = rest.at(-1);
    const after = run[initials.length];
    const letters = initials.flatMap(({ forms }) => forms);
    // Behind a family name initials are rather its own.
    const ways = letters.length > 0 ? [before, after] : [];
    const found = await firstOf(ways, async (family) => {
      if (!family || !isFamily(family)) return undefined;
      const set = await authors.initialed(family.forms[0] ?? '', letters);
      return set.count > 0 ? { family, set } : undefined;
    });
    if (!found) {
      rest.push(first);
      at++;
      continue;
    }
    const { family, set } = found;
    if (family === before) rest.pop();
    at += initials.length + (family === after ? 1 : 0);
    persons.push({ ...matchSet(set), word: family, marks: family.forms });
  }
  return { persons, rest };
}

/** One capital letter or several, each a word. */
function isInitial({ typed, forms }: QueryWord): boolean {
  return forms.every(({ length }) => length === 1) && /^[^\p{Ll}\p{Lo}\p{N}]+$/u.test(typed);
}

function isFamily({ typed, forms }: QueryWord): boolean {
  return forms.length === 1 && typed.length > 1 && /^\p{Lu}/u.test(typed);
}

function countWhile<Value>(list: readonly Value[], holds: (value: Value) => boolean): number {
  const end = list.findIndex((value) => !holds(value));
  return end < 0 ? list.length : end;
}

async function firstOf<Value, Found>(
  values: readonly Value[],
  find: (value: Value) => Promise<Found | undefined>,
): Promise<Found | undefined> {
  for (const value of values) {
    const found = await find(value);
    if (found) return found;
  }
  return undefined;
}
