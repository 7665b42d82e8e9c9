/**
 * The particles of Korean, which stand at the end of nouns, by what the noun ends in, and what makes
 * verbs and adjectives of nouns: `학습한다` is of `학습`.
 */
const particles = {
  vowel: '는 가 를 와 로 로부터 로서 로써 란',
  consonant: '은 이 을 과 으로 으로부터 으로서 으로써 이란',
  any: '의 에 에는 에도 에서 에서는 에서도 에게 까지 부터 보다 처럼 마다 만 도 들 들은 들이 들을 들의 한 한다 하는 하여 하고 하기 하였다 했다 된 된다 되는 되어 되고 되었다 됐다',
};

const endings = Object.entries(particles)
  .flatMap(([behind, list]) => list.split(' ').map((particle) => ({ behind, particle })))
  .sort((a, b) => b.particle.length - a.particle.length);

/** Syllables of a noun at least: those of one are rather a part of the word. */
const LEAST = 2;

/** ㄹ, behind which `로` stands as behind a vowel. */
const RIEUL = 8;

/** A Korean noun without the particle at its end. */
export function stemmer(word: string): string {
  for (const { behind, particle } of endings) {
    const noun = word.slice(0, -particle.length);
    if (noun.length < LEAST || !word.endsWith(particle)) continue;
    const final = (noun.charCodeAt(noun.length - 1) - 0xac00) % 28;
    const isVowel = final === 0 || (final === RIEUL && particle.startsWith('로'));
    if (behind === 'any' || isVowel === (behind === 'vowel')) return noun;
  }
  return word;
}
