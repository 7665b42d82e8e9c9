import { remember } from './remember.ts';
import { stem as english } from './stem.ts';

/** Takes from a word, as `spelled` gives it, what its forms do not have in common. */
export type Stem = (word: string) => string;

/** The stemmer of a language, for words that begin with letters of its script. */
export interface Stemmer {
  isOwn: RegExp;
  stem: Stem;
}

export interface Stems {
  /** A word of a language that is not loaded is its own stem. */
  stem: Stem;
  /**
   * Loads the stemmers of the languages that a text may be in; without one those of all.
   * @returns whether words have other stems than before.
   */
  prepare(text?: string): Promise<boolean>;
}

/**
 * Stems by some languages, as `stemmedLanguages` gives them. That of English is at hand; most
 * catalogues need no other, and of those that do, most questions.
 */
export function stemsBy(languages: readonly string[]): Stems {
  const loaded = new Map<string, Stemmer>();
  const isEnglish = languages.includes('en');
  const others = languages.filter((language) => language !== 'en');
  // Names and numbers have none.
  const own = isEnglish ? /^\p{Script=Latin}(?:.*\P{N})?$/su : /^$/;
  const englishStem = remember(english);
  return {
    stem(word) {
      if (own.test(word)) return englishStem(word);
      for (const { isOwn, stem } of loaded.values()) if (isOwn.test(word)) return stem(word);
      return word;
    },
    async prepare(text) {
      const isIn = text === undefined || !isEnglish || /(?!\p{Script=Latin})\p{L}/u.test(text);
      const missing = others.filter((language) => isIn && !loaded.has(language));
      if (missing.length === 0) return false;
      const { stemmerOf } = await import('./languages.ts');
      const before = loaded.size;
      await Promise.all(
        missing.map(async (language) => {
          const stemmer = await stemmerOf(language, text);
          if (stemmer) loaded.set(language, stemmer);
        }),
      );
      return loaded.size > before;
    },
  };
}
