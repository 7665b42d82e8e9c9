import { queryWords } from '#search/terms/words.ts';
import { matchSet } from './clues.ts';
import type { Evaluation } from './evaluate.ts';
import { findId, findWord } from './match.ts';
import { readReference } from './query/reference.ts';
import { rank } from './rank.ts';
import type { Session } from './session.ts';

/** What a reference is worth that a paper is of its year, beside a name. */
const OF_ITS_YEAR = 4;

/**
 * The papers that a text may be a reference to: its title decides, or else its authors. None where
 * it is no reference, or to none of them.
 */
export async function evaluateReference(
  text: string,
  session: Session,
): Promise<Evaluation | undefined> {
  const reference = readReference(text);
  if (!reference) return undefined;
  const { title, families, year, ids } = reference;
  const index = session.index();
  const names = families.flatMap(queryWords);
  const words = title ? queryWords(title) : names;
  const identified = await Promise.all(ids.flatMap(queryWords).map((id) => findId(id, index)));
  const byName = await Promise.all(
    (title ? names : []).map((name) => findWord(name, index, { isWhole: true })),
  );
  const ofYear = year ? [matchSet(await session.values.papers(year), OF_ITS_YEAR)] : [];
  const besides = [...byName, ...ofYear, ...identified];
  const ranking = await rank(words, session, { besides, first: names[0]?.forms.at(-1) });
  const set = identified.reduce((left, match) => left.or(match.set), ranking.set);
  if (set.count === 0) return undefined;
  const isOfYear = ofYear.every((match) => set.and(match.set).count > 0);
  return { ...ranking, set, meant: [], notes: isOfYear ? [] : [`None of them is of ${year}.`] };
}
