import type { QueryWord } from '#search/terms/words.ts';
import { matchSet, otherSpellings } from './clues.ts';
import type { WordMatch } from './match.ts';
import type { Session } from './session.ts';
import type { TextIndex } from './text-index.ts';

/**
 * The authors that words name by initials, as `Y. Bengio`, `Bengio Y` and `A. van den Oord` do:
 * each as a match, and the words that are left.
 */
export async function readPersons(
  words: readonly QueryWord[],
  { authors, index }: Pick<Session, 'authors' | 'index'>,
): Promise<{ persons: WordMatch[]; rest: QueryWord[] }> {
  const persons: WordMatch[] = [];
  const rest: QueryWord[] = [];
  for (let at = 0; at < words.length; ) {
    const run = words.slice(at);
    const [first] = run;
    if (first === undefined) break;
    const initials = run.slice(0, countWhile(run, isInitial));
    const letters = initials.flatMap(({ forms }) => forms.flatMap((form) => [...form]));
    const behind = run.slice(initials.length);
    const particles = countWhile(behind, isParticle);
    // Behind a family name initials are rather its own.
    const ways = letters.length > 0 ? [rest.at(-1), behind[particles]] : [];
    const named = ways.flatMap((word) => familiesOf(word).map((family) => ({ word, family })));
    const found = await firstOf(named, async ({ word, family }) => {
      if (!word || !(await isName(family, initials, index()))) return undefined;
      const set = await authors.initialed(family, letters);
      return set.count > 0 ? { word, set } : undefined;
    });
    if (!found) {
      rest.push(first);
      at++;
      continue;
    }
    at += initials.length;
    if (found.word === rest.at(-1)) {
      rest.pop();
      while (rest.length > 0 && isParticle(rest.at(-1) as QueryWord)) rest.pop();
    } else at += particles + 1;
    persons.push({ ...matchSet(found.set), word: found.word, marks: found.word.forms });
  }
  return { persons, rest };
}

/** Letters by themselves, or two or three in capitals. */
function isInitial({ typed, forms }: QueryWord): boolean {
  return forms.every(({ length }) => length === 1)
    ? /^[^\p{Lo}\p{N}]+$/u.test(typed)
    : /^\p{Lu}{2,3}$/u.test(typed);
}

const particle =
  /^(?:af|al|bin|da|de|del|della|den|der|di|dos|du|el|la|le|ten|ter|van|von|zu|zur)$/i;

function isParticle({ typed }: QueryWord): boolean {
  return particle.test(typed);
}

/**
 * The part of a word by which a family name is found, the last of `Sohl-Dickstein` and `d’Alembert`,
 * as it is typed and as others spell it.
 */
function familiesOf(word: QueryWord | undefined): string[] {
  const { forms = [], typed = '' } = word ?? {};
  const family = forms.at(-1) ?? '';
  const isName = forms.every((form, at) => /^\p{L}+$/u.test(form) && (at === 0 || form.length > 1));
  return isName && family.length > 1
    ? [family, ...(forms.length > 1 ? [] : otherSpellings(family, typed))]
    : [];
}

/** Whether a word is somebody's name; beside small letters, or several as one, rather than a word. */
async function isName(word: string, initials: readonly QueryWord[], index: TextIndex) {
  const papers = (await index.name(word)).ordinals.length;
  const isPlain = initials.every(
    ({ typed, forms }) => forms.every(({ length }) => length === 1) && /^\P{Ll}+$/u.test(typed),
  );
  return papers > (isPlain ? 0 : (await index.word(word)).ordinals.length);
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
